"""Who holds office in an organization, and who works in the federation itself."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from organizations.enums import DepartmentKind, OfficerRole
from organizations.models.periods import Period


class Officer(Period):
    """主席、副主席、女职工委员会主任、经审委主任: one row for each time in office."""

    organization = ParentalKey(
        "organizations.Organization", on_delete=models.CASCADE, related_name="officers"
    )
    role = models.CharField(
        "职务", max_length=20, choices=OfficerRole, default=OfficerRole.CHAIR
    )
    name = models.CharField("姓名", max_length=40)
    concurrent_post = models.CharField(
        "兼任职务", max_length=100, blank=True, help_text="如“县人大常委会副主任”。"
    )
    is_public = models.BooleanField(
        "对外公开", default=False, help_text="勾选后在网站上公布姓名和职务。"
    )

    panels = [
        FieldRowPanel([FieldPanel("role"), FieldPanel("name")]),
        FieldRowPanel([FieldPanel("concurrent_post"), FieldPanel("is_public")]),
        FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
    ]

    class Meta(Period.Meta):
        verbose_name = "班子成员"
        verbose_name_plural = "班子成员"
        ordering = ["-since", "pk"]

    def __str__(self):
        return f"{self.get_role_display()} {self.name}"


class Department(Period):
    """A section or office of the federation itself (四股一室)."""

    organization = ParentalKey(
        "organizations.Organization",
        on_delete=models.CASCADE,
        related_name="departments",
    )
    name = models.CharField("名称", max_length=60)
    kind = models.CharField("类别", max_length=20, choices=DepartmentKind)
    duties = models.CharField("主要职责", max_length=200, blank=True)
    phone = models.CharField("办公电话", max_length=40, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("kind"), FieldPanel("phone")]),
        FieldPanel("duties"),
        FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
    ]

    class Meta(Period.Meta):
        verbose_name = "内设机构"
        verbose_name_plural = "内设机构"
        ordering = ["pk"]

    def __str__(self):
        return self.name


class StaffMember(Period):
    """Someone who works in the federation: the public sees the total only."""

    organization = ParentalKey(
        "organizations.Organization", on_delete=models.CASCADE, related_name="staff"
    )
    name = models.CharField("姓名", max_length=40)
    title = models.CharField("职务", max_length=60, blank=True)
    department = models.CharField("所在股室", max_length=60, blank=True)

    panels = [
        FieldRowPanel(
            [FieldPanel("name"), FieldPanel("title"), FieldPanel("department")]
        ),
        FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
    ]

    class Meta(Period.Meta):
        verbose_name = "机关干部职工"
        verbose_name_plural = "机关干部职工"
        ordering = ["pk"]

    def __str__(self):
        return self.name
