"""How a draft becomes a notice, and stays the notice it became."""

from django.db import transaction
from django.utils import timezone

from honors.notice_rules import BEFORE, NoticeStage
from honors.notice_shortcomings import shortcomings
from pages.refusal import NotReady, RefusableMixin

# What the notice itself is: no draft, however old, gives it another value.
FACTS = (
    "stage",
    "end_on",
    "document_number",
    "decision_date",
    "decided_by",
    "roll_id",
)
FIXED = ("honor_id", "year", "batch", "start_on", "working_days")


class AnnouncingMixin(RefusableMixin):
    """List and period, fixed at publication and kept by every later draft."""

    @property
    def is_announced(self) -> bool:
        """Whether list and period are fixed."""
        return self.stage not in BEFORE

    def shortcomings(self) -> dict[str, str]:
        """Why it may not be announced today, by field."""
        if self.is_announced:
            return {}
        return shortcomings(self, self.listed().count(), timezone.localdate())

    def with_content_json(self, content):
        """A draft has its texts; what was announced, decided and found is kept."""
        revised = super().with_content_json(content)
        for name in (*FACTS, *(FIXED if self.is_announced else ())):
            setattr(revised, name, getattr(self, name))
        return revised

    def save(self, *args, **kwargs):
        """Every door to publication ends here: list and period are fixed together
        with the first one, or it does not come about."""
        if self._state.adding and not self.is_announced:
            self.live = False
        if not self.live or self.is_announced or kwargs.get("update_fields"):
            return super().save(*args, **kwargs)
        if problems := self.shortcomings():
            raise NotReady(self, list(problems.values()))
        with transaction.atomic():
            awards = list(self.listed())
            self.end_on, self.stage = self.last_day, NoticeStage.ANNOUNCED
            self.editorial_date = self.start_on
            result = super().save(*args, **kwargs)
            entries = self.entries
            entries.bulk_create(entries.model(notice=self, award=one) for one in awards)
        return result

    def interrupt(self):
        """Taken down within its period, it begins anew when it is published again."""
        if self.stage == NoticeStage.ANNOUNCED and not self.is_over:
            self.entries.all().delete()
            self.stage, self.end_on = NoticeStage.FIRST_REVIEW, None
            self.save(update_fields=["stage", "end_on"])


def begin_anew(sender, instance, **kwargs):
    """Received when a page is taken down, by whatever door."""
    if isinstance(instance, AnnouncingMixin):
        instance.interrupt()
