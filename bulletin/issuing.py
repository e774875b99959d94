"""How a draft becomes an issue, and stays the issue it became."""

from django.db import transaction
from django.utils import timezone

from bulletin import numbering
from bulletin.models.articles import BulletinArticle
from bulletin.models.ledger import IssueNumber
from bulletin.models.releases import IssueRelease
from bulletin.readiness import shortcomings
from pages.refusal import NotReady, RefusableMixin
from typesetting.errors import TypesettingError


class IssuingMixin(RefusableMixin):
    """Number, name and print, given at publication and kept in every revision."""

    @property
    def number_entry(self):
        """Its row in the ledger; None for a draft."""
        return getattr(self, "entry", None) if self.pk else None

    @property
    def is_issued(self) -> bool:
        return self.number_entry is not None

    @property
    def label(self) -> str:
        return self.number_entry.label if self.is_issued else "（未编号）"

    def issued_keys(self) -> list[int]:
        """The keys of the articles as they stand in public, in order."""
        articles = BulletinArticle.objects.filter(issue_id=self.pk)
        return list(articles.order_by("sort_order").values_list("pk", flat=True))

    def with_content_json(self, content):
        """Number, address and title belong to the issue, not to a revision."""
        revised = super().with_content_json(content)
        revised.slug = self.slug
        revised.title = self.title if self.is_issued else revised.working_title()
        revised.set_url_path(self.get_parent())
        return revised

    def save_revision(self, *args, overwrite_revision=None, **kwargs):
        """What was issued is never written over: the autosave of somebody who has
        it still open begins a revision of its own."""
        if overwrite_revision and self.was_issued(overwrite_revision):
            overwrite_revision = None
        return super().save_revision(
            *args, overwrite_revision=overwrite_revision, **kwargs
        )

    def was_issued(self, revision) -> bool:
        if revision.pk == self.live_revision_id:
            return True
        return self.releases.filter(revision=revision).exists()

    def save(self, *args, **kwargs):
        """Every door to publication (editor, workflow, schedule, bulk action,
        command) ends here: number, text and frozen print appear together or not
        at all."""
        if self._state.adding:
            self.begin()
        if not self.live and not self.is_issued:
            self.live_revision = None
            self.first_published_at = self.last_published_at = None
        if not self.live or kwargs.get("update_fields") is not None:
            return super().save(*args, **kwargs)
        try:
            with transaction.atomic():
                self.enter_ledger()
                self.fix_names()
                result = super().save(*args, **kwargs)
                self.freeze()
        except BaseException:
            self._state.fields_cache.pop("entry", None)
            raise
        return result

    def begin(self):
        """A copy of a live issue is a draft, and an issue has no second address."""
        if self.alias_of_id:
            raise NotReady(self, ["简报期次不能做成同步副本，请改用复制。"])
        self.live = False
        self._set_core_field_defaults()

    def shortcomings(self, articles) -> list[str]:
        """Why it may not be published with these articles, in whole sentences."""
        issued = self.issued_keys() if self.is_issued else None
        return shortcomings(self, articles, issued, timezone.localdate())

    def enter_ledger(self):
        """Draw the number at the first publication and name the issue after it."""
        if problems := self.shortcomings(list(self.articles.all())):
            raise NotReady(self, problems)
        try:
            entry = IssueNumber.objects.entry_for(self)
        except numbering.NumberConflict as conflict:
            raise NotReady(self, [str(conflict)]) from conflict
        self.slug = numbering.issue_slug(entry.kind, entry.year, entry.number)
        self.title = self.draft_title = numbering.issue_title(
            entry.series_name, entry.kind, entry.year, entry.number
        )
        self.issue_date = self.issue_date or self.sign_date
        self.editorial_date = self.sign_date
        self.set_url_path(self.get_parent())

    def fix_names(self):
        """Contributing units keep the name of the day, whatever they become."""
        for article in self.articles.all():
            for contribution in article.contributions.all():
                contribution.printed_name = contribution.name_on(self.editorial_date)

    def freeze(self):
        """Keep the print of the text as published."""
        if self.live_revision_id is None or self.was_printed():
            return
        # The revision says what was issued, number, names and keys included.
        self.live_revision.content = self.serializable_data()
        self.live_revision.save(update_fields=["content"])
        try:
            IssueRelease.objects.freeze(self)
        except TypesettingError as error:
            raise NotReady(self, [str(error)]) from error

    def was_printed(self) -> bool:
        """Whether this save is no publication: its revision has its print."""
        return self.releases.filter(revision=self.live_revision_id).exists()
