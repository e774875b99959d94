"""How a page points to organizations."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from organizations.enums import LinkRole


class OrganizationLink(Orderable):
    """A page speaks of an organization, in a role."""

    page = ParentalKey(
        "pages.SitePage", on_delete=models.CASCADE, related_name="organization_links"
    )
    organization = models.ForeignKey(
        "organizations.Organization",
        verbose_name="组织",
        on_delete=models.PROTECT,
        related_name="page_links",
    )
    role = models.CharField(
        "关系", max_length=20, choices=LinkRole, default=LinkRole.SUBJECT
    )

    panels = [FieldPanel("organization"), FieldPanel("role")]

    class Meta(Orderable.Meta):
        verbose_name = "相关组织"
        verbose_name_plural = "相关组织"
        constraints = [
            models.UniqueConstraint(
                fields=["page", "organization", "role"],
                name="organization_linked_once_per_role",
            )
        ]
