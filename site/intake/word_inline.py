"""What stands inside a paragraph of a Word file, made plain for the reader.

Tracked changes are accepted, hidden words, comments and field codes leave, and
pictures become named marks; whatever leaves or changes is said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from intake.report import CHANGED, DROPPED, Loss, excerpt
from intake.word_drawings import PlacedPicture, read_drawing
from intake.word_looks import StyleSheet
from intake.word_names import MATH, R, W, descendant, switched_on, value, words
from intake.word_package import Relationship

PICTURE_MARK = "picture-"
_UNWRAPPED = {
    f"{W}{name}"
    for name in ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "fldSimple")
}
_DELETED = (f"{W}del", f"{W}moveFrom")
_DRAWN = (f"{W}drawing", f"{W}pict", f"{W}object")
_FORMULAS = (f"{MATH}oMath", f"{MATH}oMathPara")
_KEPT_IN_RUN = {
    f"{W}{name}"
    for name in (
        "t",
        "tab",
        "br",
        "noBreakHyphen",
        "softHyphen",
        "sym",
        "fldChar",
        "instrText",
        "footnoteReference",
        "endnoteReference",
    )
}
_KEPT_TOGGLES = ("b", "i")
_MARKINGS = (
    ("u", "下划线"),
    ("strike", "删除线"),
    ("dstrike", "双删除线"),
    ("highlight", "突出显示"),
    ("em", "着重号"),
)
_FIELDS = {
    "EQ": (DROPPED, "带圈字等用域代码写的内容没有读入，请补上"),
    "AUTONUM": (DROPPED, "自动编号域没有读入，请补上编号"),
    "DATE": (CHANGED, "自动更新的日期按文件里显示的日期保留"),
    "TIME": (CHANGED, "自动更新的时间按文件里显示的时间保留"),
}


@dataclass
class Surroundings:
    """What the reading of one part of the file needs; shared by its paragraphs."""

    styles: StyleSheet
    relationships: dict[str, Relationship]
    comments: dict[str, str]
    pictures: list[PlacedPicture]


@dataclass
class Inline:
    """One paragraph being read: what was lifted out of it and what was lost."""

    around: Surroundings
    paragraph: Element
    lifted: list[Element] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    inserted: str = ""
    deleted: str = ""
    new_page: bool = False

    def read(self) -> None:
        """Rewrite the paragraph in place."""
        self.paragraph[:] = self._children(self.paragraph)
        if self.inserted or self.deleted:
            self._say_tracked()

    def say(self, element: str, action: str, detail: str, text: str = "") -> None:
        self.losses.append(Loss(element, action, "", detail, 1, text))

    def _say_tracked(self) -> None:
        done = []
        if self.deleted:
            done.append(f"删去“{excerpt(self.deleted)}”")
        if self.inserted:
            done.append(f"加入“{excerpt(self.inserted)}”")
        self.say("修订", CHANGED, f"按接受修订处理：{'，'.join(done)}", self.deleted)

    def _children(self, parent: Iterable[Element]) -> list[Element]:
        kept: list[Element] = []
        for child in parent:
            kept.extend(self._child(child))
        return kept

    def _child(self, child: Element) -> list[Element]:
        if child.tag == f"{W}r":
            return self._run(child)
        if child.tag == f"{W}pPr":
            return [child]
        if child.tag in _DELETED:
            self.deleted += words(child)
            return []
        if child.tag in (f"{W}ins", f"{W}moveTo"):
            self.inserted += words(child)
        if child.tag in _UNWRAPPED:
            return self._children(child)
        if child.tag == f"{W}sdt":
            content = child.find(f"{W}sdtContent")
            return [] if content is None else self._children(content)
        if child.tag == f"{W}hyperlink":
            return [self._hyperlink(child)]
        if child.tag in _FORMULAS:
            return self._formula(child)
        return []

    def _hyperlink(self, link: Element) -> Element:
        if link.get(f"{R}id") not in self.around.relationships:
            link.attrib.pop(f"{R}id", None)
        link[:] = self._children(link)
        return link

    def _formula(self, formula: Element) -> list[Element]:
        text = words(formula)
        self.say("公式", CHANGED, f"按文字“{excerpt(text)}”保留，请核对")
        run = Element(f"{W}r")
        SubElement(run, f"{W}t").text = text
        return [run]

    def _run(self, run: Element) -> list[Element]:
        if switched_on(self._property(run, "vanish")):
            hidden = words(run)
            if hidden:
                self.say("隐藏文字", DROPPED, f"“{excerpt(hidden)}”不公开", hidden)
            return []
        plain = Element(f"{W}r")
        plain.append(self._plain_properties(run))
        for child in run:
            plain.extend(self._run_child(child))
        return [plain]

    def _property(self, run: Element, name: str) -> Element | None:
        return self.around.styles.run_property(self.paragraph, run, name)

    def _plain_properties(self, run: Element) -> Element:
        """The few run properties that the body vocabulary knows, styles resolved."""
        plain = Element(f"{W}rPr")
        holders = [run, *self.around.styles.chain(value(run, "rPr/rStyle"))]
        for name in (*_KEPT_TOGGLES, "vertAlign"):
            found = (descendant(holder, f"rPr/{name}") for holder in holders)
            first = next((element for element in found if element is not None), None)
            if first is not None:
                plain.append(first)
        if words(run).strip():
            for name, title in _MARKINGS:
                if switched_on(descendant(run, f"rPr/{name}")):
                    self.say("文字格式", CHANGED, f"{title}没有保留，文字还在")
        return plain

    def _run_child(self, child: Element) -> list[Element]:
        if child.tag in _DRAWN:
            return self._drawing(child)
        if child.tag == f"{W}br" and child.get(f"{W}type") in ("page", "column"):
            self.new_page = True
            self.say("分页符", DROPPED, "分页由版式自动安排")
            return []
        if child.tag == f"{W}cr":
            return [Element(f"{W}br")]
        if child.tag == f"{W}ptab":
            return [Element(f"{W}tab")]
        if child.tag == f"{W}ruby":
            return self._ruby(child)
        if child.tag == f"{W}commentReference":
            comment = self.around.comments.get(child.get(f"{W}id", ""), "")
            self.say("批注", DROPPED, f"批注“{excerpt(comment)}”不进入正文")
            return []
        if child.tag == f"{W}instrText":
            self._say_field(child.text or "")
        return [child] if child.tag in _KEPT_IN_RUN else []

    def _ruby(self, ruby: Element) -> list[Element]:
        reading = ruby.find(f"{W}rt")
        text = "" if reading is None else words(reading)
        self.say("拼音", DROPPED, f"注音“{excerpt(text)}”没有保留，文字还在", text)
        base = ruby.find(f"{W}rubyBase")
        return [] if base is None else list(base.iter(f"{W}t"))

    def _say_field(self, code: str) -> None:
        name = code.split()[0].upper() if code.split() else ""
        if name in _FIELDS:
            self.say("域", *_FIELDS[name])

    def _drawing(self, element: Element) -> list[Element]:
        drawn = read_drawing(element, self.around.relationships)
        self.lifted.extend(drawn.text_boxes)
        for said in drawn.said:
            self.say(*said)
        marks = []
        for picture in drawn.pictures:
            name = f"{PICTURE_MARK}{len(self.around.pictures)}"
            marks.append(Element(f"{W}bookmarkStart", {f"{W}name": name}))
            self.around.pictures.append(picture)
        return marks
