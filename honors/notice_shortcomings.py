"""What a notice still lacks before it may be announced."""

from __future__ import annotations

from datetime import date
from typing import Any

from pages.dates import in_chinese

REQUIRED = {
    "honor": "请选择荣誉称号。",
    "year": "请填写年度。",
    "basis": "请写明依据哪个文件、经过哪些程序推荐。",
    "start_on": "请填写公示开始日期。",
    "department": "请填写受理部门。",
    "phone": "请填写受理电话。",
    "email": "请填写电子邮箱。",
    "address": "请填写通信地址。",
    "reporting_note": "请写明反映情况的要求。",
}
LIST = "list"


def shortcomings(notice: Any, names: int, today: date) -> dict[str, str]:
    """A whole sentence for each thing to mend, by field; empty when all is ready.

    ``names`` is the number of names on the list.
    """
    problems = {
        name: sentence
        for name, sentence in REQUIRED.items()
        if not getattr(notice, "honor_id" if name == "honor" else name)
    }
    if notice.start_on and notice.start_on < today:
        started = in_chinese(notice.start_on)
        problems["start_on"] = (
            f"公示开始日期{started}已经过去，请改为今天或以后的日期，公示期才够天数。"
        )
    if not names and not {"honor", "year"} & problems.keys():
        problems[LIST] = (
            f"{notice.list_label}还没有拟表彰对象，请先登记或者导入，状态选“公示中”。"
        )
    return problems
