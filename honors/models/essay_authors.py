"""Who wrote an essay, as the certificate says."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from honors.essays.enums import AuthorRole


class EssayAuthor(Orderable):
    """A person named on the certificate. Their order is that of the certificate, and
    so is what their unit was called."""

    essay = ParentalKey(
        "honors.EssayPage", on_delete=models.CASCADE, related_name="authors"
    )
    name = models.CharField(
        "姓名", max_length=60, help_text="一人一行，次序照证书；课题组写全称。"
    )
    role = models.CharField(
        "身份", max_length=20, choices=AuthorRole, default=AuthorRole.AUTHOR
    )
    unit = models.CharField(
        "单位", max_length=100, blank=True, help_text="照证书写，不改成现在的名称。"
    )
    organization = models.ForeignKey(
        "organizations.Organization",
        verbose_name="名录中的单位",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="essay_authors",
        help_text="选了以后，这篇论文会列在该单位的页面上。",
    )

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("role")]),
        FieldRowPanel([FieldPanel("unit"), FieldPanel("organization")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "作者"
        verbose_name_plural = "作者"
        indexes = [models.Index(fields=["name"], name="essay_author_by_name")]

    def __str__(self):
        return self.name

    @property
    def is_author(self) -> bool:
        """An adviser is named, but did not write."""
        return self.role != AuthorRole.ADVISER

    @property
    def role_said(self) -> str:
        """The role where it says more than the name's place does."""
        return "" if self.role == AuthorRole.AUTHOR else self.get_role_display()
