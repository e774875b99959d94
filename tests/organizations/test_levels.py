"""Below whom an organization may stand."""

from itertools import pairwise

import pytest

from organizations.levels import MAX_LEVELS, place_fault


def fault(chain, levels_below=0):
    """Of the first in the chain, each standing below the next."""
    above = dict(pairwise(chain))
    return place_fault(chain[0], above.get, levels_below)


@pytest.mark.parametrize("below", range(MAX_LEVELS))
def test_five_levels_are_allowed_and_a_sixth_is_not(below):
    levels = list("甲乙丙丁戊己")
    assert fault(levels[: MAX_LEVELS - below], below) == ""
    assert "最多5级" in fault(levels[: MAX_LEVELS - below + 1], below)


def test_nobody_stands_below_itself():
    assert "不能是本组织" in fault(["甲", "甲"])
    assert "不能是本组织" in fault(["甲", "乙", "甲"])


def test_a_circle_among_those_above_comes_to_an_end():
    above = {"甲": "乙", "乙": "丙", "丙": "乙"}
    assert "最多5级" in place_fault("甲", above.get)
