"""推进, 调整公示期, 移出名单, 确认表彰, and undoing: one small form each. All of them
change what the public reads, so they are for those who may publish the notice."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from honors.confirming import confirm, early, last_confirmation, obstacle, unconfirm
from honors.models import NoticeEntry, PublicNoticePage
from honors.notice_change_forms import (
    ConfirmForm,
    DropForm,
    EndForm,
    MoveForm,
    TakeUpForm,
    UnconfirmForm,
)
from honors.notice_lists import ordered
from honors.notice_rules import NoticeStage
from honors.noticing import drop, end_fault, end_on, move, steps, take_up
from organizations.views.record_changes import RecordChangeView


class NoticeChangeView(RecordChangeView):
    """A change of one notice, reached from its progress."""

    model = PublicNoticePage
    permission_required = None
    permission_policy = None
    header_icon = "calendar"
    button = "登记"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.notice = self.notice_of(self.object)

    def notice_of(self, record):
        return record

    def dispatch(self, request, *args, **kwargs):
        if not self.notice.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def records(self):
        return PublicNoticePage.objects.select_related("honor")

    def get_success_url(self):
        return reverse("honors_notice_progress", args=[self.notice.pk])

    def get_breadcrumbs_items(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.notice.pk])
        return [
            {"url": reverse("wagtailadmin_home"), "label": "首页"},
            {"url": edit, "label": str(self.notice)},
            {"url": self.get_success_url(), "label": "公示进度"},
            {"url": "", "label": self.page_title},
        ]

    def get_page_subtitle(self):
        return str(self.notice)


class MoveView(NoticeChangeView):
    page_title = "推进到下一步"
    form_class = MoveForm
    done = "“{}”的进度已更新。"

    def why_not(self):
        return "" if steps(self.notice) else "现在没有可以登记的步骤。"

    def change(self, **entered):
        return move(self.notice, user=self.request.user, **entered)


class EndView(NoticeChangeView):
    page_title = "调整公示期"
    form_class = EndForm
    done = "“{}”的截止日期已更新。"

    def why_not(self):
        if self.notice.stage in (NoticeStage.ANNOUNCED, NoticeStage.OBJECTIONS):
            return ""
        return end_fault(self.notice, self.notice.end_on)

    def change(self, **entered):
        return end_on(self.notice, user=self.request.user, **entered)


class ConfirmView(NoticeChangeView):
    page_title = "确认表彰"
    template_name = "honors/admin/confirm.html"
    form_class = ConfirmForm
    button = "确认表彰"
    done = "已确认“{}”，名单上的荣誉全部生效。"

    def why_not(self):
        return early(self.notice)

    def change(self, **entered):
        return confirm(self.notice, user=self.request.user, **entered)

    def get_context_data(self, **kwargs):
        return super().get_context_data(awards=ordered(self.notice), **kwargs)


class UnconfirmView(NoticeChangeView):
    page_title = "撤销确认"
    form_class = UnconfirmForm
    button = "撤销确认"
    done = "“{}”的确认已撤销，荣誉改回“公示中”。"

    def why_not(self):
        return obstacle(self.notice, last_confirmation(self.notice))

    def change(self):
        return unconfirm(self.notice, user=self.request.user)


class EntryChangeView(NoticeChangeView):
    """A change of one name on the list."""

    def records(self):
        return NoticeEntry.objects.select_related(
            "notice", "award__worker", "award__honor"
        )

    def notice_of(self, record):
        return record.notice

    def get_page_subtitle(self):
        return self.object.award.holder


class DropView(EntryChangeView):
    page_title = "移出名单"
    form_class = DropForm
    button = "移出名单"
    done = "已移出名单：{}。"

    def change(self, **entered):
        return drop(self.object, user=self.request.user, **entered)


class TakeUpView(EntryChangeView):
    page_title = "放回名单"
    form_class = TakeUpForm
    button = "放回名单"
    done = "已放回名单：{}。"

    def change(self):
        return take_up(self.object, user=self.request.user)
