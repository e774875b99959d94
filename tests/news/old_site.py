"""Files of JSON Lines as an old site's export would give them."""

import json

from django.core.management import call_command
from wagtail.contrib.redirects.models import Redirect

from library.models import UnionDocument, UnionImage
from news.models import ImportedStory, NewsAttachment, NewsPage, StoryImport
from organizations.models import OrganizationLink
from pages.models import SitePage

HOST = "http://old.example.cn"


def line(number=1, **fields) -> dict:
    """A line with all that it needs; None takes a field away."""
    given = {
        "id": number,
        "title": f"慰问一线职工之{number}",
        "body": "<p>县总工会到企业走访，听取职工的意见和建议。</p>",
        "published_at": "2015-03-16 09:30:00",
        "column": "工会要闻",
        "source": "县总工会办公室",
        "author": "李祎",
        "url": f"{HOST}/news/show.php?id={number}",
    }
    return {
        name: value for name, value in (given | fields).items() if value is not None
    }


def write(path, *lines) -> str:
    """One line for each; bytes and text stand as they are."""
    told = (one if isinstance(one, bytes) else text(one).encode() for one in lines)
    path.write_bytes(b"\n".join(told) + b"\n")
    return str(path)


def text(one) -> str:
    return one if isinstance(one, str) else json.dumps(one, ensure_ascii=False)


def move_in(path, **options) -> int:
    """Run the command; its code at the end."""
    try:
        call_command("import_news", path, **options)
    except SystemExit as ended:
        return ended.code
    return 0


def dump() -> dict:
    """Everything that a move writes, but for the account of the runs themselves."""
    models = (
        SitePage,
        NewsPage,
        NewsAttachment,
        OrganizationLink,
        ImportedStory,
        Redirect,
        UnionImage,
        UnionDocument,
    )
    told = {
        model.__name__: list(model.objects.order_by("pk").values()) for model in models
    }
    return told | {"batches": StoryImport.objects.count()}
