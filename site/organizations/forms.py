"""The record's form: what a clerk leaves out of its history is filled for them."""

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm

from organizations.credit_code import normalise_credit_code
from organizations.enums import ChangeReason, OrganizationKind

# the lists that only the county federation has
FEDERATION_LISTS = ("departments", "staff", "assessments")
# what a change for this reason leaves as it was
STAYS = {
    ChangeReason.RENAMED: ("kind", "nature", "is_new_enterprise", "parent"),
    ChangeReason.TRANSFERRED: (
        "name", "short_name", "kind", "nature", "is_new_enterprise",
    ),
    ChangeReason.RESTRUCTURED: ("name", "short_name", "kind", "parent"),
}  # fmt: skip


class FormerStateForm(WagtailAdminModelForm):
    """Asks only for what a change changed; the rest may stay empty."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("name", "kind"):
            self.fields[name].required = False
        self.fields["name"].help_text = "更名的必须填写；其他变更不填就是后来的全称。"
        self.fields["kind"].help_text = "不填就是后来的组织类型。"

    def clean(self):
        cleaned = super().clean()
        renamed = cleaned.get("reason") == ChangeReason.RENAMED
        if renamed and not cleaned.get("name") and not self.errors.get("name"):
            self.add_error("name", "变更原因是更名，请填写更名以前的全称。")
        return cleaned

    def fill_from(self, following):
        """Take over what the change left as it was from the description after it.

        A saved row keeps what it has: an empty field there may be meant.
        """
        state, new = self.instance, self.instance._state.adding
        for field in STAYS[state.reason] if new else ("name", "kind"):
            if not getattr(state, field):
                setattr(state, field, getattr(following, field))


class CreditCodeField(forms.CharField):
    """A code as it is typed or pasted, with spaces and in full width."""

    def to_python(self, value):
        return normalise_credit_code(super().to_python(value))

    def widget_attrs(self, widget):
        """No limit of length: what is taken out does not count."""
        return {}


class OrganizationForm(WagtailAdminModelForm):
    """A record whose history is filled; another record's duplicate is no superior."""

    class Meta(WagtailAdminModelForm.Meta):
        field_classes = {"credit_code": CreditCodeField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.kind != OrganizationKind.COUNTY_FEDERATION:
            # Their tab is not drawn, so nothing of them is sent.
            for name in FEDERATION_LISTS:
                self.formsets.pop(name, None)
        for name in ("parent", "successor"):
            field = self.fields.get(name)
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = field.queryset.records()

    def is_valid(self):
        valid = super().is_valid()
        if valid and "former_states" in self.formsets:
            self.fill_history()
        return valid

    def fill_history(self):
        """From the latest former state back: each from the one that followed it."""
        history = self.formsets["former_states"]
        rows = [
            row
            for row in history.forms
            if row not in history.deleted_forms and row.instance.until
        ]
        following = self.instance
        for row in sorted(rows, key=lambda row: row.instance.until, reverse=True):
            row.fill_from(following)
            following = row.instance
