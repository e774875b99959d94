"""What a clerk enters about a change; the rules are in ``changes``."""

from django import forms
from wagtail.admin.widgets import AdminDateInput
from wagtail.snippets.widgets import AdminSnippetChooser

from organizations.changes import children_of
from organizations.enums import OrganizationKind, Standing, UnitNature
from organizations.models import Organization


def day_field(label, help_text):
    return forms.DateField(label=label, help_text=help_text, widget=AdminDateInput)


def organization_field(label, **options):
    return forms.ModelChoiceField(
        Organization.objects.records(),
        label=label,
        widget=AdminSnippetChooser(Organization, icon="group"),
        **options,
    )


def document_field(label):
    return forms.CharField(label=label, max_length=100, required=False)


class RenameForm(forms.Form):
    """更名."""

    day = day_field("新名称启用日期", "从这一天起用新的名称，前一天为止是原来的名称。")
    name = forms.CharField(label="新的全称", max_length=100)
    short_name = forms.CharField(
        label="新的规范简称", max_length=40, required=False, help_text="没有的不填。"
    )
    document = document_field("更名文号")

    def __init__(self, record, *args, **kwargs):
        kwargs["initial"] = {"name": record.name, "short_name": record.short_name}
        super().__init__(*args, **kwargs)


class RearrangeForm(forms.Form):
    """划转或改制: filled with what is today; the clerk alters what changed."""

    day = day_field("变更生效日期", "从这一天起是下面填写的情况。")
    parent = organization_field("上级工会", required=False)
    kind = forms.ChoiceField(label="组织类型", choices=OrganizationKind.choices)
    nature = forms.ChoiceField(
        label="单位性质", required=False, choices=[("", "未登记"), *UnitNature.choices]
    )
    is_new_enterprise = forms.BooleanField(label="新建企业", required=False)
    document = document_field("变更文号")

    def __init__(self, record, *args, **kwargs):
        kwargs["initial"] = {
            "parent": record.parent,
            "kind": record.kind,
            "nature": record.nature,
            "is_new_enterprise": record.is_new_enterprise,
        }
        super().__init__(*args, **kwargs)


class CloseForm(forms.Form):
    """合并、撤销或划出."""

    standing = forms.ChoiceField(
        label="怎样终止",
        choices=[
            (Standing.MERGED, "并入另一个工会"),
            (Standing.DISSOLVED, "撤销"),
            (Standing.TRANSFERRED, "划出本县"),
        ],
        widget=forms.RadioSelect,
    )
    valid_to = day_field("终止日期", "作为本组织存在的最后一天。")
    ending_document = document_field("终止文号")
    successor = organization_field(
        "并入或承接的工会", required=False, help_text="合并的必须选择；没有的不填。"
    )
    closes_offices = forms.BooleanField(
        label="在任班子成员到终止日期为止",
        required=False,
        help_text="勾选后，还没有填结束日期的班子成员都填上终止日期。",
    )
    hands_over = forms.BooleanField(
        label="下级工会转给承接的工会",
        required=False,
        help_text="勾选后，从终止的第二天起，现有的下级工会都归承接的工会。",
    )

    def __init__(self, record, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not children_of(record).exists():
            del self.fields["hands_over"]


class TakeBackForm(forms.Form):
    """Nothing to enter: the button is the answer."""

    def __init__(self, record, *args, **kwargs):
        super().__init__(*args, **kwargs)
