"""The form of a notice, in the order in which it is read."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel

from pages.models import SitePage


class PeriodPanel(Panel):
    """When the period ends and which days count, as the holidays are known."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "honors/admin/period_panel.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            notice = self.instance
            return context | {
                "days": notice.days,
                "last_day": notice.last_day,
                "unarranged": unarranged(notice),
            }


def unarranged(notice) -> str:
    """The warning that the end may be wrong: nobody entered the year's holidays."""
    if not (years := notice.unarranged_years):
        return ""
    named = "、".join(f"{year}年" for year in years)
    return (
        f"还没有登记{named}的节假日安排，截止日期只按周末推算，可能不准。"
        "请先在“荣誉—节假日安排”里登记。"
    )


class ListPanel(Panel):
    """The names on the notice, each a link to its record, and the way to enter more."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "honors/admin/list_panel.html"

        def get_context_data(self, parent_context=None):
            from honors.notice_lists import names_on

            return super().get_context_data(parent_context) | names_on(self.instance)


NOTICE_PANELS = [
    FieldPanel("title", heading="标题"),
    MultiFieldPanel(
        [
            FieldPanel("honor", required_on_save=True),
            FieldRowPanel(
                [FieldPanel("year", required_on_save=True), FieldPanel("batch")]
            ),
            FieldPanel("order"),
            ListPanel(),
        ],
        heading="名单",
    ),
    MultiFieldPanel(
        [FieldPanel("basis"), FieldPanel("basis_document"), FieldPanel("body")],
        heading="依据和说明",
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("start_on"), FieldPanel("working_days")]),
            PeriodPanel(),
            FieldPanel("fold_after"),
        ],
        heading="公示期",
    ),
    MultiFieldPanel(
        [
            FieldPanel("department"),
            FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
            FieldPanel("address"),
            FieldPanel("reporting_note"),
        ],
        heading="受理",
    ),
    *SitePage.card_panels,
]
