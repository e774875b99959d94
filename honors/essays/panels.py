"""The editing form of an essay, in the order an archivist fills it in."""

from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    Panel,
)

from intake.panels import ImportReportPanel


class OriginalPanel(Panel):
    """The original as it is kept: name, size and SHA-256."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "honors/admin/original_panel.html"


ESSAY_PANELS = [
    FieldPanel("title", heading="题名"),
    FieldPanel("subtitle"),
    FieldPanel("kind"),
    InlinePanel(
        "authors",
        heading="作者",
        label="作者",
        help_text="次序照证书；证书上只有单位的，作者空着，填下面的单位。",
    ),
    FieldRowPanel([FieldPanel("unit"), FieldPanel("organization")]),
    MultiFieldPanel(
        [
            FieldPanel("event"),
            FieldRowPanel([FieldPanel("prize"), FieldPanel("document_number")]),
            FieldRowPanel([FieldPanel("year_text"), FieldPanel("attested_on")]),
        ],
        heading="获奖",
    ),
    ImportReportPanel([FieldPanel("import_acknowledged")], heading="导入情况"),
    FieldPanel("abstract"),
    FieldPanel("keywords"),
    FieldPanel("body"),
    MultiFieldPanel(
        [OriginalPanel(), FieldPanel("new_original"), FieldPanel("certificate")],
        heading="原件和证书",
    ),
    MultiFieldPanel(
        [
            FieldPanel("rights"),
            FieldPanel("has_consent"),
            FieldPanel("embargo_until"),
            FieldPanel("rights_holder"),
            FieldPanel("rights_statement"),
        ],
        heading="公开与权利",
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("published_as"), FieldPanel("published_in")]),
            FieldRowPanel([FieldPanel("volume_editor"), FieldPanel("publisher")]),
            FieldRowPanel(
                [FieldPanel("publication_place"), FieldPanel("published_on")]
            ),
            FieldRowPanel(
                [FieldPanel("volume"), FieldPanel("issue"), FieldPanel("pages")]
            ),
        ],
        heading="刊载情况（用于引用格式）",
        classname="collapsed",
    ),
    MultiFieldPanel(
        [FieldPanel("archive_number"), FieldPanel("plagiarism_note")],
        heading="存档",
        classname="collapsed",
    ),
]
