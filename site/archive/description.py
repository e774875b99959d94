"""What a kept thing is: Dublin Core for the world, DA/T 46-2009 for the archivist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ELEMENTS = (
    "title", "creator", "subject", "description", "publisher", "contributor", "date",
    "type", "format", "identifier", "source", "language", "relation", "coverage",
    "rights",
)  # fmt: skip
PUBLIC, INTERNAL, WITHDRAWN = "公开", "内部", "已撤下"


@dataclass(frozen=True)
class Description:
    """A thing in words; empty values are left out of every form.

    ``archive_number`` is the 档号, ``creators`` stand in the order of the original,
    ``date`` is a W3C date (2005, 2005-06, 2005-06-01) and may be empty when nobody
    knows it; ``status`` is PUBLIC, INTERNAL or WITHDRAWN; ``fond`` the unit whose
    archive the thing belongs to.
    """

    title: str
    address: str = ""
    archive_number: str = ""
    alternative: str = ""
    creators: Sequence[str] = ()
    contributors: Sequence[str] = ()
    publisher: str = ""
    fond: str = ""
    date: str = ""
    year: str = ""
    kind: str = ""
    abstract: str = ""
    keywords: Sequence[str] = ()
    formats: Sequence[str] = ()
    size: int = 0
    part_of: str = ""
    source: str = ""
    rights: str = ""
    status: str = PUBLIC

    def dublin_core(self) -> list[tuple[str, str]]:
        """The fifteen elements in their usual order, each as often as it occurs."""
        values: dict[str, Sequence[str]] = {
            "title": (self.title, self.alternative),
            "creator": self.creators,
            "subject": self.keywords,
            "description": (self.abstract,),
            "publisher": (self.publisher,),
            "contributor": self.contributors,
            "date": (self.date,),
            "type": ("Text", self.kind),
            "format": self.formats,
            "identifier": (self.address, self.archive_number),
            "source": (self.source,),
            "language": ("zh",),
            "relation": (self.part_of,),
            "rights": (self.rights,),
        }
        return [
            (element, value)
            for element in ELEMENTS
            for value in values.get(element, ())
            if value
        ]

    def dat46(self) -> list[tuple[str, str]]:
        """The elements of DA/T 46-2009 by their Chinese names."""
        named = [
            ("档号", self.archive_number),
            ("题名", self.title),
            ("副题名", self.alternative),
            ("责任者", "；".join(self.creators)),
            ("立档单位名称", self.fond or self.publisher),
            ("机构或问题", "；".join(filter(None, [*self.contributors, self.part_of]))),
            ("日期", self.date),
            ("年度", self.year),
            ("文种", self.kind),
            ("摘要", self.abstract),
            ("关键词", "；".join(self.keywords)),
            ("格式信息", "；".join(self.formats)),
            ("计算机文件大小", str(self.size) if self.size else ""),
            ("数字化属性", self.source),
            ("控制标识", self.rights or self.status),
            ("密级", "公开" if self.status == PUBLIC else ""),
        ]
        return [(name, value) for name, value in named if value]
