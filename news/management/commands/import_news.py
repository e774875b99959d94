"""Move the news of an old site in from a file of JSON Lines."""

import json
import sys
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from intake.errors import IntakeError
from intake.folder import FileFolder
from news.importing.columns import Columns
from news.importing.lines import read_lines
from news.importing.moving import Move
from news.importing.outcomes import Outcome
from news.importing.preparing import Preparer
from news.importing.undoing import undo
from news.models import StoryImport


class Command(BaseCommand):
    help = (
        "Moves the news of an old site in: FILE holds one JSON object a line (title, "
        "body, published_at, column, source, author, organizations, url, attachments, "
        "id). A text is known again by id or url; running it twice changes nothing. "
        "A bad line is refused by number and the others go on. Ends with 0 when every "
        "line was taken, with 1 when one was refused."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, nargs="?")
        parser.add_argument("--dry-run", action="store_true", help="write nothing")
        parser.add_argument("--json", action="store_true", help="report for a program")
        parser.add_argument(
            "--files", type=Path, metavar="DIR", help="pictures and files of the site"
        )
        parser.add_argument(
            "--create-columns", action="store_true", help="make missing columns"
        )
        parser.add_argument(
            "--source", default="", help="of texts that name none (来源)"
        )
        parser.add_argument(
            "--allow-mobile",
            action="store_true",
            help="take texts with mobile numbers: they were looked at and are public",
        )
        parser.add_argument(
            "--as-user", default="", metavar="USERNAME", help="for the record"
        )
        parser.add_argument(
            "--undo", type=int, metavar="BATCH", help="take a batch back instead"
        )

    def handle(self, *args, file, **options):
        user = self.find_user(options["as_user"])
        if options["undo"] is not None:
            self.take_back(options["undo"], user, options["json"])
            return
        if file is None:
            raise CommandError(
                "请写出要导入的文件，如：manage.py import_news 旧站.jsonl"
            )
        batch = None
        if not options["dry_run"]:
            batch = StoryImport.objects.create(file_name=file.name[:255], made_by=user)
        tally = self.move(file, batch, user, options)
        self.stdout.write(
            told_as_json(tally, batch)
            if options["json"]
            else told_as_text(tally, batch)
        )
        if tally.outcomes[Outcome.REFUSED]:
            raise SystemExit(1)

    def move(self, file, batch, user, options):
        preparer = Preparer(
            columns=Columns(may_create=options["create_columns"]),
            folder=self.folder(options["files"]),
            default_source=options["source"],
            allow_mobile=options["allow_mobile"],
        )
        try:
            with (
                file.open("rb") as opened,
                tqdm(
                    total=file.stat().st_size,
                    unit="B",
                    unit_scale=True,
                    desc=file.name,
                    disable=not sys.stderr.isatty(),
                ) as bar,
            ):
                tell = self.say_nothing if options["json"] else self.say_refused
                move = Move(preparer, batch, user, tell, bar.update)
                move.run(read_lines(opened))
        except OSError as error:
            raise CommandError(f"读不到文件“{file}”，请核对路径。") from error
        except IntakeError as error:
            raise CommandError(str(error)) from error
        if batch is not None:
            batch.finish()
        return move.tally

    def say_refused(self, number, reason):
        with tqdm.external_write_mode():
            self.stdout.write(f"第{number}行没有导入：{reason}")

    def say_nothing(self, number, reason):
        """The report for a program has it."""

    def folder(self, path):
        if path is not None and not path.is_dir():
            raise CommandError(f"没有文件夹“{path}”，请核对路径。")
        return FileFolder(path) if path else None

    def find_user(self, username):
        if not username:
            return None
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"没有用户名为“{username}”的用户。")
        return user

    def take_back(self, number, user, as_json):
        batch = StoryImport.objects.filter(pk=number).first()
        if batch is None:
            raise CommandError(f"没有第{number}批，请核对编号。")
        if batch.undone_at:
            raise CommandError(f"第{number}批已经撤销过了。")
        with tqdm(
            total=batch.stories.count(), unit="篇", disable=not sys.stderr.isatty()
        ) as bar:
            told = undo(batch, user, bar.update)
        if as_json:
            left = [{"title": title, "url": url} for title, url in told.left]
            self.stdout.write(
                json.dumps({"removed": told.removed, "left": left}, ensure_ascii=False)
            )
            return
        self.stdout.write(f"第{number}批已撤销，删去{told.removed}篇。")
        for title, url in told.left:
            self.stdout.write(f"留下（已有人改过）：《{title}》 {url}")


def told_as_json(tally, batch) -> str:
    told = {
        "ok": not tally.outcomes[Outcome.REFUSED],
        "batch": batch.pk if batch else None,
        "counts": tally.counts,
        "refusals": [
            {"line": number, "message": reason} for number, reason in tally.refusals
        ],
        "losses": [
            {"element": element, "action": action, "count": count}
            for element, action, count in tally.lost
        ],
        "remarks": tally.remarks,
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def told_as_text(tally, batch) -> str:
    actions = {"changed": "改动", "dropped": "舍去"}
    counted = "，".join(
        f"{outcome.label}{tally.outcomes[outcome]}条" for outcome in Outcome
    )
    lines = [
        f"第{batch.pk}批：{counted}。" if batch else f"试运行，没有写入：{counted}。"
    ]
    lines += [
        f"{element}：{actions[action]}{count}处"
        for element, action, count in tally.lost
    ]
    return "\n".join([*lines, *tally.remarks])
