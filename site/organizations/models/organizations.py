"""One organization: one record for its whole life."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.models import RevisionMixin
from wagtail.search import index

from organizations.credit_code import credit_code_fault, normalise_credit_code
from organizations.enums import ENDED, OrganizationKind, Standing, UnitNature
from organizations.holding import EXISTENCE, in_force
from organizations.levels import MAX_LEVELS, place_fault
from organizations.panels import organization_tabs
from organizations.querysets import OrganizationQuerySet
from organizations.terms import TERM_YEARS, term_due
from pages.gone import LeavesOutGoneMixin


class Organization(LeavesOutGoneMixin, RevisionMixin, index.Indexed, ClusterableModel):
    """A union organization of the county.

    The fields say what it is today; ``former_states`` say what it was before. An
    organization that has ended keeps its record and its address. A record that was
    found to be a second one of the same organization points to the other by
    ``duplicate_of`` and is shown nowhere.
    """

    name = models.CharField(
        "全称",
        max_length=100,
        unique=True,
        error_messages={"unique": "这个全称已经登记，请查一查是不是同一个组织。"},
    )
    short_name = models.CharField("规范简称", max_length=40, blank=True)
    aliases = models.TextField(
        "别名",
        blank=True,
        help_text="习惯叫法，一行一个。导入简报时用来认出供稿单位。"
        "曾用名请在“沿革”中登记。",
    )
    kind = models.CharField("组织类型", max_length=30, choices=OrganizationKind)
    nature = models.CharField("单位性质", max_length=30, choices=UnitNature, blank=True)
    is_new_enterprise = models.BooleanField(
        "新建企业", default=False, help_text="2000年以来新建立工会的企业。"
    )
    parent = models.ForeignKey(
        "self",
        verbose_name="上级工会",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    credit_code = models.CharField(
        "统一社会信用代码",
        max_length=18,
        blank=True,
        help_text="18位，照工会法人资格证书填写；空格、小写和全角会自动改正。",
    )
    certificate_number = models.CharField("法人资格证书号", max_length=40, blank=True)
    certificate_issued = models.DateField("发证日期", null=True, blank=True)
    certificate_expires = models.DateField("证书有效期至", null=True, blank=True)

    valid_from = models.DateField("成立日期", null=True, blank=True)
    approval_document = models.CharField("批准文号", max_length=100, blank=True)
    standing = models.CharField(
        "状态", max_length=20, choices=Standing, default=Standing.NORMAL
    )
    valid_to = models.DateField(
        "终止日期", null=True, blank=True, help_text="作为本组织存在的最后一天。"
    )
    successor = models.ForeignKey(
        "self",
        verbose_name="并入或承接的工会",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
    )
    ending_document = models.CharField("终止文号", max_length=100, blank=True)

    term_number = models.PositiveSmallIntegerField("届次", null=True, blank=True)
    term_start = models.DateField("换届日期", null=True, blank=True)
    term_years = models.PositiveSmallIntegerField(
        "任期",
        null=True,
        blank=True,
        choices=[(years, f"{years}年") for years in TERM_YEARS],
    )
    term_due = models.DateField("任期届满日期", null=True, editable=False)

    address = models.CharField("单位地址", max_length=200, blank=True)
    phone = models.CharField(
        "单位电话",
        max_length=40,
        blank=True,
        help_text="会公布在网站上，请填办公电话，不要填个人手机。",
    )
    email = models.EmailField("单位邮箱", blank=True)

    duplicate_of = models.ForeignKey(
        "self",
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="duplicates",
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
        index.RelatedFields(
            "former_states",
            [index.SearchField("name"), index.AutocompleteField("name")],
        ),
    ]
    edit_handler = organization_tabs()

    class Meta:
        verbose_name = "组织"
        verbose_name_plural = "组织"
        indexes = [
            models.Index(fields=["kind", "name"], name="organization_by_kind"),
            models.Index(fields=["term_due"], name="organization_by_term_due"),
        ]
        constraints = [
            models.CheckConstraint(
                name="organization_ends_after_it_begins",
                condition=Q(valid_from=None)
                | Q(valid_to=None)
                | Q(valid_to__gte=models.F("valid_from")),
                violation_error_message="终止日期不能早于成立日期。",
            ),
            models.UniqueConstraint(
                name="organization_credit_code_once",
                fields=["credit_code"],
                condition=~Q(credit_code="") & Q(duplicate_of=None),
                violation_error_message="这个统一社会信用代码已经登记在另一个组织名下。",
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        self.credit_code = normalise_credit_code(self.credit_code)
        faults = self.place_faults() | self.standing_faults()
        if self.credit_code and (fault := credit_code_fault(self.credit_code)):
            faults["credit_code"] = f"统一社会信用代码不对：{fault}。"
        if faults:
            raise ValidationError(faults)

    def place_faults(self) -> dict[str, str]:
        """Why the organization cannot stand below this parent."""
        fault = place_fault(self, lambda one: one.parent, self.levels_below())
        return {"parent": f"{fault}。"} if fault else {}

    def levels_below(self) -> int:
        """How many levels of living organizations stand below it."""
        level, below = 0, [self.pk] if self.pk else []
        while below and level < MAX_LEVELS:
            children = Organization.objects.records().filter(parent__in=below)
            below = list(children.values_list("pk", flat=True))
            level += bool(below)
        return level

    def standing_faults(self) -> dict[str, str]:
        """What the standing wants and does not have, or has and does not want."""
        ended = self.standing in ENDED
        if ended and self.valid_to is None:
            return {"valid_to": "已经终止的组织要填写终止日期。"}
        if self.valid_to and not ended:
            return {
                "standing": "填了终止日期，状态应是已合并、已撤销或已划出本县；"
                "仍存在的组织请清空终止日期。"
            }
        if self.standing == Standing.MERGED and self.successor is None:
            return {"successor": "请选择并入了哪个工会。"}
        if self.successor and not ended:
            return {"successor": "还没有终止的组织不填并入或承接的工会。"}
        if self.pk and self.successor_id == self.pk:
            return {"successor": "不能并入自己，请选择另一个工会。"}
        return {}

    def save(self, *args, update_fields=None, **kwargs):
        self.term_due = term_due(self.term_start, self.term_years)
        if update_fields and {"term_start", "term_years"} & set(update_fields):
            update_fields = {*update_fields, "term_due"}
        return super().save(*args, update_fields=update_fields, **kwargs)

    def with_content_json(self, content):
        """A former version of the record's own fields. Dated facts have their own
        history and stay as they are, and so does being a duplicate."""
        facts = {child.get_accessor_name() for child in get_all_child_relations(self)}
        own = {name: value for name, value in content.items() if name not in facts}
        former = super().with_content_json(own)
        former.duplicate_of_id = self.duplicate_of_id
        return former

    def get_absolute_url(self):
        return reverse("organization", args=[self.pk])

    @property
    def alias_list(self) -> list[str]:
        return [line.strip() for line in self.aliases.splitlines() if line.strip()]

    @property
    def other_names(self) -> list[str]:
        """Aliases that are not former names; reads ``former_states``."""
        former = self.former_names
        return [name for name in self.alias_list if name not in former]

    @property
    def former_names(self) -> list[str]:
        """Names it no longer has, latest first; reads ``former_states``."""
        names = [state.name for state in reversed(self.former_states.all())]
        return [name for name in dict.fromkeys(names) if name != self.name]

    def name_on(self, day: date | None) -> str:
        """Its name on that day; today's without a day. Reads ``former_states``."""
        state = in_force(self.former_states.all(), day) if day else None
        return state.name if state else self.name

    def is_overdue(self, day: date) -> bool:
        """``OrganizationQuerySet.overdue_on``, of this one."""
        there = self.standing != Standing.PREPARING and EXISTENCE.holds(self, day)
        return there and self.term_due is not None and self.term_due < day
