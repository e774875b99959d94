"""What the history of an original says of its removal."""

from wagtail.log_actions import LogFormatter

ASKED = "archive.removal_asked"
DECLINED = "archive.removal_declined"
REMOVED = "archive.removed"


def register_log_actions(actions):
    actions.register_action(ASKED)(Asked)
    actions.register_action(DECLINED)(Declined)
    actions.register_action(REMOVED)(Removed)


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
