"""The grammar of page types, told by ``manage.py check``.

Every page type that an editor can create has a template and a card of its own,
says below and above which types it stands, and has a Chinese name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Warning, register
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from wagtail.models import get_page_models

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@register("pages")
def check_page_types(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    return [
        Warning(sentence, obj=page_type, id=f"pages.W{number:03}")
        for page_type in get_page_models()
        if page_type.is_creatable
        for number, sentence in faults(page_type)
    ]


def faults(page_type: Any) -> Iterator[tuple[int, str]]:
    """What a page type lacks: the number of the rule and a sentence."""
    if not has_template(page_type.template):
        yield 1, f"The template {page_type.template} is missing."
    if not has_template(page_type.card_template):
        yield 2, f"The card {page_type.card_template} is missing."
    for side in ("parent_page_types", "subpage_types"):
        if getattr(page_type, side, None) is None:
            yield 3, f"{side} is not set: say where the page type may stand."
    for name in ("verbose_name", "verbose_name_plural"):
        if not CHINESE.search(str(getattr(page_type._meta, name))):
            yield 4, f"{name} is not Chinese."


def has_template(name: str) -> bool:
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return False
    return True
