"""Which unit a union stands in."""

import pytest

from honors.units import unit_of_union


@pytest.mark.parametrize(
    ("union", "unit"),
    [
        ("漾濞彝族自治县人民医院工会委员会", "漾濞彝族自治县人民医院"),
        ("漾濞彝族自治县教育局机关工会委员会", "漾濞彝族自治县教育局"),
        ("漾濞公路管理段工会委员会", "漾濞公路管理段"),
        ("苍山西镇工会联合会", "苍山西镇工会联合会"),
        ("鸡街乡茶业联合工会委员会", "鸡街乡茶业联合工会委员会"),
        ("漾濞彝族自治县总工会", "漾濞彝族自治县总工会"),
        ("工会委员会", "工会委员会"),
    ],
)
def test_a_committee_stands_in_the_unit_it_is_named_after(union, unit):
    assert unit_of_union(union) == unit
