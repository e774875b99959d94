"""The people who hold honors."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import PreviewableMixin, RevisionMixin
from wagtail.search import index

from honors.enums import HonorLevel, Sex, WorkerStanding
from honors.ethnicities import ETHNICITIES
from honors.panels import worker_tabs
from honors.querysets import WorkerQuerySet
from honors.surnames import reading_fits
from honors.texts import private_fault
from honors.units import unit_of_union
from pages.blocks import BodyBlock
from pages.gone import LeavesOutGoneMixin


class ModelWorker(
    LeavesOutGoneMixin, PreviewableMixin, RevisionMixin, index.Indexed, ClusterableModel
):
    """A person who holds honors: one record, however many awards.

    It says what the public may know: no number of a private person and no home
    address can be stored.
    """

    name = models.CharField("姓名", max_length=40)
    other_names = models.CharField(
        "曾用名、别名", max_length=100, blank=True, help_text="几个的用顿号分开。"
    )
    reading = models.CharField(
        "姓名拼音",
        max_length=60,
        blank=True,
        help_text="按拼音排序读音不对时填写，如“shàn chūn huá”；一般不填。",
    )
    sex = models.CharField("性别", max_length=10, choices=Sex, blank=True)
    ethnicity = models.CharField("民族", max_length=20, choices=ETHNICITIES, blank=True)
    birth_year = models.PositiveSmallIntegerField(
        "出生年份",
        null=True,
        blank=True,
        validators=[MinValueValidator(1850, "出生年份请填四位数字，如1965。")],
    )
    native_place = models.CharField(
        "籍贯", max_length=60, blank=True, help_text="写到县（市、区），如“云南漾濞”。"
    )
    education = models.CharField("文化程度", max_length=40, blank=True)
    organization = models.ForeignKey(
        "organizations.Organization",
        verbose_name="现在的工会组织",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="model_workers",
    )
    unit = models.CharField(
        "现在的单位",
        max_length=100,
        blank=True,
        help_text="选了工会组织的可以不填；单位不在组织档案中的填在这里。",
    )
    post = models.CharField("现在的职务", max_length=100, blank=True)
    standing = models.CharField(
        "状态", max_length=20, choices=WorkerStanding, default=WorkerStanding.ON_POST
    )
    death_year = models.PositiveSmallIntegerField("去世年份", null=True, blank=True)
    photo = models.ForeignKey(
        "library.UnionImage",
        verbose_name="照片",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    photo_consent = models.BooleanField(
        "本人或亲属同意公开照片",
        default=False,
        help_text="没有勾选的，照片不在网站上显示。",
    )
    is_public = models.BooleanField(
        "在网站上公开",
        default=True,
        help_text="本人或亲属要求不公开的取消勾选，网站上就不再出现这个人。",
    )
    summary = models.CharField("简要事迹", max_length=200, blank=True)
    deeds = StreamField(BodyBlock(), verbose_name="先进事迹", blank=True)

    objects = WorkerQuerySet.as_manager()

    PRIVATE_FREE = (
        "name",
        "other_names",
        "native_place",
        "education",
        "unit",
        "post",
        "summary",
        "deeds",
    )
    search_fields = [
        index.SearchField("name", boost=5),
        index.AutocompleteField("name"),
        index.SearchField("other_names"),
        index.AutocompleteField("other_names"),
        index.SearchField("unit"),
        index.SearchField("summary"),
        index.FilterField("is_public"),
    ]

    edit_handler = worker_tabs()

    class Meta:
        verbose_name = "劳模"
        verbose_name_plural = "劳模"
        indexes = [models.Index(fields=["name"], name="model_worker_by_name")]
        constraints = [
            models.CheckConstraint(
                name="model_worker_dies_after_birth",
                condition=Q(death_year=None)
                | Q(birth_year=None)
                | Q(death_year__gte=models.F("birth_year")),
                violation_error_message="去世年份不能早于出生年份。",
            ),
            models.CheckConstraint(
                name="model_worker_death_year_of_the_dead",
                condition=Q(death_year=None) | Q(standing=WorkerStanding.DECEASED),
                violation_error_message="填了去世年份的，状态应是去世。",
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        faults = private_faults(self)
        if not reading_fits(self.name, self.reading):
            faults["reading"] = (
                "姓名拼音和姓名的字数对不上，请按字填写全名或者姓氏的拼音，"
                "如“shàn chūn huá”。"
            )
        this_year = timezone.localdate().year
        for field in ("birth_year", "death_year"):
            if (getattr(self, field) or 0) > this_year:
                label = self._meta.get_field(field).verbose_name
                faults[field] = f"{label}还没有到，请核对。"
        if faults:
            raise ValidationError(faults)

    def with_content_json(self, content):
        """A former version of what the form holds; a death is no version."""
        kept = ("standing", "death_year")
        own = {name: value for name, value in content.items() if name not in kept}
        former = super().with_content_json(own)
        for name in kept:
            setattr(former, name, getattr(self, name))
        return former

    def award_fields(self) -> dict:
        """What the awards of this person have in common."""
        return {"worker": self.pk} if self.pk else {}

    def serve_preview(self, request, mode_name):
        from honors.views.people import preview

        return preview(self, request)

    @property
    def is_deceased(self) -> bool:
        return self.standing == WorkerStanding.DECEASED

    @property
    def level_label(self) -> str:
        """Of ``models_on``: the level of the highest title."""
        return HonorLevel(self.level_on).label

    @property
    def public_photo(self):
        """The photograph, when it may be shown."""
        return self.photo if self.photo_consent else None

    @property
    def present_unit(self) -> str:
        """Where they work or worked last, as they are called today."""
        if self.unit or self.organization is None:
            return self.unit
        return unit_of_union(self.organization.name)

    @property
    def shown_name(self) -> str:
        """As a page writes it: 李春山（已故）."""
        return f"{self.name}（已故）" if self.is_deceased else self.name


def private_faults(record) -> dict[str, str]:
    """Field by field, which text holds what no public record may hold."""
    found = {}
    for name in record.PRIVATE_FREE:
        field = record._meta.get_field(name)
        fault = private_fault(field.verbose_name, field.value_to_string(record))
        if fault:
            found[name] = fault
    return found
