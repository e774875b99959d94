"""The whole of a file: read, prepared and written a few hundred lines at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import DatabaseError, transaction

from intake.models import ImportBatch
from intake.safety import MIB
from news.importing.items import Item, item_of
from news.importing.known import known_stories, touched_by_hand
from news.importing.lines import BadLine, Line
from news.importing.outcomes import Outcome
from news.importing.preparing import Prepared, Preparer
from news.importing.seen import SeenKeys
from news.importing.tally import Refusal, Tally
from news.importing.writing import Writer
from news.models import ImportedStory, StoryImport

CHUNK_LINES = 500
CHUNK_BYTES = 8 * MIB


@dataclass
class Settled:
    """What is to be done with some lines."""

    tally: Tally = field(default_factory=Tally)
    new: list[Prepared] = field(default_factory=list)
    changed: list[tuple[ImportedStory, Prepared]] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)

    def refuse(self, item: Item, reason: str) -> None:
        self.refused.append((item.number, reason))

    def losses_of(self, prepared: Prepared) -> None:
        self.tally.lose(prepared.losses)
        self.tally.name(self.tally.organizations, prepared.unknown_organizations)


@dataclass
class Move:
    """One run. Without a ``batch`` nothing is written. ``on_refusal`` hears of every
    refused line at once, ``on_read`` of how many bytes were dealt with."""

    preparer: Preparer
    batch: StoryImport | None = None
    user: Any = None
    on_refusal: Callable[[int, str], None] = lambda number, reason: None
    on_read: Callable[[int], None] = lambda size: None
    tally: Tally = field(default_factory=Tally)

    def run(self, lines: Iterable[Line]) -> Tally:
        with SeenKeys() as seen:
            for chunk in chunks(lines):
                items = list(self._items(chunk, seen))
                if items:
                    self._take(items)
                self._keep_counts()
                self.on_read(sum(line.size for line in chunk))
        return self.tally

    def _items(self, chunk: Sequence[Line], seen: SeenKeys) -> Iterator[Item]:
        for line in chunk:
            try:
                item = item_of(line, self.preparer.now)
                if earlier := seen.earlier(item.keys, item.number):
                    raise BadLine(
                        f"与第{earlier}行的编号或旧网址相同，请核对，只留一行。"
                    )
            except BadLine as reason:
                self._refuse(line.number, str(reason))
            else:
                self.tally.name(self.tally.fields, item.unknown)
                yield item

    def _take(self, items: Sequence[Item]) -> None:
        """All of these lines; when the database refuses one of them, the others in
        smaller and smaller groups until the one is alone."""
        if self.batch is None:
            settled = self._settle(items, None)
        else:
            writer = Writer(self.batch, self.preparer.columns, self.user)
            try:
                with transaction.atomic():
                    ImportBatch.objects.one_at_a_time()
                    settled = self._settle(items, writer)
                    self._write(settled, writer)
            except DatabaseError:
                writer.take_back()
                self.preparer.columns.read()
                self._take_apart(items)
                return
            except BaseException:
                writer.take_back()
                raise
        for number, reason in settled.refused:
            self._refuse(number, reason)
        self.tally.add(settled.tally)

    def _take_apart(self, items: Sequence[Item]) -> None:
        if len(items) == 1:
            reason = "数据库不接受这一行的内容，没有写入，请核对各项的内容和长度。"
            self._refuse(items[0].number, reason)
            return
        middle = len(items) // 2
        self._take(items[:middle])
        self._take(items[middle:])

    def _settle(self, items: Sequence[Item], writer: Writer | None) -> Settled:
        """What is to be done with each. Pictures and files go into the library at
        once, where there is a writer: those of hundreds of texts are too many to hold.
        """
        settled = Settled()
        known = known_stories(items)
        pages = {story.page_id for story in known.values() if story.page_id}
        by_hand = touched_by_hand(pages)
        for item in items:
            story = known.get(item.number)
            if story and (story.page_id is None or story.page_id in by_hand):
                settled.tally.outcomes[Outcome.LEFT_ALONE] += 1
            elif story and story.digest == item.digest and not story.missing:
                settled.tally.outcomes[Outcome.UNCHANGED] += 1
            else:
                self._settle_one(settled, item, story, writer)
        return settled

    def _settle_one(
        self,
        settled: Settled,
        item: Item,
        story: ImportedStory | None,
        writer: Writer | None,
    ) -> None:
        """An item that is new, has changed, or lacked something last time."""
        try:
            prepared = self.preparer.prepare(item)
        except BadLine as reason:
            settled.refuse(item, str(reason))
            return
        is_same = story is not None and story.digest == item.digest
        if story is not None and is_same and prepared.missing >= story.missing:
            settled.tally.outcomes[Outcome.UNCHANGED] += 1
            return
        settled.losses_of(prepared)
        outcome = Outcome.ADDED if story is None else Outcome.UPDATED
        settled.tally.outcomes[outcome] += 1
        if writer is None:
            return
        writer.fill(prepared)
        if story is None:
            settled.new.append(prepared)
        else:
            settled.changed.append((story, prepared))

    def _write(self, settled: Settled, writer: Writer) -> None:
        made = len(self.preparer.columns.created)
        writer.add(settled.new)
        settled.tally.columns = self.preparer.columns.created[made:]
        for story, prepared in settled.changed:
            try:
                with transaction.atomic():
                    writer.update(story, prepared)
            except BadLine as reason:
                settled.refuse(prepared.item, str(reason))
                settled.tally.outcomes[Outcome.UPDATED] -= 1

    def _refuse(self, number: int, reason: str) -> None:
        self.tally.refuse(number, reason)
        self.on_refusal(number, reason)

    def _keep_counts(self) -> None:
        if self.batch is None:
            return
        self.batch.counts = self.tally.counts
        self.batch.refusals = self.tally.refusals
        self.batch.losses = self.tally.lost
        self.batch.remarks = self.tally.remarks
        self.batch.save(update_fields=["counts", "refusals", "losses", "remarks"])


def chunks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """A few hundred lines, or fewer long ones."""
    chunk: list[Line] = []
    size = 0
    for line in lines:
        chunk.append(line)
        size += line.size
        if len(chunk) >= CHUNK_LINES or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
