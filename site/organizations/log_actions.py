"""What the history of a record says of its changes."""

from datetime import date

from wagtail.log_actions import LogFormatter

from organizations import changes
from organizations.enums import Standing
from pages.dates import in_chinese

UNIFIED = "organizations.unified"
PARTED = "organizations.parted"


def register_log_actions(actions):
    actions.register_action(changes.RENAMED)(Renamed)
    actions.register_action(changes.REARRANGED)(Rearranged)
    actions.register_action(changes.CLOSED)(Closed)
    actions.register_action(changes.TAKEN_BACK)(TakenBack)
    actions.register_action(UNIFIED)(Unified)
    actions.register_action(PARTED)(Parted)


def day_of(entry, where="day") -> str:
    """The day a change took effect, out of the entry's data."""
    text = entry.data.get(where)
    return in_chinese(date.fromisoformat(text)) if text else ""


class Renamed(LogFormatter):
    label = "更名"

    def format_message(self, log_entry):
        before, after = log_entry.data["before"], log_entry.data["after"]
        day = day_of(log_entry)
        return f"更名：“{before['name']}”自{day}起更名为“{after['name']}”"


class Rearranged(LogFormatter):
    label = "划转或改制"

    def format_message(self, log_entry):
        fields = {
            "parent": "上级工会",
            "kind": "组织类型",
            "nature": "单位性质",
            "is_new_enterprise": "新建企业",
        }
        changed = "、".join(fields[name] for name in log_entry.data["after"])
        return f"划转或改制：自{day_of(log_entry)}起变更{changed}"


class Closed(LogFormatter):
    label = "合并、撤销或划出"

    def format_message(self, log_entry):
        after = log_entry.data["after"]
        day = in_chinese(date.fromisoformat(after["valid_to"]))
        return f"登记为{Standing(after['standing']).label}，到{day}为止"


class TakenBack(LogFormatter):
    label = "撤销变更"

    def format_message(self, log_entry):
        return f"撤销了最近一次变更：{changes.CHANGES[log_entry.data['change']]}"


class Unified(LogFormatter):
    label = "合并重复档案"

    def format_message(self, log_entry):
        data = log_entry.data
        return f"合并重复档案：“{data['duplicate']}”并入“{data['kept']}”"


class Parted(LogFormatter):
    label = "撤销合并重复档案"

    def format_message(self, log_entry):
        data = log_entry.data
        return f"撤销合并：“{data['duplicate']}”从“{data['kept']}”分出"
