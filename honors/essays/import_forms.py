"""What was read from an essay's file, to be looked at and adjusted."""

from django import forms
from wagtail.snippets.widgets import AdminSnippetChooser

from honors.essays.bylines import Person
from honors.essays.drafting import SEPARATOR
from honors.essays.enums import AuthorRole, EssayKind, Prize
from honors.essays.plans import EssayPlan
from honors.models import EssayEvent
from organizations.models import Organization

TOLD_BY_FILE = ("title", "subtitle", "abstract", "keywords", "unit")


class EssayReadForm(forms.Form):
    """The essay itself, and what no file tells: event, prize, year."""

    title = forms.CharField(label="题名", max_length=255)
    subtitle = forms.CharField(label="副题", max_length=120, required=False)
    kind = forms.ChoiceField(
        label="类别", choices=EssayKind.choices, initial=EssayKind.PAPER
    )
    unit = forms.CharField(
        label="单位",
        max_length=100,
        required=False,
        help_text="以单位名义参评的填写，照证书写。",
    )
    event = forms.ModelChoiceField(
        EssayEvent.objects.all(),
        label="活动",
        required=False,
        widget=AdminSnippetChooser(EssayEvent),
        help_text="在哪次征文、研讨会上获奖；没有登记过的，可以生成草稿以后再补。",
    )
    prize = forms.ChoiceField(
        label="奖次", required=False, choices=[("", "没有奖次"), *Prize.choices]
    )
    year_text = forms.CharField(
        label="年份",
        max_length=20,
        required=False,
        help_text="照原件写；不清楚的不要猜，写“不详”。",
    )
    abstract = forms.CharField(
        label="摘要", required=False, widget=forms.Textarea({"rows": 4})
    )
    keywords = forms.CharField(
        label="关键词", max_length=200, required=False, help_text="之间用分号隔开。"
    )

    @classmethod
    def of(cls, plan: EssayPlan, data=None):
        essay = plan.essay
        initial = {
            "title": essay.title,
            "subtitle": essay.subtitle,
            "unit": essay.byline.unit,
            "abstract": essay.abstract,
            "keywords": SEPARATOR.join(essay.keywords),
        }
        return cls(data, initial=initial, prefix="essay")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("prize") and not cleaned.get("event"):
            self.add_error("event", "填了奖次，请选择是在哪次活动上获奖的。")
        return cleaned

    def apply(self, plan: EssayPlan) -> None:
        read, essay = self.cleaned_data, plan.essay
        essay.title, essay.subtitle = read["title"], read["subtitle"]
        essay.abstract = read["abstract"]
        essay.keywords = [read["keywords"]] if read["keywords"] else []
        if read["unit"] != essay.byline.unit:
            plan.organization = None
        essay.byline = type(essay.byline)(essay.byline.people, read["unit"])
        plan.chosen = {
            name: value for name, value in read.items() if name not in TOLD_BY_FILE
        }


class PersonForm(forms.Form):
    """One author as the file names them; without a name nobody is drafted."""

    name = forms.CharField(
        label="姓名", max_length=60, required=False, help_text="清空就不导入这个人。"
    )
    role = forms.ChoiceField(label="身份", choices=AuthorRole.choices)
    unit = forms.CharField(
        label="单位", max_length=100, required=False, help_text="照证书写。"
    )
    organization = forms.ModelChoiceField(
        Organization.objects.all(),
        label="名录中的单位",
        required=False,
        widget=AdminSnippetChooser(Organization),
    )

    @classmethod
    def of(cls, plan: EssayPlan, place: int, data=None):
        person, organization = plan.people[place]
        initial = {
            "name": person.name,
            "role": person.role,
            "unit": person.unit,
            "organization": organization and organization.pk,
        }
        return cls(data, initial=initial, prefix=f"person-{place}")

    def person(self) -> tuple[Person, Organization | None] | None:
        read = self.cleaned_data
        if not read["name"]:
            return None
        return Person(read["name"], read["role"], read["unit"]), read["organization"]
