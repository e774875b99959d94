"""A page that can be read in a hundred years: one file, its pictures beside it."""

from pathlib import Path
from urllib.parse import quote, urljoin

from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from archive.bags.bodies import Attachments

STYLE = Path(__file__).with_name("page.css")


def page_html(
    template: str, context: dict, address: str, attachments: Attachments
) -> str:
    """The page drawn from a template that extends ``archive/bag/page.html``.

    ``address`` is the page's full address: links that are relative to the site become
    absolute, those to documents of the bag lead to the file beside the page. The
    context needs a ``title`` and may have a ``mark`` (已撤下); bodies are drawn by
    ``archive/bag/_body.html``.
    """
    html = render_to_string(template, context | {"address": address})
    soup = BeautifulSoup(html, "html.parser")
    beside = attachments.beside()
    for link in soup.find_all("a", href=True):
        if place := beside.get(link["href"]):
            link["href"] = quote(place)
        elif link["href"].startswith("/"):
            link["href"] = urljoin(address, link["href"])
    style = soup.new_tag("style")
    style.string = STYLE.read_text(encoding="utf-8")
    soup.head.append(style)
    return str(soup)
