"""What was read from a Word file, to be looked at and adjusted."""

from django import forms
from wagtail.admin.widgets import AdminDateInput
from wagtail.snippets.widgets import AdminSnippetChooser

from bulletin.drafting import KINDS, LARGEST
from bulletin.enums import ArticleSection
from bulletin.plans import ArticlePlan, IssuePlan
from organizations.models import Organization

OWN, JOIN, LEAVE = "own", "join", "leave"
TREATMENTS = [(OWN, "单独成篇"), (JOIN, "并入上一篇"), (LEAVE, "不导入")]


class MastheadForm(forms.Form):
    """What stood in the 报头; the number is a proposal until publication."""

    kind = forms.ChoiceField(label="类别", choices=[(k, k) for k in KINDS])
    number = forms.IntegerField(
        label="期号",
        required=False,
        min_value=1,
        max_value=LARGEST["proposed_number"],
        help_text="文件里读到的期号。印发时核对，不会悄悄改动。",
    )
    overall = forms.IntegerField(
        label="总期号",
        required=False,
        min_value=1,
        max_value=LARGEST["proposed_overall"],
    )
    date = forms.DateField(label="签发日期", required=False, widget=AdminDateInput())

    @classmethod
    def of(cls, plan: IssuePlan, data=None):
        masthead = plan.issue.masthead
        initial = {
            "kind": masthead.kind,
            "number": masthead.number,
            "overall": masthead.overall,
            "date": masthead.date,
        }
        return cls(data, initial=initial, prefix="masthead")

    def apply(self, plan: IssuePlan) -> None:
        masthead, chosen = plan.issue.masthead, self.cleaned_data
        masthead.kind, masthead.date = chosen["kind"], chosen["date"]
        masthead.number, masthead.overall = chosen["number"], chosen["overall"]


class ArticleForm(forms.Form):
    """One article as it was recognized; each name of a unit with its record."""

    treatment = forms.ChoiceField(label="处理", choices=TREATMENTS, initial=OWN)
    title = forms.CharField(label="标题", max_length=120, required=False)
    section = forms.ChoiceField(
        label="栏目",
        required=False,
        choices=[("", "不分栏目"), *ArticleSection.choices],
    )

    def __init__(self, plan: ArticlePlan, place: int, data=None):
        self.plan = plan
        initial = {"title": plan.title, "section": plan.section}
        super().__init__(data, initial=initial, prefix=f"article-{place}")
        if place == 0:
            self.fields["treatment"].choices = [TREATMENTS[0], TREATMENTS[2]]
        for i, match in enumerate(plan.matches):
            self.fields[f"unit-{i}"] = forms.ModelChoiceField(
                Organization.objects.all(),
                required=False,
                label=f"供稿单位“{match.name}”",
                initial=match.pk,
                help_text=""
                if match.pk
                else "名录中没有认出，请选择；不选则按文字保留。",
                widget=AdminSnippetChooser(Organization),
            )

    def apply(self) -> None:
        chosen = self.cleaned_data
        self.plan.title, self.plan.section = chosen["title"], chosen["section"]
        self.plan.joins_previous = chosen["treatment"] == JOIN
        self.plan.left_out = chosen["treatment"] == LEAVE
        self.plan.organizations = [
            chosen[f"unit-{i}"] for i in range(len(self.plan.matches))
        ]
