"""名单序号: a roll's numbers, as the decision lists its holders."""

from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log

from honors.models import Award, HonorRollPage
from honors.place_form import PlacesForm
from honors.roll_order import in_order


class PlacesView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """All numbers of one list, saved together; revoked awards are on it no more."""

    model = Award
    permission_required = "change"
    form_class = PlacesForm
    template_name = "organizations/admin/change.html"
    page_title = "填写名单序号"
    header_icon = "list-ol"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.roll = get_object_or_404(
            HonorRollPage.objects.select_related("honor"), pk=kwargs["pk"]
        )

    def awards(self):
        found = Award.objects.filter(**self.roll.award_fields()).standing()
        return in_order(found.with_records(), "manual")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "awards": self.awards()}

    @transaction.atomic
    def form_valid(self, form):
        changed = form.changed_awards()
        Award.objects.bulk_update(changed, ["place"])
        for award in changed:
            log(
                instance=award,
                action="wagtail.edit",
                user=self.request.user,
                content_changed=True,
            )
        messages.success(self.request, f"“{self.roll.title}”的名单序号已保存。")
        return redirect(self.back())

    def back(self):
        return reverse("wagtailadmin_pages:edit", args=[self.roll.pk])

    def get_page_subtitle(self):
        return self.roll.title

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": self.back(), "label": self.roll.title},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "action_url": self.request.path,
            "submit_button_label": "保存",
            "submit_button_active_label": "正在保存……",
        }
