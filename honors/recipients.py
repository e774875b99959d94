"""Who can hold an honor, told by its name: 奖章 a person, 奖状 a unit, 先锋号 a team.

A Chinese name ends with what it is, so the word nearest to the end decides:
五一巾帼标兵 is a person, 五一巾帼标兵岗 a team, 劳动模范集体 no person.
"""

from __future__ import annotations

from honors.enums import Recipient

PERSON, UNIT, TEAM = Recipient.values
LABELS: dict[str, str] = dict(Recipient.choices)
# The three that are mixed up most often; the database refuses them too.
HARD = {"奖章": PERSON, "奖状": UNIT, "先锋号": TEAM}
WORDS: dict[str, frozenset[str]] = {
    **{word: frozenset({kind}) for word, kind in HARD.items()},
    **dict.fromkeys(
        (
            "劳动模范",
            "劳模",
            "先进工作者",
            "先进生产者",
            "先进个人",
            "工匠",
            "首席技师",
            "技术能手",
            "标兵",
            "最美职工",
            "工会工作者",
            "积极分子",
            "之友",
        ),
        frozenset({PERSON}),
    ),
    **dict.fromkeys(("先进单位", "模范单位", "职工之家"), frozenset({UNIT})),
    **dict.fromkeys(
        ("标兵岗", "示范岗", "文明岗", "班组", "车间", "科室", "职工小家"),
        frozenset({TEAM}),
    ),
    "集体": frozenset({UNIT, TEAM}),
}


def recipients_of(name: str) -> frozenset[str]:
    """Who can hold an honor of this name; empty when the name does not tell."""
    ends = [(name.rfind(word) + len(word), len(word), word) for word in WORDS]
    found = [end for end in ends if name.find(end[2]) >= 0]
    return WORDS[max(found)[2]] if found else frozenset()


def recipient_fault(name: str, recipient: str) -> str:
    """Why an honor of this name cannot be given to this kind of holder; empty when
    it can."""
    allowed = recipients_of(name)
    if not allowed or recipient in allowed:
        return ""
    right = "或".join(LABELS[kind] for kind in LABELS if kind in allowed)
    wrong = LABELS[recipient]
    return (
        f"“{name}”授予{right}，不能授予{wrong}：奖章、劳动模范授予个人，"
        "奖状授予单位，先锋号授予集体。请改正名称或授予对象。"
    )
