"""The figures as files: JSON for machines, CSV and XLSX for offices."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

from intake.sheets.writing import XLSX, csv_bytes, plain_workbook
from organizations.figures.comparing import more, sections
from organizations.figures.values import FigureSet, FigureValue
from pages.dates import in_chinese

FORMATS = ("json", "csv", "xlsx")
HEADERS = [
    "栏目", "指标", "单位", "数值", "分子", "分母", "百分比",
    "截至日期", "说明", "名单",
]  # fmt: skip
WIDTHS = (20, 34, 6, 12, 10, 10, 10, 14, 60, 60, 14, 14)


def as_file(
    request: HttpRequest,
    kind: str,
    title: str,
    figures: FigureSet,
    others: FigureSet | None = None,
) -> HttpResponse:
    """A download of the ``kind`` "csv" or "xlsx", named by the title and the day."""
    name = f"{title}{in_chinese(figures.day)}.{kind}"
    table = rows(request, figures, others)
    if kind == "csv":
        data = csv_bytes(headers(others), table)
        response = HttpResponse(data, content_type="text/csv; charset=utf-8")
    else:
        heading = f"{title}（截至{in_chinese(figures.day)}）"
        data = plain_workbook("统计数据", heading, headers(others), table, WIDTHS)
        response = HttpResponse(data, content_type=XLSX)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def headers(others: FigureSet | None) -> list[str]:
    return [*HEADERS, in_chinese(others.day), "相差"] if others else HEADERS


def rows(
    request: HttpRequest, figures: FigureSet, others: FigureSet | None
) -> list[list[Any]]:
    return [
        [
            *cells(request, row.figure, figures),
            *(
                [row.other and row.other.value, more(row.figure, row.other)]
                if others
                else []
            ),
        ]
        for section in sections(figures, others)
        for row in section.rows
    ]


def cells(request: HttpRequest, figure: FigureValue, figures: FigureSet) -> list[Any]:
    url = figures.list_url(figure)
    told = [figure.note, *(remark.sentence for remark in figure.remarks)]
    return [
        figure.group,
        figure.label,
        figure.unit,
        figure.value,
        figure.numerator,
        figure.denominator,
        figure.rate,
        in_chinese(figures.day),
        "；".join(filter(None, told)),
        url and request.build_absolute_uri(url),
    ]


def as_json(
    request: HttpRequest, figures: FigureSet, others: FigureSet | None = None
) -> JsonResponse:
    """``{as_of, computed_at, figures: [{key, group, label, unit, value, numerator,
    denominator, rate, note, incomplete, list_url}], compare: {as_of, figures}}``."""
    data = with_lists(request, figures)
    data["computed_at"] = timezone.localtime().isoformat(timespec="seconds")
    if others:
        data["compare"] = with_lists(request, others)
    return plain_json(data)


def with_lists(request: HttpRequest, figures: FigureSet) -> dict[str, Any]:
    data = figures.as_data()
    for told, figure in zip(data["figures"], figures.figures, strict=True):
        url = figures.list_url(figure)
        told["list_url"] = url and request.build_absolute_uri(url)
    return data


def plain_json(data: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(
        data, status=status, json_dumps_params={"ensure_ascii": False, "indent": 1}
    )
