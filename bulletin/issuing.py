"""How a draft becomes an issue, and stays the issue it became."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.functional import cached_property

from bulletin import numbering
from bulletin.models.ledger import IssueNumber
from bulletin.models.releases import IssueRelease
from bulletin.printing import print_issue
from bulletin.readiness import shortcomings
from typesetting.errors import TypesettingError


class IssuingMixin:
    """Number, name and print, given at publication and kept in every revision."""

    @cached_property
    def number_entry(self):
        """Its row in the ledger; None for a draft."""
        return getattr(self, "entry", None)

    @property
    def is_issued(self) -> bool:
        return bool(self.pk) and self.number_entry is not None

    @property
    def label(self) -> str:
        return self.number_entry.label if self.is_issued else "（未编号）"

    def with_content_json(self, content):
        """Number, address and title belong to the issue, not to a revision."""
        revised = super().with_content_json(content)
        if self.is_issued:
            revised.slug, revised.title = self.slug, self.title
            revised.set_url_path(self.get_parent())
        return revised

    def save(self, *args, **kwargs):
        """Every door to publication (editor, schedule, bulk action, command) ends
        here: number, text and frozen print appear together or not at all."""
        if self._state.adding:
            # A copy of a live issue is a draft: only a published revision is issued.
            self.live = False
        if not self.live and not self.is_issued:
            self.live_revision = None
            self.first_published_at = self.last_published_at = None
        if not self.live or kwargs.get("update_fields") is not None:
            return super().save(*args, **kwargs)
        with transaction.atomic():
            self.enter_ledger()
            result = super().save(*args, **kwargs)
            if self.live_revision_id:
                self.freeze()
        return result

    def freeze(self):
        """Keep the print of the text as published."""
        try:
            IssueRelease.objects.freeze(self)
        except TypesettingError as error:
            raise ValidationError(str(error)) from error

    def obstacles(self) -> list[str]:
        """Why this text cannot be published now, in whole sentences."""
        if problems := shortcomings(self, list(self.articles.all())):
            return problems
        try:
            if not self.is_issued:
                self.series.numbers().decide(self, self.series)
            print_issue(self)
        except (numbering.NumberConflict, TypesettingError) as obstacle:
            return [str(obstacle)]
        return []

    def enter_ledger(self):
        """Draw the number at the first publication and name the issue after it."""
        problems = shortcomings(self, list(self.articles.all()))
        if problems:
            raise ValidationError(problems)
        if not self.is_issued:
            try:
                self.number_entry = IssueNumber.objects.draw(self)
            except numbering.NumberConflict as conflict:
                raise ValidationError(str(conflict)) from conflict
        entry = self.number_entry
        self.slug = numbering.issue_slug(entry.kind, entry.year, entry.number)
        self.title = self.draft_title = numbering.issue_title(
            self.series.title, entry.kind, entry.year, entry.number
        )
        self.issue_date = self.issue_date or self.sign_date
        self.editorial_date = self.sign_date
        self.set_url_path(self.get_parent())
