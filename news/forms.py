"""The editing forms of columns, news and media coverage."""

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import NON_FIELD_ERRORS
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import ParentChooserForm

from pages.forms import SystemSlugCopyForm

# Below the root of the tree and the front page.
FIRST_LEVEL = 3


class ItemCopyForm(SystemSlugCopyForm):
    """A copy is a draft: an item stands in one column and is published once."""

    not_offered = ("publish_copies", "alias")


class ColumnLabels:
    """Of a choice among columns: those below another are set in."""

    def label_from_instance(self, column):
        return "　" * (column.depth - FIRST_LEVEL) + column.title


class ColumnField(ColumnLabels, forms.ModelChoiceField):
    pass


class ColumnChoiceForm(ParentChooserForm):
    """Where a new item is to stand: all columns at a glance."""

    def __init__(self, item_type, user, columns, *args, **kwargs):
        super().__init__(item_type, user, *args, **kwargs)
        self.fields["parent_page"] = ColumnField(
            columns.order_by("path"),
            label="放在哪个栏目",
            empty_label="请选择栏目",
            error_messages={"required": "请选择栏目。"},
        )


class ColumnForm(WagtailAdminPageForm):
    """Offers the people of the office under their names."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "responsible" in self.fields:
            field = self.fields["responsible"]
            field.queryset = get_user_model().objects.filter(is_active=True)
            field.label_from_instance = lambda user: (
                user.get_full_name() or user.username
            )


class ItemForm(WagtailAdminPageForm):
    """Lets a draft be as unfinished as it is; before publication says beside the
    fields what is missing."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        summary = self.fields["summary"]
        # Browsers cut what is too long without a word; the server says it.
        summary.widget.attrs.pop("maxlength", None)
        summary.error_messages["max_length"] = (
            "摘要有%(show_value)d个字，超过%(limit_value)d个字的上限，请删短。"
        )

    def _post_clean(self):
        super()._post_clean()
        if self.is_deferred_validation:
            return
        for name, sentence in self.shortcomings().items():
            known = name if name in self.fields else None
            if name == NON_FIELD_ERRORS or name not in self.errors:
                self.add_error(known, sentence)

    def shortcomings(self):
        return self.instance.shortcomings()


class StoryForm(ItemForm):
    def shortcomings(self):
        return self.instance.shortcomings(has_attachments=self._has_attachments())

    def _has_attachments(self) -> bool:
        """As they would be published; those taken out are gone."""
        formset = self.formsets["attachments"]
        formset.is_valid()  # cleans the rows, which come after this form
        return any(
            form.cleaned_data.get("document") and not form.cleaned_data.get("DELETE")
            for form in formset.forms
        )
