"""The editing form of an issue, in the order an office fills it in."""

from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    Panel,
)

from bulletin import numbering
from intake.panels import ImportReportPanel


class NumberPanel(Panel):
    """Says which number the issue has, or will get."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "bulletin/admin/number_panel.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return context | {"sentence": self.sentence(), "warning": self.warning()}

        def warning(self) -> str:
            """Numbers and dates of a year should rise together."""
            issue = self.instance
            if issue.is_issued or issue.proposed_number or issue.sign_date is None:
                return ""
            sequence = self.form.parent_page.specific.numbers().of(
                issue.kind, issue.sign_date.year
            )
            latest = sequence.select_related("issue").order_by("number").last()
            if latest is None or issue.sign_date >= latest.issue.sign_date:
                return ""
            return (
                f"签发日期早于已印发的{latest.label}（{latest.issue.sign_date}），请核对；"
                "如果是补录旧简报，请填写原期号。"
            )

        def sentence(self) -> str:
            issue = self.instance
            if issue.is_issued:
                entry = issue.number_entry
                note = "（补录）" if entry.backfilled else ""
                return f"{entry.year}年{entry.label}{entry.overall_label}{note}"
            series = self.form.parent_page.specific
            try:
                decision, overall = series.numbers().decide(issue, series)
            except numbering.NumberConflict as conflict:
                return str(conflict)
            label = numbering.issue_label(issue.kind, decision.number)
            return (
                f"拟{issue.numbering_year()}年{label}{numbering.overall_label(overall)}"
            )


ISSUE_PANELS = [
    MultiFieldPanel(
        [
            NumberPanel(),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("sign_date")]),
            FieldRowPanel(
                [FieldPanel("proposed_number"), FieldPanel("proposed_overall")]
            ),
        ],
        heading="期号与日期",
    ),
    ImportReportPanel([FieldPanel("import_acknowledged")], heading="导入情况"),
    FieldPanel("editor_note"),
    InlinePanel("articles", heading="文章", label="文章"),
    MultiFieldPanel(
        [FieldPanel("summary"), FieldPanel("lead_image")],
        heading="封面（显示在列表和首页）",
        classname="collapsed",
    ),
    MultiFieldPanel(
        [
            FieldPanel("report_to"),
            FieldPanel("send_to"),
            FieldPanel("distribute_to"),
            FieldPanel("extra_distribution"),
            FieldPanel("copies"),
        ],
        heading="报送范围",
        classname="collapsed",
    ),
    MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("edited_by"),
                    FieldPanel("reviewed_by"),
                    FieldPanel("signed_by"),
                ]
            ),
            FieldPanel("issue_date"),
        ],
        heading="责任人",
    ),
    MultiFieldPanel(
        [
            FieldPanel("original_scan"),
            FieldPanel("archive_number"),
        ],
        heading="存档",
        classname="collapsed",
    ),
]
