"""Copying a page without asking anybody for an address."""

from django import forms
from wagtail.admin.forms.pages import CopyForm


class SystemSlugCopyForm(CopyForm):
    """Wagtail's copy form; the address of the copy is found by the system.

    ``not_offered`` names the choices that make no sense for a page type.
    """

    not_offered: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.not_offered:
            self.fields.pop(name, None)
        self.fields["new_slug"].widget = forms.HiddenInput()
        self.fields["new_slug"].required = False

    def clean(self):
        parent = self.cleaned_data.get("new_parent_page")
        title = self.cleaned_data.get("new_title", self.page.title)
        if parent:
            copy = self.page.specific_class(title=title)
            self.cleaned_data["new_slug"] = copy.free_slug(parent)
        return super().clean()
