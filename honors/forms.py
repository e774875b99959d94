"""The forms of records: what a form may not decide is not offered."""

from wagtail.admin.forms import WagtailAdminModelForm

from honors.enums import AwardState, WorkerStanding


class WorkerForm(WagtailAdminModelForm):
    """A death is entered and taken back by its own small form, with a log entry."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if (field := self.fields.get("standing")) is None:
            return
        if self.instance.is_deceased:
            year = self.instance.death_year
            known = f"{year}年去世。" if year else ""
            field.disabled = True
            field.help_text = (
                f"{known}登记有误的，请点页面上方的“…”，选“撤销去世登记”。"
            )
        else:
            dead = WorkerStanding.DECEASED
            field.choices = [one for one in field.choices if one[0] != dead]
            field.help_text = "去世的请保存以后点页面上方的“…”，选“登记去世”。"


class AwardForm(WagtailAdminModelForm):
    """An award begins as valid or proposed. A public notice confirms what was
    proposed; a revocation has its own small form."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if (field := self.fields.get("state")) is None:
            return
        if self.instance.pk:
            field.disabled = True
            field.help_text = "公示期满确认以后变为有效；撤销请点页面上方的“…”。"
        else:
            field.choices = [
                (AwardState.VALID.value, "有效：已经表彰"),
                (AwardState.PROPOSED.value, "公示中：拟表彰，确认以前不公开"),
            ]
