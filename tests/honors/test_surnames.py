"""Names by pinyin: surnames as they are read, tones, readings entered by hand."""

import pytest

from honors.surnames import pinyin_key, reading_fits, sounds_of


@pytest.mark.parametrize(
    ("name", "sounds"),
    [
        ("单春华", "shan4 chun1 hua2"),
        ("解学礼", "xie4 xue2 li3"),
        ("仇大利", "qiu2 da4 li4"),
        ("查大利", "zha1 da4 li4"),
        ("区大利", "ou1 da4 li4"),
        ("曾大利", "zeng1 da4 li4"),
        ("朴大利", "piao2 da4 li4"),
        ("盖大利", "ge3 da4 li4"),
        ("任大利", "ren2 da4 li4"),
        ("华大利", "hua4 da4 li4"),
        ("尉迟恭良", "yu4 chi2 gong1 liang2"),
        ("万俟卓", "mo4 qi2 zhuo2"),
        ("长孙大利", "zhang3 sun1 da4 li4"),
        ("欧阳大利", "ou1 yang2 da4 li4"),
        ("吕大利", "lü3 da4 li4"),
        ("A·大利", "A5 da4 li4"),
    ],
)
def test_a_surname_is_read_as_a_surname(name, sounds):
    assert [f"{syllable}{tone}" for syllable, tone in sounds_of(name)] == sounds.split()


def test_a_given_name_is_not_read_as_a_surname():
    assert sounds_of("李华")[1] == ("hua", "2")
    assert sounds_of("李单")[1] == ("dan", "1")


def test_the_parts_of_a_dotted_name_are_no_surnames():
    assert sounds_of("单·买买提")[0] == ("dan", "1")


def put_in_order(*names):
    return sorted(set(names), key=pinyin_key)


@pytest.mark.parametrize(
    "names",
    [
        ["陈大利", "单大利", "王大利", "解大利", "杨大利", "曾大利"],
        ["卢大利", "吕大利", "栾大利"],
        ["张大利", "张富", "章大利"],
        ["汪大利", "王大利"],
        ["李富", "李富贵"],
    ],
)
def test_names_go_by_syllable_then_tone_then_strokes(names):
    assert put_in_order(*names) == names


@pytest.mark.parametrize(
    "reading", ["tan hongmei", "Tán Hóngměi", "tan2 hong2 mei2", "tan", "Tán"]
)
def test_a_reading_entered_by_hand_wins_whichever_way_it_is_written(reading):
    assert pinyin_key("覃红梅", reading)[0][:2] == ("tan", "2")
    assert pinyin_key("覃红梅")[0][:2] == ("qin", "2")


def test_a_reading_by_hand_keeps_the_surname_together_with_the_others():
    assert pinyin_key("单大利", "shan dali") == pinyin_key("单大利")


def test_a_reading_that_does_not_fit_the_name_changes_nothing():
    assert pinyin_key("覃红梅", "某某") == pinyin_key("覃红梅")
    assert not reading_fits("覃红梅", "tan hong")
    assert reading_fits("覃红梅", "tan hong mei")
    assert reading_fits("吕大利", "lv dali")
    assert reading_fits("覃红梅", "")


def test_what_has_no_reading_sorts_last():
    assert put_in_order("赵大利", "\U0002fff0大利") == ["赵大利", "\U0002fff0大利"]
