"""The editing forms of news and of media coverage, in the order they are filled in."""

from django import forms
from django.utils.functional import cached_property
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
    Panel,
)

from news.enums import ON_AIR, ON_PAPER


class KindPanel(MultiFieldPanel):
    """Fields that only some kinds of media have: hidden once another is chosen."""

    def __init__(self, *args, kinds=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.kinds = kinds

    def clone_kwargs(self):
        return super().clone_kwargs() | {"kinds": self.kinds}

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self):
            outlet = self.instance.outlet
            fits = outlet is None or outlet.kind in self.panel.kinds
            return fits and super().is_shown()


class MovedInPanel(Panel):
    """What the move from an old site changed and dropped; only where it did."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "news/admin/moved_in_panel.html"

        @cached_property
        def story(self):
            return getattr(self.instance, "imported", None)

        def is_shown(self):
            return bool(self.story and self.story.told)


ORGANIZATIONS = InlinePanel("organization_links", heading="相关组织", label="组织")

STORY_PANELS = [
    MovedInPanel(heading="迁入情况"),
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
    FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
    ORGANIZATIONS,
]

COVERAGE_PANELS = [
    FieldPanel("title", heading="报道标题"),
    MultiFieldPanel(
        [
            FieldPanel("outlet"),
            FieldRowPanel(
                [
                    FieldPanel("published_on"),
                    FieldPanel(
                        "source",
                        heading="媒体当时的名称",
                        help_text="不填时按刊播日期从媒体的曾用名中取。",
                    ),
                ]
            ),
            FieldRowPanel([FieldPanel("reporter"), FieldPanel("correspondent")]),
        ],
        heading="刊播",
    ),
    FieldPanel("summary", heading="本站摘要"),
    KindPanel(
        [
            FieldRowPanel([FieldPanel("edition"), FieldPanel("edition_name")]),
            FieldPanel("edition_headline"),
        ],
        heading="报纸",
        kinds=ON_PAPER,
    ),
    KindPanel(
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
        kinds=ON_AIR,
    ),
    MultiFieldPanel(
        [
            FieldPanel("report_url"),
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
