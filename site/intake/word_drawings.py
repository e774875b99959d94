"""Pictures, text boxes, charts and shapes of a Word file, in both its dialects.

Offices draw in DrawingML (Word 2007 on) and VML (Word 2003, WPS); Word itself
writes both beside each other in ``mc:AlternateContent``, of which one is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from intake.report import CHANGED, DROPPED
from intake.word_names import (
    CHART,
    DIAGRAM,
    MATH,
    MC,
    OFFICE,
    PIC,
    WP,
    A,
    R,
    V,
    W,
    holds,
    number_or,
)
from intake.word_package import Relationship

_FULL_CIRCLE = 21_600_000
_CROP_UNIT = 100_000
_FORMULA_PROGRAMS = ("Equation", "MathType")


@dataclass(frozen=True)
class PlacedPicture:
    """A picture of the file as it stands on the page.

    ``crop`` gives the shares cut off left, top, right and bottom (0–1),
    ``quarter_turns`` how often it is turned clockwise by 90°.
    """

    part: str
    alt: str = ""
    crop: tuple[float, float, float, float] = (0, 0, 0, 0)
    quarter_turns: int = 0


@dataclass
class Drawn:
    """What one drawing holds; ``said`` lists (element, action, detail, text)."""

    pictures: list[PlacedPicture] = field(default_factory=list)
    text_boxes: list[Element] = field(default_factory=list)
    said: list[tuple[str, str, str, str]] = field(default_factory=list)


def resolve_alternates(element: Element) -> None:
    """Put in place of every mc:AlternateContent the one branch that is read."""
    for index in range(len(element) - 1, -1, -1):
        child = element[index]
        if child.tag == f"{MC}AlternateContent":
            branch = _chosen_branch(child)
            element[index : index + 1] = list(branch) if branch is not None else []
    for child in element:
        resolve_alternates(child)
    if any(child.tag == f"{MC}AlternateContent" for child in element):
        resolve_alternates(element)


def _chosen_branch(alternate: Element) -> Element | None:
    choice = alternate.find(f"{MC}Choice")
    fallback = alternate.find(f"{MC}Fallback")
    if choice is None or len(choice) == 0:
        return fallback
    if fallback is not None and not _readable(choice) and _readable(fallback):
        return fallback
    return choice


def _readable(branch: Element) -> bool:
    tags = (f"{W}t", f"{PIC}pic", f"{V}imagedata", f"{V}textpath", f"{MATH}t")
    return any(child.tag in tags for child in branch.iter())


def read_drawing(element: Element, relationships: dict[str, Relationship]) -> Drawn:
    """What a w:drawing, w:pict or w:object holds."""
    drawn = Drawn()
    if element.tag == f"{W}object":
        _say_object(element, drawn)
    _read_pictures(element, relationships, drawn)
    _read_vml_pictures(element, relationships, drawn)
    for box in _text_boxes(element):
        drawn.text_boxes.append(box)
        drawn.said.append(("文本框", CHANGED, "框内文字并入正文，请核对位置", ""))
    _read_word_art(element, drawn)
    _say_others(element, drawn)
    return drawn


def _read_pictures(
    element: Element, relationships: dict[str, Relationship], drawn: Drawn
) -> None:
    alt = _alternative_text(element)
    for picture in element.iter(f"{PIC}pic"):
        blip = next(picture.iter(f"{A}blip"), None)
        if blip is None:
            continue
        identity = blip.get(f"{R}embed") or blip.get(f"{R}link") or ""
        part = _part_inside(relationships.get(identity), drawn)
        if part:
            turns = _quarter_turns(picture)
            drawn.pictures.append(PlacedPicture(part, alt, _crop(picture), turns))
    if element.find(f".//{WP}docPr/{A}hlinkClick") is not None:
        drawn.said.append(("图片上的链接", DROPPED, "只保留图片", ""))


def _part_inside(relationship: Relationship | None, drawn: Drawn) -> str:
    """The part with the picture; "" when it lies outside the file, never fetched."""
    if relationship is None:
        drawn.said.append(("图片", DROPPED, "文件里找不到这张图片，请另行上传", ""))
        return ""
    if relationship.external:
        detail = "只是指向外部的链接，没有下载，请另行上传"
        drawn.said.append(("链接的图片", DROPPED, detail, ""))
        return ""
    return relationship.target


def _alternative_text(element: Element) -> str:
    properties = next(element.iter(f"{WP}docPr"), None)
    if properties is None:
        return ""
    return (properties.get("descr") or properties.get("title") or "").strip()


def _crop(picture: Element) -> tuple[float, float, float, float]:
    cut = next(picture.iter(f"{A}srcRect"), None)
    if cut is None:
        return (0, 0, 0, 0)
    left, top, right, bottom = (
        min(max(number_or(cut.get(side), 0) / _CROP_UNIT, 0), 1) for side in "ltrb"
    )
    return (left, top, right, bottom)


def _quarter_turns(picture: Element) -> int:
    placed = next(picture.iter(f"{A}xfrm"), None)
    turned = number_or(None if placed is None else placed.get("rot"), 0)
    return round(turned % _FULL_CIRCLE / (_FULL_CIRCLE / 4)) % 4


def _read_vml_pictures(
    element: Element, relationships: dict[str, Relationship], drawn: Drawn
) -> None:
    for data in element.iter(f"{V}imagedata"):
        part = _part_inside(relationships.get(data.get(f"{R}id") or ""), drawn)
        if part:
            alt = data.get(f"{OFFICE}title", "").strip()
            drawn.pictures.append(PlacedPicture(part, alt))


def _text_boxes(element: Element) -> Iterator[Element]:
    """The outermost text boxes; what is nested in them is read with them."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        else:
            yield from _text_boxes(child)


def _read_word_art(element: Element, drawn: Drawn) -> None:
    for path in element.iter(f"{V}textpath"):
        text = path.get("string", "").strip()
        if text:
            box = Element(f"{W}txbxContent")
            run = SubElement(SubElement(box, f"{W}p"), f"{W}r")
            SubElement(run, f"{W}t").text = text
            drawn.text_boxes.append(box)
            drawn.said.append(("艺术字", CHANGED, "按普通文字读入，请核对位置", ""))


def _say_object(element: Element, drawn: Drawn) -> None:
    embedded = next(element.iter(f"{OFFICE}OLEObject"), None)
    program = "" if embedded is None else embedded.get("ProgID", "")
    if program.startswith(_FORMULA_PROGRAMS):
        drawn.said.append(("公式", DROPPED, "公式对象不能导入，请改为文字或图片", ""))
    else:
        kind = program.partition(".")[0] or "其他程序"
        detail = f"嵌入的{kind}内容不导入，请改为普通表格或另作附件"
        drawn.said.append(("嵌入对象", DROPPED, detail, ""))


def _say_others(element: Element, drawn: Drawn) -> None:
    if holds(element, f"{CHART}chart"):
        drawn.said.append(("图表", DROPPED, "请在Word里把图表另存为图片后上传", ""))
    elif holds(element, f"{DIAGRAM}relIds"):
        detail = "请在Word里把SmartArt图形另存为图片后上传"
        drawn.said.append(("SmartArt图形", DROPPED, detail, ""))
    elif not drawn.pictures and not drawn.text_boxes and not drawn.said:
        drawn.said.append(("图形", DROPPED, "线条、形状等图形不导入", ""))
