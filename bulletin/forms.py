"""The editing form of an issue."""

from django import forms
from wagtail.admin.forms import WagtailAdminPageForm

from bulletin import numbering
from pages.forms import SystemSlugCopyForm


class SeriesCopyForm(SystemSlugCopyForm):
    """A copied series is a new, empty one: numbers belong to the first."""

    not_offered = ("copy_subpages", "publish_copies", "alias")


class IssueCopyForm(SystemSlugCopyForm):
    """A copy of an issue is a draft without a number, never a second issue."""

    not_offered = ("publish_copies", "alias")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_title"].widget = forms.HiddenInput()

    def clean_new_title(self):
        return self.page.specific.working_title()


class BulletinIssueForm(WagtailAdminPageForm):
    """Begins a new issue with the series' lists; before publication says in
    sentences what is missing and which number can be given."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and self.parent_page is not None:
            for name, value in self.parent_page.specific.defaults().items():
                if name in self.fields and not self.initial.get(name):
                    self.initial[name] = value

    def clean(self):
        cleaned = super().clean()
        if self.is_deferred_validation:
            return cleaned
        for problem in self._as_edited().shortcomings(self._articles()):
            self.add_error(None, problem)
        if not self.instance.is_issued and cleaned.get("sign_date"):
            self._check_number()
        return cleaned

    def _as_edited(self):
        """The issue with the values typed in; the form copies them only later."""
        for name, value in self.cleaned_data.items():
            if name in {"kind", "sign_date", "import_acknowledged"}:
                setattr(self.instance, name, value)
        return self.instance

    def _articles(self):
        """The articles as they would be published; those taken out are gone."""
        formset = self.formsets["articles"]
        formset.is_valid()  # cleans the rows, which come after this form
        kept = [
            form
            for form in formset.forms
            if form.has_changed() or form.instance.pk
            if not form.cleaned_data.get("DELETE")
        ]
        kept.sort(key=lambda form: form.cleaned_data.get("ORDER") or 0)
        for form in kept:
            form.instance.title = form.cleaned_data.get("title", "")
            form.instance.body = form.cleaned_data.get("body")
        return [form.instance for form in kept]

    def _check_number(self):
        issue, series = self.instance, self.parent_page.specific
        issue.proposed_number = self.cleaned_data.get("proposed_number")
        issue.proposed_overall = self.cleaned_data.get("proposed_overall")
        try:
            series.numbers().decide(issue, series)
        except numbering.NumberConflict as conflict:
            self.add_error("proposed_number", forms.ValidationError(str(conflict)))
