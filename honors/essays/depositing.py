"""From a draft to an essay that the archive keeps."""

from __future__ import annotations

from django.utils.html import strip_tags

from honors.document_number import normalise_document_number
from honors.essays.access import gives_full_text, public_from
from honors.essays.years import WrittenYear, read_year
from intake.personal_data import personal_numbers
from pages.refusal import NotReady, RefusableMixin

SUMMARY = 200


class DepositMixin(RefusableMixin):
    """What follows from the fields is worked out at every save; every door to
    publication asks what is missing."""

    def read_year(self) -> WrittenYear:
        return read_year(self.year_text, self.attested_on)

    @property
    def gives_full_text(self) -> bool:
        """Whether readers may have the full text and the original."""
        return gives_full_text(self.rights, self.has_consent)

    def settle(self) -> None:
        """Year, summary, days and document number, from what was typed in."""
        read = self.read_year()
        self.year, self.edtf = read.year, read.edtf
        self.public_from = public_from(self.rights, self.embargo_until)
        self.document_number = normalise_document_number(self.document_number)
        self.summary = shortened(self.abstract)
        self.editorial_date = self.event.last_day if self.event else None

    def clean(self):
        super().clean()
        self.settle()

    def save(self, *args, **kwargs):
        if self._state.adding and self.alias_of_id:
            raise NotReady(self, ["论文不能做成同步副本，请改用复制。"])
        self.settle()
        goes_public = self.live and kwargs.get("update_fields") is None
        if goes_public and (problems := self.shortcomings(list(self.authors.all()))):
            raise NotReady(self, problems)
        return super().save(*args, **kwargs)

    def shortcomings(self, authors) -> list[str]:
        """Why it may not be published with these authors, in whole sentences."""
        problems = []
        if not authors and not self.unit:
            problems.append("还没有作者，请照证书填写作者，或者填写参评单位。")
        if self.prize and not self.event:
            problems.append("填了奖次，请选择是在哪次活动上获奖的。")
        if not self.year_text.strip():
            problems.append("请填写年份；不清楚的照原件写，如“202_年”，或者写“不详”。")
        if self.gives_full_text and not self.body and not self.original_id:
            problems.append(
                "公开范围选了全文，但还没有全文和原件，请补上，或者改为“仅摘要”。"
            )
        return [
            *problems,
            *self.archive_number_taken(),
            *self.unread_losses(),
            *self.private_numbers(authors),
        ]

    def archive_number_taken(self) -> list[str]:
        """Two drafts may ask for one 档号; the second is told whose it is."""
        if not self.archive_number:
            return []
        others = type(self).objects.filter(archive_number=self.archive_number)
        return [
            f"档号{self.archive_number}已经给了《{other.title}》，请核对。"
            for other in others.exclude(pk=self.pk)[:1]
        ]

    def private_numbers(self, authors) -> list[str]:
        """Numbers of private people in what the public would read; never repeated."""
        words = self.body.stream_block.get_searchable_content(self.body)
        texts = {
            "题名": f"{self.title} {self.subtitle}",
            "摘要": self.abstract,
            "作者和单位": " ".join(f"{one.name} {one.unit}" for one in authors),
            "全文": strip_tags(" ".join(words)) if self.gives_full_text else "",
        }
        return [
            f"“{label}”里有{'、'.join(kinds)}，请删去或者遮盖以后再发布。"
            for label, words in texts.items()
            if (kinds := dict.fromkeys(kind for kind, _ in personal_numbers(words)))
        ]


def shortened(abstract: str) -> str:
    """The first sentences of an abstract, as far as a summary reaches."""
    flat = " ".join(abstract.split())
    if len(flat) <= SUMMARY:
        return flat
    end = flat.rfind("。", 0, SUMMARY)
    return flat[: end + 1] if end > SUMMARY // 3 else f"{flat[: SUMMARY - 1]}…"
