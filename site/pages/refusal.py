"""A publication that is refused, from whichever door it was asked for."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.shortcuts import redirect
from wagtail.log_actions import log

SCHEDULED = "wagtail.publish.scheduled"


class NotReady(ValidationError):
    """A page may not be published as it is; the messages say why."""

    def __init__(self, page, reasons):
        super().__init__(reasons)
        self.page = page


class RefusalMiddleware:
    """Leads whoever asked for the publication to the page, with the reasons.

    The editing form says most of them beside the fields. Workflow approvals and
    bulk actions have no form, and between a form's look and the transaction
    somebody else may have changed what it was measured by.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, NotReady):
            return None
        page = exception.page
        for reason in exception.messages:
            messages.error(request, f"《{page.draft_title}》没有发布：{reason}")
        return redirect("wagtailadmin_pages:edit", page.pk)


class RefusableMixin:
    """A page that raises ``NotReady`` when it is saved live and is not ready."""

    def publish(self, revision, *args, log_action=True, **kwargs):
        """All of it or nothing; a refused schedule is put off and said, so that
        what is due behind it still goes out."""
        try:
            with transaction.atomic():
                super().publish(revision, *args, log_action=log_action, **kwargs)
        except NotReady as refused:
            if log_action != SCHEDULED:
                raise
            self.put_off(revision, refused.messages)

    def put_off(self, revision, reasons):
        """Take the schedule back, write down why, and tell the owner."""
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
        reason = " ".join(reasons)
        log(
            instance=self,
            action="pages.put_off",
            data={"reason": reason},
            revision=revision,
        )
        if self.owner and self.owner.email:
            send_mail(
                f"《{self.draft_title}》未能按时发布",
                f"《{self.draft_title}》到了预定时间没有发布，原因：{reason}"
                "请登录后台改正后重新发布。",
                None,
                [self.owner.email],
            )
