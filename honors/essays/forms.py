"""The editing form of an essay."""

from django import forms
from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm

from archive.models import Original
from intake.safety import MAX_FILE_BYTES, MIB
from pages.forms import SystemSlugCopyForm


class EssayCopyForm(SystemSlugCopyForm):
    """A copy is a draft with an address of its own."""

    not_offered = ("publish_copies", "alias")


class EssayForm(WagtailAdminPageForm):
    """Takes the original in, and says in sentences what publication still lacks."""

    new_original = forms.FileField(
        label="存入原件",
        required=False,
        help_text="作者交来的Word、PDF或扫描件，原样保存，不作任何改动。"
        "已有原件时，再选文件就是换成新的；旧的仍保存在档案里。",
    )

    def clean_new_original(self):
        upload = self.cleaned_data["new_original"]
        if not upload:
            return None
        if upload.size > MAX_FILE_BYTES:
            limit = MAX_FILE_BYTES // MIB
            raise ValidationError(
                f"文件“{upload.name}”超过{limit}MB的上限，请压缩以后再存入。"
            )
        user = self.for_user
        return Original.objects.ingest(upload, upload.name, user)

    def clean(self):
        cleaned = super().clean()
        if original := cleaned.get("new_original"):
            self.instance.original = original
        if self.is_deferred_validation:
            return cleaned
        for problem in self._as_edited().shortcomings(self._authors()):
            self.add_error(None, problem)
        return cleaned

    def _as_edited(self):
        """The essay with the values typed in; the form copies them only later."""
        for name in self._meta.fields:
            if name in self.cleaned_data and name != "new_original":
                setattr(self.instance, name, self.cleaned_data[name])
        return self.instance

    def _authors(self):
        """The authors as they would be published; those taken out are gone."""
        formset = self.formsets["authors"]
        formset.is_valid()  # cleans the rows, which come after this form
        kept = [
            form
            for form in formset.forms
            if form.has_changed() or form.instance.pk
            if not form.cleaned_data.get("DELETE")
        ]
        for form in kept:
            form.instance.name = form.cleaned_data.get("name", "")
            form.instance.unit = form.cleaned_data.get("unit", "")
        return [form.instance for form in kept]
