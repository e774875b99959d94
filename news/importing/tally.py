"""What a run did, counted as it goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from intake.report import KEPT, Loss
from news.importing.outcomes import Outcome

MOST_REFUSALS = 1000
MOST_NAMED = 200
Refusal = tuple[int, str]


@dataclass
class Tally:
    """Counts stay small however long the file; of refused lines the first thousand
    are kept with their reasons."""

    outcomes: Counter[str] = field(default_factory=Counter)
    losses: Counter[tuple[str, str]] = field(default_factory=Counter)
    refusals: list[Refusal] = field(default_factory=list)
    organizations: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    columns: list[str] = field(default_factory=list)

    def refuse(self, number: int, reason: str) -> None:
        self.outcomes[Outcome.REFUSED] += 1
        if len(self.refusals) < MOST_REFUSALS:
            self.refusals.append((number, reason))

    def lose(self, losses: Iterable[Loss]) -> None:
        for loss in losses:
            self.losses[loss.element, loss.action] += loss.count

    def name(self, counter: Counter[str], names: Iterable[str]) -> None:
        """Count names, of at most ``MOST_NAMED`` kinds."""
        for name in names:
            if name in counter or len(counter) < MOST_NAMED:
                counter[name] += 1

    def add(self, other: Tally) -> None:
        """What another, of some of the lines, counted."""
        self.outcomes += other.outcomes
        self.losses += other.losses
        self.refusals += other.refusals[: MOST_REFUSALS - len(self.refusals)]
        self.columns += other.columns
        for mine, theirs in (
            (self.organizations, other.organizations),
            (self.fields, other.fields),
        ):
            for name, count in theirs.items():
                if name in mine or len(mine) < MOST_NAMED:
                    mine[name] += count

    @property
    def counts(self) -> dict[str, int]:
        return {outcome.value: self.outcomes[outcome] for outcome in Outcome}

    @property
    def lost(self) -> list[list[object]]:
        """(element, action, count) of what was changed or dropped, most first."""
        return [
            [element, action, count]
            for (element, action), count in self.losses.most_common()
            if action != KEPT
        ]

    @property
    def kept(self) -> list[list[object]]:
        return [
            [element, count]
            for (element, action), count in self.losses.most_common()
            if action == KEPT
        ]

    @property
    def remarks(self) -> list[str]:
        """Sentences on what the file names and the site does not know."""
        said = [f"新建了栏目“{way}”。" for way in self.columns]
        said += [
            f"“{name}”在组织名录中找不到或有重名，有{count}篇没有关联。"
            for name, count in self.organizations.most_common()
        ]
        said += [
            f"有{count}行带有不认识的项“{name}”，没有读入。"
            for name, count in self.fields.most_common()
        ]
        return said
