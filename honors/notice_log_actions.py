"""What the history of a notice and of its awards says of the procedure."""

from datetime import date

from wagtail.log_actions import LogFormatter

from honors import confirming, noticing
from honors.notice_rules import NoticeStage
from honors.views.holidays import ENTERED
from pages.dates import in_chinese


def register_notice_actions(actions):
    for action, formatter in FORMATTERS.items():
        actions.register_action(action)(formatter)


def with_reason(sentence: str, data, name: str = "reason", label: str = "原因") -> str:
    said = data.get(name)
    return f"{sentence}，{label}：{said}" if said else sentence


class Moved(LogFormatter):
    label = "公示进度"

    def format_message(self, log_entry):
        data = log_entry.data
        before, after = (NoticeStage(data[name]).label for name in ("before", "after"))
        return with_reason(f"进度由“{before}”到“{after}”", data, "remark", "备注")


class EndedOtherwise(LogFormatter):
    label = "调整公示期"

    def format_message(self, log_entry):
        data = log_entry.data
        before, after = (
            in_chinese(date.fromisoformat(data[name])) for name in ("before", "after")
        )
        return with_reason(f"公示截止日期由{before}改为{after}", data)


class Dropped(LogFormatter):
    label = "移出公示名单"

    def format_message(self, log_entry):
        data = log_entry.data
        return with_reason(f"“{data['name']}”移出公示名单", data)


class TakenUp(LogFormatter):
    label = "放回公示名单"

    def format_message(self, log_entry):
        return f"“{log_entry.data['name']}”放回公示名单"


class Confirmed(LogFormatter):
    label = "确认表彰"

    def format_message(self, log_entry):
        data = log_entry.data
        day = in_chinese(date.fromisoformat(data["day"]))
        number = len(data["awards"])
        return f"确认表彰：{number}项荣誉生效，{data['document']}，{day}"


class Unconfirmed(LogFormatter):
    label = "撤销表彰的确认"

    def format_message(self, log_entry):
        return f"撤销了表彰的确认（{log_entry.data['document']}），荣誉改回“公示中”"


class AwardConfirmed(LogFormatter):
    label = "公示期满确认"

    def format_message(self, log_entry):
        after = log_entry.data["after"]
        day = in_chinese(date.fromisoformat(after["decision_date"]))
        return f"公示期满确认：{after['document_number']}，{day}"


class AwardUnconfirmed(LogFormatter):
    label = "撤销确认"

    def format_message(self, log_entry):
        return "撤销确认，改回“公示中”"


class HolidayEntered(LogFormatter):
    label = "按放假通知登记"

    def format_message(self, log_entry):
        return f"按放假通知登记：{log_entry.label}"


FORMATTERS = {
    noticing.MOVED: Moved,
    noticing.ENDED_OTHERWISE: EndedOtherwise,
    noticing.DROPPED: Dropped,
    noticing.TAKEN_UP: TakenUp,
    confirming.CONFIRMED: Confirmed,
    confirming.UNCONFIRMED: Unconfirmed,
    confirming.AWARD_CONFIRMED: AwardConfirmed,
    confirming.AWARD_UNCONFIRMED: AwardUnconfirmed,
    ENTERED: HolidayEntered,
}
