"""What the history of a record says of its changes."""

from datetime import date

from wagtail.log_actions import LogFormatter

from honors import changes
from honors.enums import WorkerStanding
from pages.dates import in_chinese


def register_log_actions(actions):
    actions.register_action(changes.REVOKED)(Revoked)
    actions.register_action(changes.RESTORED)(Restored)
    actions.register_action(changes.DIED)(Died)
    actions.register_action(changes.DEATH_TAKEN_BACK)(DeathTakenBack)


class Revoked(LogFormatter):
    label = "撤销荣誉"

    def format_message(self, log_entry):
        after = log_entry.data["after"]
        day = in_chinese(date.fromisoformat(after["revoked_on"]))
        document = after["revocation_document"]
        return f"撤销荣誉：{day}由{after['revoked_by']}撤销（{document}）"


class Restored(LogFormatter):
    label = "恢复荣誉"

    def format_message(self, log_entry):
        document = log_entry.data["before"]["revocation_document"]
        return f"恢复荣誉：取消{document}的撤销登记，原因：{log_entry.data['basis']}"


class Died(LogFormatter):
    label = "登记去世"

    def format_message(self, log_entry):
        year = log_entry.data["after"]["death_year"]
        return f"登记去世：{year}年，依据：{log_entry.data['basis']}"


class DeathTakenBack(LogFormatter):
    label = "撤销去世登记"

    def format_message(self, log_entry):
        standing = WorkerStanding(log_entry.data["after"]["standing"]).label
        return f"撤销去世登记：恢复为{standing}，原因：{log_entry.data['basis']}"
