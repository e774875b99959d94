"""The forms of honors, people, awards and rolls, laid out as an office fills them."""

from urllib.parse import urlencode

from django.apps import apps
from django.urls import reverse
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)

from honors.forms import AwardForm, WorkerForm
from honors.stroke_order import unknown_characters
from pages.models import SitePage


class AwardsPanel(Panel):
    """The awards of a person or of a roll, each a link to its own form, and the way
    to enter another."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "honors/admin/awards_panel.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            awards = apps.get_model("honors", "Award")
            viewset = awards.snippet_viewset
            known = self.instance.award_fields()
            found = awards.objects.filter(**known) if known else awards.objects.none()
            given = urlencode({name: str(value) for name, value in known.items()})
            shown = list(found.with_records().newest_first())
            return context | {
                "awards": shown,
                "unknown": unknown_characters(one.holder for one in shown),
                "edit_url_name": viewset.get_url_name("edit"),
                "add_url": f"{reverse(viewset.get_url_name('add'))}?{given}",
                "is_saved": bool(known),
                "places_url": self.places_url(),
            }

        def places_url(self):
            """Where the numbers of a saved roll are filled in."""
            roll = self.instance
            if not (isinstance(roll, SitePage) and roll.pk):
                return ""
            return reverse("honors_places", args=[roll.pk])


class RevocationPanel(Panel):
    """What is known of the revocation; only on a revoked award."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "honors/admin/revocation_panel.html"

        def is_shown(self):
            return self.instance.revoked_on is not None


HONOR_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("level"), FieldPanel("recipient")]),
            FieldRowPanel([FieldPanel("family"), FieldPanel("rank")]),
            FieldPanel("authority"),
        ],
        heading="荣誉称号",
    ),
    FieldPanel("notes"),
]
AWARD_PANELS = [
    RevocationPanel(heading="撤销情况"),
    MultiFieldPanel(
        [
            FieldPanel("honor"),
            FieldRowPanel([FieldPanel("year"), FieldPanel("batch")]),
            FieldPanel("title"),
            FieldPanel("state"),
        ],
        heading="荣誉",
    ),
    MultiFieldPanel(
        [
            FieldPanel("worker"),
            FieldPanel("organization"),
            FieldPanel("team"),
            FieldRowPanel([FieldPanel("unit_at_award"), FieldPanel("post_at_award")]),
        ],
        heading="获得者",
    ),
    MultiFieldPanel(
        [
            FieldPanel("authority"),
            FieldRowPanel([FieldPanel("document_number"), FieldPanel("decision_date")]),
            FieldPanel("place"),
            FieldPanel("certificate"),
        ],
        heading="表彰决定",
    ),
]
PERSON_PANELS = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("name"), FieldPanel("sex")]),
            FieldRowPanel([FieldPanel("ethnicity"), FieldPanel("birth_year")]),
            FieldRowPanel([FieldPanel("native_place"), FieldPanel("education")]),
            FieldRowPanel([FieldPanel("other_names"), FieldPanel("reading")]),
        ],
        heading="基本情况",
        help_text="不要填写身份证号、个人手机、银行卡号和家庭住址。",
    ),
    MultiFieldPanel(
        [
            FieldPanel("organization"),
            FieldRowPanel([FieldPanel("unit"), FieldPanel("post")]),
            FieldPanel("standing"),
        ],
        heading="现在的情况",
    ),
    MultiFieldPanel(
        [
            FieldPanel("photo"),
            FieldPanel("photo_consent"),
            FieldPanel("is_public"),
        ],
        heading="照片与公开",
    ),
]
ROLL_PANELS = [
    FieldPanel("title", heading="标题"),
    MultiFieldPanel(
        [
            FieldPanel("honor", required_on_save=True),
            FieldRowPanel(
                [FieldPanel("year", required_on_save=True), FieldPanel("batch")]
            ),
            FieldPanel("order"),
        ],
        heading="名单",
    ),
    AwardsPanel(heading="名单上的获奖记录"),
    FieldPanel(
        "editorial_date",
        help_text="一般填表彰决定的日期；不填时取名单上最近的表彰决定日期。",
    ),
    *SitePage.card_panels,
    FieldPanel("body"),
]


def honor_form() -> ObjectList:
    return ObjectList(HONOR_PANELS)


def award_form() -> ObjectList:
    return ObjectList(AWARD_PANELS, base_form_class=AwardForm)


def worker_tabs() -> TabbedInterface:
    return TabbedInterface(
        [
            ObjectList(PERSON_PANELS, heading="基本情况"),
            ObjectList([AwardsPanel(heading="获得的荣誉")], heading="获奖记录"),
            ObjectList(
                [FieldPanel("summary"), FieldPanel("deeds")], heading="先进事迹"
            ),
        ],
        base_form_class=WorkerForm,
    )
