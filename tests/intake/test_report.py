"""The loss report names every place and hides nothing that must be seen."""

from intake.report import Loss, excerpt, grouped, needs_acknowledgement, paragraph_place


def test_changed_and_dropped_entries_must_be_acknowledged_and_kept_ones_not():
    kept, changed, dropped = (
        Loss("表格", action) for action in ("kept", "changed", "dropped")
    )
    assert needs_acknowledgement([kept, changed, dropped]) == [changed, dropped]


def test_entries_alike_are_put_together_with_their_places_and_words():
    losses = [Loss("批注", "dropped", f"第{n}段", "去掉", 1, f"话{n}") for n in (1, 2)]
    other = Loss("批注", "dropped", "第3段", "另一种")
    together, alone = grouped([*losses, other])
    assert (together.place, together.count) == ("第1段、第2段", 2)
    assert together.text == "话1\n话2"
    assert alone == other


def test_of_many_places_the_first_are_named_and_all_are_counted():
    [loss] = grouped([Loss("空格", "changed", f"第{n}段", "去掉") for n in range(9)])
    assert loss.place.endswith("第5段等9处")
    assert loss.count == 9


def test_places_show_the_first_words_only():
    assert paragraph_place(3, "今年两节期间，全县走访困难职工家庭") == (
        "第3段（“今年两节期间，全县走访困……”）"
    )
    assert paragraph_place(3) == "第3段"
    assert excerpt(" 甲\n乙 ") == "甲 乙"


def test_an_entry_is_written_as_plain_values():
    assert Loss("表格", "kept", "表格1", "保留", 2, "内文").as_json() == {
        "element": "表格",
        "action": "kept",
        "place": "表格1",
        "detail": "保留",
        "count": 2,
    }
