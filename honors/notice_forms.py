"""The editing form of a notice, and that of a copy."""

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Site

from pages.forms import SystemSlugCopyForm
from pages.models import SiteIdentity

FIXED = ("honor", "year", "batch", "start_on", "working_days")


class NoticeCopyForm(SystemSlugCopyForm):
    """A copy is a draft of another notice."""

    not_offered = ("publish_copies", "alias")


class NoticeForm(WagtailAdminPageForm):
    """Begins with the office's own address; before publication says beside the
    fields what is missing; afterwards leaves list and period alone."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            for name, value in own_address().items():
                if name in self.fields and not self.initial.get(name):
                    self.initial[name] = value
        if self.instance.is_announced:
            for name in FIXED:
                if field := self.fields.get(name):
                    field.disabled = True
                    field.help_text = "公示已经发布，不能再改。"

    def _post_clean(self):
        super()._post_clean()
        if self.is_deferred_validation:
            return
        for name, sentence in self.instance.shortcomings().items():
            if name not in self.errors:
                self.add_error(name if name in self.fields else None, sentence)


def own_address() -> dict[str, str]:
    """Where the office can be reached, as the foot of every page says."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        return {}
    identity = SiteIdentity.for_site(site)
    address = f"{identity.address}（邮编：{identity.postcode}）"
    return {
        "department": identity.organizer or identity.publisher,
        "phone": identity.phone,
        "email": identity.email,
        "address": address if identity.postcode else identity.address,
    }
