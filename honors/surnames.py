"""How surnames are read, and names in order of pinyin.

A surname may be read otherwise than the same character elsewhere: 单 is Shàn, 仇 Qiú.
pypinyin knows words, not surnames. Where families differ (覃 Qín or Tán, 乐 Yuè or
Lè) the reading commoner in the south-west is taken; the record of a person can say
otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from pypinyin import Style, lazy_pinyin, pinyin

from honors.name_parts import characters, compound_surname, has_dot
from honors.stroke_order import CharacterKey, character_key

# With the number of the tone, where pypinyin reads the character otherwise.
_SINGLE = """
单:shan4 解:xie4 仇:qiu2 查:zha1 区:ou1 曾:zeng1 朴:piao2 盖:ge3
任:ren2 华:hua4 燕:yan1 翟:zhai2 覃:qin2 乐:yue4 召:shao4 折:she2
洗:xian3 员:yun4 贠:yun4 纪:ji3 缪:miao4 祭:zhai4 种:chong2 繁:po2
过:guo1 那:na1 哈:ha3 佴:nai4 句:gou1 角:jue2 葛:ge3 薄:bo2
卜:bu3 都:du1 郇:xun2 於:yu1 秘:bi4 阚:kan4 撒:sa3 乜:nie4
占:zhan1 甯:ning4 么:yao1 肖:xiao1 干:gan1 适:kuo4 能:nai4 要:yao1
炅:gui4 粘:nian2 蔚:yu4
"""
READINGS = dict(pair.split(":") for pair in _SINGLE.split())
COMPOUND_READINGS = {
    "尉迟": ["yu4", "chi2"],
    "万俟": ["mo4", "qi2"],
    "乐正": ["yue4", "zheng4"],
    "宰父": ["zai3", "fu3"],
    "段干": ["duan4", "gan1"],
    "夹谷": ["jia2", "gu3"],
    "单于": ["chan2", "yu2"],
    "澹台": ["tan2", "tai2"],
    "长孙": ["zhang3", "sun1"],
}
UNSOUNDED = "5"
SYLLABLE = (
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|uang|ueng|ang|eng|ing|ong|iao|ian|uai|uan|üan|ai|ei|ao|ou|an|en|in|"
    "un|ün|er|ia|ie|iu|ua|ue|ui|uo|üe|a|e|i|o|u|ü)"
)

Sound = tuple[str, str]


def pinyin_key(
    name: str, reading: str = ""
) -> tuple[tuple[str, str, CharacterKey], ...]:
    """What to sort names by: syllable, tone, then strokes, character by character,
    as dictionaries do. One surname stays together: 张 (7 strokes) before 章 (11)."""
    letters = characters(name)
    sounds = sounds_of(name)
    for place, syllable in enumerate(_given(reading, name)):
        sounds[place] = _sound_as_given(letters[place], syllable, sounds[place])
    return tuple(
        (_sortable(syllable), tone, character_key(letter))
        for letter, (syllable, tone) in zip(letters, sounds, strict=True)
    )


def sounds_of(name: str) -> list[Sound]:
    """Syllable and tone of each character; the surname as surnames are read."""
    letters = "".join(characters(name))
    surname = _surname(name, letters)
    given = lazy_pinyin(
        letters[len(surname) :],
        style=Style.TONE3,
        neutral_tone_with_five=True,
        v_to_u=True,
        errors=_one_by_one,
    )
    return [_split(syllable) for syllable in [*_surname_sounds(surname), *given]]


def reading_fits(name: str, reading: str) -> bool:
    """Whether a reading has a syllable for each character of the name, or for each
    of its surname; written together or apart, with or without tones."""
    return not reading.strip() or bool(_given(reading, name))


def _surname(name: str, letters: str) -> str:
    if has_dot(name):
        return ""
    return compound_surname(name) or (letters[0] if letters[:1] in READINGS else "")


def _surname_sounds(surname: str) -> list[str]:
    if surname in READINGS:
        return [READINGS[surname]]
    return COMPOUND_READINGS.get(surname) or lazy_pinyin(
        surname, style=Style.TONE3, neutral_tone_with_five=True, v_to_u=True
    )


def _given(reading: str, name: str) -> list[str]:
    """The syllables of a reading entered by hand, of the whole name or the surname."""
    plain = unicodedata.normalize("NFD", reading.lower().replace("v", "ü"))
    bare = "".join(char for char in plain if char.isalpha() or char == "\u0308")
    bare = unicodedata.normalize("NFC", bare)
    surname = len(compound_surname(name)) or 1
    for count in (len(characters(name)), surname):
        if found := re.fullmatch(f"({SYLLABLE})" * count, bare):
            return list(found.groups())
    return []


def _sound_as_given(letter: str, syllable: str, known: Sound) -> Sound:
    """The tone comes from the reading of the character that sounds like this."""
    if syllable == known[0]:
        return known
    readings = pinyin(
        letter,
        style=Style.TONE3,
        heteronym=True,
        neutral_tone_with_five=True,
        v_to_u=True,
    )
    sounds = [_split(reading) for reading in readings[0]]
    return next((sound for sound in sounds if sound[0] == syllable), (syllable, "0"))


def _one_by_one(unread: str) -> Any:
    """What pypinyin does with characters that it cannot read: each for itself."""
    return list(unread)


def _split(syllable: str) -> Sound:
    """shan4 → shan, 4; what is no syllable (a letter, a rare character) stays."""
    if syllable[-1:] in "12345" and len(syllable) > 1:
        return syllable[:-1], syllable[-1]
    return syllable, UNSOUNDED


def _sortable(syllable: str) -> str:
    """lü stands after lu and before luan; what has no pinyin stands last."""
    if not syllable.isalnum() or not syllable.replace("ü", "u").isascii():
        return f"~{syllable}"
    return syllable.replace("ü", "u!")
