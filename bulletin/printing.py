"""An issue as the data its sheet wants, and as the PDF that comes of it."""

from base64 import b64encode
from pathlib import Path
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from pages.dates import in_chinese
from typesetting.errors import TypesettingError
from typesetting.nodes import body_nodes, rich_text_nodes
from typesetting.press import print_pages, print_pdf

SHEET = Path(__file__).parent / "print" / "issue.typ"
LOCAL_HOSTS = {"localhost", "127.0.0.1", "testserver"}
PICTURE_RENDITION = "max-1600x1600|format-jpeg|jpegquality-80"


class Pictures:
    """The pictures of one print, each once, under the name the sheet uses."""

    def __init__(self):
        self.files: dict[str, bytes] = {}

    def __call__(self, image) -> str:
        name = f"picture-{image.pk}.jpg"
        if name not in self.files:
            with image.get_rendition(PICTURE_RENDITION).open_file() as file:
                self.files[name] = file.read()
        return name


def sheet_data(issue, pictures) -> dict:
    """Everything the sheet prints, as text; pictures are registered on the way."""
    articles = issue.numbered_articles()
    entry = issue.number_entry
    series = issue.series
    return {
        "name": entry.series_name if entry else series.title,
        "label": issue.label if entry else "第　期",
        "overall_label": entry.overall_label if entry else "",
        "publisher": series.publisher_line,
        "date": chinese_date(issue.sign_date),
        "contents": [article.title for article in articles],
        "editor_note": rich_text_nodes(issue.editor_note),
        "articles": [article_data(article, pictures) for article in articles],
        "report_to": issue.report_to,
        "send_to": issue.send_to,
        "distribute_to": issue.distribute_to,
        "extra_distribution": issue.extra_distribution,
        "copies": issue.copies,
        "edited_by": issue.edited_by,
        "reviewed_by": issue.reviewed_by,
        "signed_by": issue.signed_by,
        "address": public_address(issue) if entry else "",
    }


def article_data(article, pictures) -> dict:
    return {
        "section": article.get_section_display(),
        "brief": article.is_brief,
        "title": article.title,
        "subtitle": article.subtitle,
        "body": body_nodes(article.body, pictures),
        "contributed": article.contributed_line,
    }


def print_issue(issue) -> bytes:
    """The PDF of the issue as it is now.

    Raises ``typesetting.errors.TypesettingError`` when a character cannot be printed.
    """
    data, pictures = laid_out(issue)
    return print_pdf(SHEET, data, pictures, printed_on=printing_day(issue))


def laid_out(issue) -> tuple[dict, dict[str, bytes]]:
    """The sheet's data and the files of its pictures."""
    pictures = Pictures()
    return sheet_data(issue, pictures), pictures.files


def public_address(issue) -> str:
    """The issue's address, unless it is one that only this machine knows."""
    host = urlsplit(issue.full_url or "").hostname or "localhost"
    return "" if host in LOCAL_HOSTS else issue.full_url


def printing_day(issue):
    return issue.sign_date or timezone.localdate()


def print_preview(request, issue) -> HttpResponse:
    """The print of a draft as pictures of its pages, and the PDF to take along.

    Pictures, because a PDF in the editor's preview frame is shown by few browsers.
    """
    try:
        data, pictures = laid_out(issue)
        day = printing_day(issue)
        pdf = print_pdf(SHEET, data, pictures, printed_on=day)
        pages = print_pages(SHEET, data, pictures, printed_on=day)
        context = {
            "title": issue.title,
            "pdf": b64encode(pdf).decode(),
            "pages": [b64encode(page).decode() for page in pages],
        }
    except TypesettingError as error:
        context = {"sentence": str(error)}
    return render(request, "bulletin/admin/print_preview.html", context)


def chinese_date(day) -> str:
    """2026年3月16日, without leading zeros (GB/T 9704-2012 7.3.5.4)."""
    return in_chinese(day) if day else ""
