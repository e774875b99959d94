"""The record's form, laid out so that a clerk finds things."""

from django.forms import Textarea
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from organizations.enums import OrganizationKind
from organizations.forms import FormerStateForm, OrganizationForm


class FederationTab(ObjectList):
    """Shown on the county federation's own record only."""

    class BoundPanel(ObjectList.BoundPanel):
        def is_shown(self):
            ours = self.instance.kind == OrganizationKind.COUNTY_FEDERATION
            return ours and super().is_shown()


class HistoryPanel(InlinePanel):
    """Former states, in a form that asks only for what a change changed."""

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = FormerStateForm
        return options


def organization_tabs() -> TabbedInterface:
    return TabbedInterface(
        [
            ObjectList(BASIC_PANELS, heading="基本情况"),
            ObjectList(HISTORY_PANELS, heading="沿革"),
            ObjectList(PEOPLE_PANELS, heading="班子与联系方式"),
            ObjectList(COUNTED_PANELS, heading="数据与民主管理"),
            ObjectList(WON_PANELS, heading="建家与竞赛"),
            FederationTab(FEDERATION_PANELS, heading="县总工会机关"),
        ],
        base_form_class=OrganizationForm,
    )


BASIC_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("name"),
            FieldPanel("short_name"),
            FieldPanel("aliases", widget=Textarea({"rows": 3})),
        ],
        heading="名称",
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("kind"), FieldPanel("nature")]),
            FieldPanel("is_new_enterprise"),
            FieldPanel("parent"),
        ],
        heading="类型与隶属",
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("valid_from"), FieldPanel("approval_document")]),
        ],
        heading="成立",
    ),
    MultiFieldPanel(
        [
            FieldPanel("credit_code"),
            FieldRowPanel(
                [
                    FieldPanel("certificate_number"),
                    FieldPanel("certificate_issued"),
                    FieldPanel("certificate_expires"),
                ]
            ),
        ],
        heading="法人资格",
    ),
]
HISTORY_PANELS = [
    HistoryPanel(
        "former_states",
        heading="以前的情况",
        label="以前的情况",
        help_text="更名、划转、改制之前是什么样，到哪一天为止；没有变更过的不用填。"
        "新发生的变更请点页面上方的“…”，选“更名”或“划转或改制”，会自动记到这里。",
    ),
    MultiFieldPanel(
        [
            FieldPanel("standing"),
            FieldRowPanel([FieldPanel("valid_to"), FieldPanel("ending_document")]),
            FieldPanel("successor"),
        ],
        heading="现在的状态",
    ),
]
PEOPLE_PANELS = [
    MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("term_number"),
                    FieldPanel("term_start"),
                    FieldPanel("term_years"),
                ]
            )
        ],
        heading="届次任期",
        help_text="任期届满日期按换届日期和任期自动推算。",
    ),
    InlinePanel("officers", heading="班子成员", label="班子成员"),
    MultiFieldPanel(
        [
            FieldPanel("address"),
            FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        ],
        heading="单位联系方式（对外公开）",
    ),
]
COUNTED_PANELS = [
    InlinePanel("headcounts", heading="年度数据", label="年度数据"),
    InlinePanel("practices", heading="民主管理和组织机构", label="项目"),
    InlinePanel("contracts", heading="集体合同", label="集体合同"),
]
WON_PANELS = [
    InlinePanel("home_awards", heading="职工之家", label="称号"),
    InlinePanel(
        "competition_results",
        heading="竞赛成绩",
        label="竞赛成绩",
        help_text="本单位、班组或职工在劳动竞赛、技能竞赛中得的名次和奖项。",
    ),
]
FEDERATION_PANELS = [
    InlinePanel("departments", heading="内设机构", label="股室"),
    InlinePanel(
        "staff",
        heading="机关在职干部职工",
        label="干部职工",
        help_text="网站上只公布总人数，不公布姓名。",
    ),
    InlinePanel("assessments", heading="目标责任考核", label="年度考核"),
]
