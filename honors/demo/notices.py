"""Two public notices: one that begins today, one that was confirmed long ago."""

import tomllib
from pathlib import Path

from django.utils import timezone

from honors.enums import AwardState
from honors.models import (
    Award,
    Holiday,
    Honor,
    HonorRollPage,
    HonorsIndexPage,
    ModelWorker,
    NoticeEntry,
    PublicNoticePage,
)
from honors.notice_rules import NoticeStage
from honors.units import unit_of_union
from honors.working_days import working_days
from organizations.models import Organization

TABLES = Path(__file__).parent / "notices.toml"


def load() -> None:
    """Propose, announce; and enter the notice of 2024 as it was."""
    told = tomllib.loads(TABLES.read_text("utf-8"))
    honors = {str(honor): honor for honor in Honor.objects.all()}
    load_running(told, honors)
    load_recorded(told, honors)


def load_running(told: dict, honors: dict) -> None:
    today = timezone.localdate()
    running = told["running"]
    honor = honors[running["honor"]]
    for person in told["proposed"]:
        propose(person, honor, today.year)
    (first,) = working_days(today, 1, Holiday.objects.arrangement())
    notice = PublicNoticePage(
        title=f"关于{today.year}年{honor}拟表彰对象的公示",
        honor=honor,
        year=today.year,
        basis=running["basis"],
        body=[("paragraph", f"<p>{running['body']}</p>")],
        start_on=first,
        **told["office"],
    )
    HonorsIndexPage.objects.get().add_child(instance=notice)
    notice.save_revision().publish()


def propose(person: dict, honor: Honor, year: int) -> None:
    union = Organization.objects.get(short_name=person.pop("organization"))
    post = person["post"]
    worker = ModelWorker(organization=union, **person)
    worker.full_clean()
    worker.save()
    Award.objects.create(
        honor=honor,
        worker=worker,
        organization=union,
        year=year,
        unit_at_award=unit_of_union(union.name),
        post_at_award=post,
        state=AwardState.PROPOSED,
    )


def load_recorded(told: dict, honors: dict) -> None:
    """It was announced when this site did not exist yet: entered as it stands."""
    recorded = told["recorded"] | {"honor": honors[told["recorded"]["honor"]]}
    roll = HonorRollPage.objects.filter(
        honor=recorded["honor"], year=recorded["year"]
    ).first()
    notice = PublicNoticePage(
        stage=NoticeStage.RECORDED,
        editorial_date=recorded["start_on"],
        roll=roll,
        live=True,
        **recorded,
        **told["office"],
    )
    HonorsIndexPage.objects.get().add_child(instance=notice)
    NoticeEntry.objects.bulk_create(
        NoticeEntry(notice=notice, award=award)
        for award in Award.objects.valid().in_roll(recorded["honor"], recorded["year"])
    )
    notice.save_revision().publish()
