"""A publication that is refused, from whichever door it was asked for."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect


class NotReady(ValidationError):
    """An issue may not be published as it is; the messages say why."""

    def __init__(self, issue, reasons):
        super().__init__(reasons)
        self.issue = issue


class RefusalMiddleware:
    """Leads whoever asked for the publication to the issue, with the reasons.

    The editing form says most of them beside the fields. Workflow approvals and
    bulk actions have no form, and between a form's look and the transaction
    somebody else may have taken the number.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, NotReady):
            return None
        issue = exception.issue
        for reason in exception.messages:
            messages.error(request, f"《{issue.draft_title}》没有发布：{reason}")
        return redirect("wagtailadmin_pages:edit", issue.pk)
