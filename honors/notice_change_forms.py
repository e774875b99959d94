"""What a clerk enters of a notice's procedure; the rules are in ``noticing`` and
``confirming``."""

from django import forms
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput

from honors.change_forms import Confirmed, confirmation, sentences
from honors.confirming import Roll
from honors.notice_rules import NoticeStage
from honors.noticing import steps


class MoveForm(forms.Form):
    """推进: only the steps that are possible today are offered."""

    stage = forms.ChoiceField(label="转到", widget=forms.RadioSelect)
    remark = sentences("备注", "如会议名称、日期，记入历史记录。", required=False)

    def __init__(self, record, *args, **kwargs):
        super().__init__(*args, **kwargs)
        possible = steps(record)
        self.fields["stage"].choices = [
            (stage.value, stage.label) for stage in NoticeStage if stage in possible
        ]


class EndForm(Confirmed):
    """调整公示期."""

    day = forms.DateField(
        label="新的截止日期",
        widget=AdminDateInput,
        help_text="到这一天24时为止。可以延长；缩短要写明原因。",
    )
    reason = sentences("原因", "记入历史记录。", required=False)
    confirmed = confirmation("负责人已经同意，公示网页会按新的日期显示")

    def __init__(self, record, *args, **kwargs):
        kwargs["initial"] = {"day": record.end_on}
        super().__init__(*args, **kwargs)


class ConfirmForm(Confirmed):
    """确认表彰."""

    document = forms.CharField(
        label="表彰文号",
        max_length=40,
        help_text="如“漾工发〔2026〕12号”，括号会自动改正。",
    )
    day = forms.DateField(
        label="表彰决定日期", widget=AdminDateInput, help_text="照表彰决定填写。"
    )
    authority = forms.CharField(label="授予机关", max_length=100)
    roll = forms.ChoiceField(
        label="光荣榜",
        choices=Roll.CHOICES,
        initial=Roll.DRAFT,
        widget=forms.RadioSelect,
    )
    confirmed = confirmation("表彰决定已经印发，以上内容已和文件核对")

    def __init__(self, record, *args, **kwargs):
        kwargs["initial"] = {
            "authority": record.honor.authority,
            "day": timezone.localdate(),
        }
        super().__init__(*args, **kwargs)


class UnconfirmForm(Confirmed):
    """撤销确认."""

    confirmed = confirmation("确认错了，名单上的荣誉全部改回“公示中”")

    def __init__(self, record, *args, **kwargs):
        super().__init__(*args, **kwargs)


class DropForm(Confirmed):
    """移出名单."""

    reason = sentences("移出原因", "只在后台保存，不公开。", longest=300)
    confirmed = confirmation("确认移出，公示网页上不再出现")

    def __init__(self, record, *args, **kwargs):
        super().__init__(*args, **kwargs)


class TakeUpForm(Confirmed):
    """放回名单."""

    confirmed = confirmation("移出有误，重新列入公示名单")

    def __init__(self, record, *args, **kwargs):
        super().__init__(*args, **kwargs)
