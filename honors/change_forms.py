"""What a clerk enters of a revocation or a death; the rules are in ``changes``."""

from django import forms
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput

from honors.changes import standing_before_death
from honors.enums import WorkerStanding


def sentences(label, help_text="", *, required=True, longest=200):
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=longest,
        widget=forms.Textarea({"rows": 3}),
    )


def confirmation(label):
    return forms.BooleanField(
        label=label, error_messages={"required": "请核对以后勾选这一项。"}
    )


class Confirmed(forms.Form):
    """A form whose last box is ticked once everything was compared; the box itself
    is nothing that is entered."""

    def clean(self):
        cleaned = super().clean()
        cleaned.pop("confirmed", None)
        return cleaned


class RevokeForm(Confirmed):
    """撤销荣誉: only the conferring body revokes."""

    day = forms.DateField(label="撤销日期", widget=AdminDateInput)
    authority = forms.CharField(
        label="撤销机关", max_length=100, help_text="应是授予这项荣誉的机关。"
    )
    document = forms.CharField(
        label="撤销文号",
        max_length=40,
        help_text="如“云政发〔2024〕12号”，括号会自动改正。",
    )
    reason = sentences("撤销原因", "只在后台保存，不公开。", longest=500)
    note = sentences(
        "对外说明",
        "填写后显示在光荣榜末尾和本人原来的网页上；不填时，网站上不再提起。",
        required=False,
    )
    confirmed = confirmation("撤销决定由授予机关作出，以上内容已和文件核对")

    def __init__(self, record, *args, **kwargs):
        kwargs["initial"] = {"authority": record.authority}
        super().__init__(*args, **kwargs)


class RestoreForm(Confirmed):
    """恢复荣誉."""

    basis = sentences("恢复原因", "如“登记错了人”，记入历史记录。")
    confirmed = confirmation("确认恢复，光荣榜、统计数和本人网页都会恢复原样")

    def __init__(self, record, *args, **kwargs):
        super().__init__(*args, **kwargs)


class DeathForm(Confirmed):
    """登记去世."""

    year = forms.IntegerField(
        label="去世年份", min_value=1900, help_text="只保存年份，不保存日期。"
    )
    basis = sentences("登记依据", "如“单位来函”“家属告知”，记入历史记录，不公开。")
    confirmed = confirmation("已经向单位或家属核实")

    def __init__(self, record, *args, **kwargs):
        kwargs["initial"] = {"year": timezone.localdate().year}
        super().__init__(*args, **kwargs)


class TakeBackDeathForm(Confirmed):
    """撤销去世登记."""

    standing = forms.ChoiceField(
        label="恢复成",
        choices=[
            one for one in WorkerStanding.choices if one[0] != WorkerStanding.DECEASED
        ],
    )
    basis = sentences("撤销原因", "如“同名，登记错了人”，记入历史记录。")
    confirmed = confirmation("确认这个人健在")

    def __init__(self, record, *args, **kwargs):
        kwargs["initial"] = {"standing": standing_before_death(record)}
        super().__init__(*args, **kwargs)
