"""A notice as its readers see it, and its progress as the office does."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.log_actions import registry
from wagtail.permissions import policy_registry

from honors.confirming import early, last_confirmation, obstacle
from honors.enums import Recipient
from honors.models import Objection, PublicNoticePage
from honors.notice_lists import names_on, shown
from honors.notice_panels import unarranged
from honors.notice_rules import NoticeStage, is_folded
from honors.noticing import steps
from honors.roll_order import in_order
from pages.pagination import page_of

SHOWN_FIRST = 3
NOTICES_PER_PAGE = 20
PUBLICATION = ("wagtail.publish", "wagtail.unpublish")


def notice(page) -> dict:
    """The names in their order and what stands around them."""
    roll = page.roll if page.roll and page.roll.live else None
    return {
        "entries": shown(page),
        "of_people": page.honor.recipient == Recipient.PERSON,
        "of_teams": page.honor.recipient == Recipient.TEAM,
        "label": page.period_label,
        "last_day": page.last_day,
        "days": page.days,
        "folded": page.is_folded,
        "roll": roll,
        "index": page.get_parent(),
    }


def current_notices(page):
    """Those whose list can still be read in full, for the front of the honors."""
    today = timezone.localdate()
    recent = public_notices(page)[:SHOWN_FIRST]
    return [one for one in recent if not is_folded(one.end_on, one.fold_after, today)]


def notices(page, request) -> dict:
    """Every notice that was ever published, the newest first."""
    items = page_of(request, public_notices(page), NOTICES_PER_PAGE)
    return {"items": items}


def public_notices(page):
    return PublicNoticePage.objects.child_of(page).visible().newest_first()


class ProgressView(WagtailAdminTemplateMixin, TemplateView):
    """公示进度: where the notice stands, what may be done now, what was done."""

    template_name = "honors/admin/progress.html"
    page_title = "公示进度"
    header_icon = "calendar"

    def dispatch(self, request, *args, **kwargs):
        self.notice = get_object_or_404(
            PublicNoticePage.objects.select_related("honor", "roll"), pk=kwargs["pk"]
        )
        self.rights = self.notice.permissions_for_user(request.user)
        if not self.rights.can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return str(self.notice)

    def get_breadcrumbs_items(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.notice.pk])
        return [
            *super().get_breadcrumbs_items(),
            {"url": edit, "label": str(self.notice)},
            {"url": "", "label": self.page_title},
        ]

    def get_header_buttons(self):
        if not self.rights.can_publish():
            return []
        return [
            HeaderButton(label, reverse(name, args=[self.notice.pk]), icon_name=icon)
            for name, label, icon in actions(self.notice)
        ]

    def get_context_data(self, **kwargs):
        stages = list(NoticeStage)
        current = stages.index(NoticeStage(self.notice.stage))
        seen = policy_registry.get_by_type(Objection)
        return super().get_context_data(
            notice=self.notice,
            stages=[
                {"label": stage.label, "done": place < current, "now": place == current}
                for place, stage in enumerate(stages)
            ],
            names=names_on(self.notice),
            entries=entries_in_order(self.notice),
            unarranged=unarranged(self.notice),
            may_publish=self.rights.can_publish(),
            objections=self.notice.objections.all()
            if seen.user_has_permission(self.request.user, "view")
            else None,
            objection_urls=Objection.snippet_viewset.get_url_name,
            history=history(self.notice),
            today=timezone.localdate(),
            **kwargs,
        )


def entries_in_order(notice):
    """The whole list as it was announced, dropped names in their places."""
    entries = {
        entry.award: entry for entry in notice.entries.select_related("award__worker")
    }
    return [entries[award] for award in in_order(entries, notice.order)]


def actions(notice) -> list[tuple[str, str, str]]:
    """(address name, label, icon) of what can be done today."""
    found = []
    if steps(notice):
        found.append(("honors_notice_move", "推进到下一步", "arrow-right"))
    if notice.stage in (NoticeStage.ANNOUNCED, NoticeStage.OBJECTIONS):
        found.append(("honors_notice_end", "调整公示期", "calendar-alt"))
    if not early(notice):
        found.append(("honors_notice_confirm", "确认表彰", "check"))
    if not obstacle(notice, last_confirmation(notice)):
        found.append(("honors_notice_unconfirm", "撤销确认", "rotate"))
    return found


def history(notice):
    """The steps of the procedure, the latest first."""
    entries = registry.get_logs_for_instance(notice).select_related("user")
    found = entries.filter(
        Q(action__startswith="honors.notice_") | Q(action__in=PUBLICATION)
    )
    return found.order_by("-timestamp", "-pk")
