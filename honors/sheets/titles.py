"""The honor that the words of a certificate and a level mean."""

from __future__ import annotations

from honors.models import Honor
from honors.sheets.words import plain_title
from organizations.sheets.names import closest, folded


class Titles:
    """The register of honors; one query."""

    def __init__(self) -> None:
        self.honors = list(Honor.objects.all())

    def named(self, title: str, level: str) -> Honor | None:
        """Of this level, the honor in whose name the title ends."""
        whole, plain = folded(title), folded(plain_title(title))
        same_level = [honor for honor in self.honors if honor.level == level]
        for honor in same_level:
            if folded(honor.name) in (whole, plain):
                return honor
        ends = [one for one in same_level if whole.endswith(folded(one.name))]
        return max(ends, key=lambda one: len(one.name), default=None)

    def missing(self, title: str, level_label: str) -> str:
        """Why no honor was found, with what comes nearest; a clause."""
        near = closest(plain_title(title), {honor.name for honor in self.honors})
        offered = f"，最接近的是“{near}”" if near else ""
        return (
            f"“荣誉称号”里没有{level_label}的“{title}”{offered}，"
            "请改正，或者先在“荣誉—荣誉称号”里登记"
        )
