"""What the history says of removals, and of what came back from a bag."""

from wagtail.log_actions import LogFormatter

ASKED = "archive.removal_asked"
DECLINED = "archive.removal_declined"
REMOVED = "archive.removed"
RESTORED = "archive.restored"


def register_log_actions(actions):
    actions.register_action(ASKED)(Asked)
    actions.register_action(DECLINED)(Declined)
    actions.register_action(REMOVED)(Removed)
    actions.register_action(RESTORED)(Restored)


class Asked(LogFormatter):
    label = "申请移出"

    def format_message(self, log_entry):
        return f"申请移出，原因：{log_entry.data['reason']}"


class Declined(LogFormatter):
    label = "取消移出申请"

    def format_message(self, log_entry):
        return f"取消了移出申请（申请的原因：{log_entry.data['reason']}）"


class Removed(LogFormatter):
    label = "移出"

    def format_message(self, log_entry):
        data = log_entry.data
        return (
            f"确认移出，文件已删除（SHA-256：{data['sha256']}），原因：{data['reason']}"
        )


class Restored(LogFormatter):
    label = "从归档数据包恢复"

    def format_message(self, log_entry):
        return f"从归档数据包“{log_entry.data['bag']}”恢复"
