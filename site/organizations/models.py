"""The organization register and how pages point to it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from organizations.enums import LinkRole, OrganizationKind
from organizations.querysets import OrganizationQuerySet


class Organization(index.Indexed, models.Model):
    """A union organization of the county: one record for its whole life."""

    name = models.CharField("全称", max_length=100, unique=True)
    short_name = models.CharField("规范简称", max_length=40, blank=True)
    aliases = models.TextField(
        "别名",
        blank=True,
        help_text="曾用名和习惯叫法，一行一个。导入简报时用来认出供稿单位。",
    )
    kind = models.CharField("组织类型", max_length=30, choices=OrganizationKind)
    parent = models.ForeignKey(
        "self",
        verbose_name="上级工会",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    valid_from = models.DateField("成立日期", null=True, blank=True)
    valid_to = models.DateField(
        "终止日期", null=True, blank=True, help_text="撤销或合并的日期；仍存在的不填。"
    )

    objects = OrganizationQuerySet.as_manager()

    search_fields = [
        index.SearchField("name", boost=5),
        index.AutocompleteField("name"),
        index.SearchField("short_name", boost=3),
        index.AutocompleteField("short_name"),
        index.SearchField("aliases"),
        index.AutocompleteField("aliases"),
        index.FilterField("kind"),
    ]
    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("short_name"), FieldPanel("aliases")],
            heading="名称",
        ),
        MultiFieldPanel(
            [FieldPanel("kind"), FieldPanel("parent")], heading="类型与隶属"
        ),
        FieldRowPanel(
            [FieldPanel("valid_from"), FieldPanel("valid_to")], heading="存续时间"
        ),
    ]

    class Meta:
        verbose_name = "组织"
        verbose_name_plural = "组织"
        constraints = [
            models.CheckConstraint(
                name="organization_ends_after_it_begins",
                condition=models.Q(valid_from=None)
                | models.Q(valid_to=None)
                | models.Q(valid_to__gte=models.F("valid_from")),
                violation_error_message="终止日期不能早于成立日期。",
            )
        ]

    def __str__(self):
        return self.name

    def clean(self):
        ancestor, seen = self.parent, set()
        while ancestor is not None and ancestor.pk not in seen:
            if self.pk and ancestor.pk == self.pk:
                raise ValidationError(
                    {"parent": "上级工会不能是本组织或本组织的下级，请另选一个。"}
                )
            seen.add(ancestor.pk)
            ancestor = ancestor.parent

    def get_absolute_url(self):
        return reverse("organization", args=[self.pk])

    @property
    def alias_list(self) -> list[str]:
        return [line.strip() for line in self.aliases.splitlines() if line.strip()]


class OrganizationLink(Orderable):
    """A page speaks of an organization, in a role."""

    page = ParentalKey(
        "pages.SitePage", on_delete=models.CASCADE, related_name="organization_links"
    )
    organization = models.ForeignKey(
        Organization,
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
