"""Import one issue from a Word file."""

import json
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from bulletin.drafting import draft_issue
from bulletin.models import BulletinIndexPage, BulletinIssuePage
from bulletin.plans import plan_issue
from intake.errors import IntakeError
from intake.models import ReceivedFile


class Command(BaseCommand):
    help = (
        "Imports an issue of the bulletin from a .docx as a draft. With --publish it "
        "is issued at once: the report printed counts as read. All or nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--series", required=True, help="slug of the series")
        parser.add_argument("--publish", action="store_true")
        parser.add_argument(
            "--next",
            action="store_true",
            dest="take_next",
            help="take the next number, whatever number the file carries",
        )
        parser.add_argument("--json", action="store_true")

    def handle(self, *args, file, series, publish, take_next, **options):
        series = self.find_series(series)
        try:
            data = file.read_bytes()
        except OSError as error:
            raise CommandError(f"读不到文件“{file}”，请核对路径。") from error
        try:
            plan = plan_issue(data, file.name)
            with transaction.atomic():
                received = ReceivedFile.objects.receive(data, file.name)
                page = draft_issue(series, plan, received=received)
                if take_next:
                    page.proposed_number = page.proposed_overall = None
                    page.save_revision(clean=False)
                if publish:
                    page = self.publish(page)
        except IntakeError as error:
            raise CommandError(str(error)) from error
        except ValidationError as error:
            raise CommandError(
                f"《{file.name}》没有导入：{' '.join(error.messages)}"
            ) from error
        told = told_as_json if options["json"] else told_as_text
        self.stdout.write(told(page, plan))

    def find_series(self, slug):
        try:
            return BulletinIndexPage.objects.get(slug=slug)
        except BulletinIndexPage.DoesNotExist as error:
            known = "、".join(BulletinIndexPage.objects.values_list("slug", flat=True))
            raise CommandError(
                f"没有地址为“{slug}”的简报，现有：{known or '无'}。"
            ) from error

    def publish(self, page):
        page.import_acknowledged = True
        page.save_revision(clean=False).publish()
        return BulletinIssuePage.objects.get(pk=page.pk)


def told_as_json(page, plan) -> str:
    masthead = plan.issue.masthead
    articles = [
        {
            "title": article.title,
            "contributors": [unit.name for unit in article.contributors],
            "contributor_names": article.contributor_names,
            "blocks": list(article.body.raw_data),
        }
        for article in page.articles.all()
    ]
    told = {
        "issue": {
            "title": page.title,
            "url": page.url,
            "year": masthead.year,
            "number": masthead.number,
            "overall": masthead.overall,
            "date": masthead.date and masthead.date.isoformat(),
        },
        "articles": articles,
        "report": page.import_report,
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def told_as_text(page, plan) -> str:
    lines = [f"{page.title}  {page.url}"]
    lines += [f"  {article.title}" for article in page.articles.all()]
    lines += [
        f"  {loss['element']} {loss['place']} {loss['detail']}"
        for loss in page.import_report
        if loss["action"] != "kept"
    ]
    return "\n".join(lines)
