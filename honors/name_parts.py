"""The parts of a person's name: its characters, and a surname of two characters."""

from __future__ import annotations

import re
import unicodedata

# Those in use; rarer ones (东郭, 南门) would cut the given names of other families.
_IN_USE = """
欧阳 上官 司马 司徒 司空 司寇 诸葛 皇甫 尉迟 万俟 夏侯 长孙 公孙 仲孙 颛孙 慕容
令狐 宇文 东方 独孤 南宫 闻人 端木 澹台 轩辕 呼延 拓跋 赫连 淳于 鲜于 单于 闾丘
钟离 申屠 公冶 宗政 濮阳 太史 太叔 亓官 巫马 公西 公良 公羊 漆雕 乐正 宰父 谷梁
夹谷 羊舌 段干 百里 左丘 西门 第五 即墨 达奚 褚师
"""
COMPOUND = frozenset(_IN_USE.split())
# By range: Python knows the newest characters only with its next version.
_HANZI = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")


def characters(name: str) -> list[str]:
    """Letters and digits of a name: no spaces, no dots, whatever their width."""
    narrow = unicodedata.normalize("NFKC", name)
    return [char for char in narrow if char.isalnum() or is_hanzi(char)]


def compound_surname(name: str) -> str:
    """欧阳 of 欧阳修; empty when the surname has one character. A name of two
    characters has a surname of one, and a name with a dot (阿依古丽·买买提) none."""
    letters = "".join(characters(name))
    is_compound = len(letters) > 2 and letters[:2] in COMPOUND and not has_dot(name)
    return letters[:2] if is_compound else ""


def has_dot(name: str) -> bool:
    """Whether the parts of the name are set apart, as in names of some minorities."""
    return any(dot in name for dot in "·•・‧∙●.．")


def is_hanzi(character: str) -> bool:
    return _HANZI.fullmatch(character) is not None
