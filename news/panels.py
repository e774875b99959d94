"""The editing forms of news and of media coverage, in the order they are filled in."""

from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
)

ORGANIZATIONS = InlinePanel("organization_links", heading="相关组织", label="组织")

STORY_PANELS = [
    FieldPanel("title", heading="标题"),
    FieldPanel("subtitle"),
    FieldPanel("body"),
    InlinePanel("attachments", heading="附件", label="附件"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("origin"), FieldPanel("source")]),
            FieldPanel("original_date"),
            FieldPanel("source_url"),
            FieldPanel("permission"),
        ],
        heading="来源",
    ),
    MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("author"),
                    FieldPanel("photographer"),
                    FieldPanel("correspondent"),
                ]
            ),
            FieldRowPanel(
                [
                    FieldPanel("editor"),
                    FieldPanel("reviewer"),
                    FieldPanel("final_reviewer"),
                ]
            ),
        ],
        heading="署名",
    ),
    MultiFieldPanel(
        [FieldPanel("summary"), FieldPanel("lead_image")],
        heading="列表中的样子",
    ),
    FieldPanel("topics"),
    ORGANIZATIONS,
]

COVERAGE_PANELS = [
    FieldPanel("title", heading="报道标题"),
    MultiFieldPanel(
        [
            FieldPanel("outlet"),
            FieldRowPanel([FieldPanel("published_on"), FieldPanel("outlet_name")]),
            FieldRowPanel([FieldPanel("reporter"), FieldPanel("correspondent")]),
        ],
        heading="刊播",
    ),
    FieldPanel("summary", heading="本站摘要"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("edition"), FieldPanel("edition_name")]),
            FieldPanel("edition_headline"),
        ],
        heading="报纸",
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("channel"), FieldPanel("programme")]),
            FieldRowPanel(
                [
                    FieldPanel("broadcast_time"),
                    FieldPanel("duration"),
                    FieldPanel("segment"),
                ]
            ),
        ],
        heading="电视、广播",
    ),
    MultiFieldPanel(
        [
            FieldPanel("url"),
            FieldRowPanel([FieldPanel("link_state"), FieldPanel("link_checked_on")]),
            FieldPanel("archived_copy"),
        ],
        heading="网站、公众号、客户端",
    ),
    MultiFieldPanel(
        [
            FieldPanel("scan"),
            FieldPanel("clip"),
            FieldRowPanel([FieldPanel("rights"), FieldPanel("rights_note")]),
        ],
        heading="扫描件、截图和片段",
    ),
    FieldPanel("lead_image"),
    PageChooserPanel("about"),
    ORGANIZATIONS,
]
