"""Figures as of a day, the lists behind them, and the annual reports."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from organizations.figures import charts, exporting
from organizations.figures.annual import (
    figures_of,
    frozen,
    last_day,
    newest_versions,
    trend,
    with_lists,
)
from organizations.figures.comparing import changed, sections
from organizations.figures.computing import compute
from organizations.figures.forms import DaysForm
from organizations.figures.frozen_lists import frozen_behind
from organizations.figures.groups import Group
from organizations.figures.lists import Behind, as_listed, behind
from organizations.figures.values import FigureSet
from organizations.models import AnnualReport, Cohort, Headcount, Organization
from pages.pagination import page_of

FOLDER = "organizations/figures"
YEAR_ENDS = 10
LISTED = 50
CHARTS = {
    Group.KINDS: "kind_",
    Group.NATURES: "nature_",
    Group.HOMES: "home_",
}


def figures(request):
    """All figures, beside those of another day if asked, as page or download."""
    form, kind = DaysForm(request.GET), request.GET.get("format", "")
    if not form.is_valid():
        return refused(request, form, kind)
    cohorts = list(Cohort.objects.all())
    day, other = form.day, form.cleaned_data["compare"]
    computed = compute(day, cohorts)
    beside = compute(other, cohorts) if other and other != day else None
    if kind:
        return download(request, kind, "工会统计数据", computed, beside)
    return render(
        request,
        f"{FOLDER}/figures.html",
        {
            "form": form,
            "figures": computed,
            "beside": beside,
            "sections": sections(computed, beside),
            "charts": drawings(computed),
            "year_ends": year_ends(),
            "reports": newest_versions().only("year"),
        },
    )


def refused(request, form: DaysForm, kind: str) -> HttpResponse:
    """A wrong day: said on the page; machines get 400 and the same sentence."""
    if kind == "json":
        return exporting.plain_json({"error": "".join(form.sentences)}, status=400)
    if kind:
        return plain_refusal("".join(form.sentences))
    context = {"form": form, "year_ends": year_ends()}
    return render(request, f"{FOLDER}/figures.html", context, status=400)


def plain_refusal(sentence: str) -> HttpResponse:
    return HttpResponse(sentence, status=400, content_type="text/plain; charset=utf-8")


def download(
    request, kind: str, title: str, computed: FigureSet, beside: FigureSet | None = None
) -> HttpResponse:
    if kind not in exporting.FORMATS:
        return plain_refusal("没有这种格式，请用网页上的下载按钮。")
    if kind == "json":
        return exporting.as_json(request, computed, beside)
    return exporting.as_file(request, kind, title, computed, beside)


def drawings(computed: FigureSet) -> dict[str, charts.Bars]:
    """Bars for the groups whose figures are parts of one thing, by group."""
    return {
        group: charts.bars(
            [
                (figure.label, figure.value, figure.text)
                for figure in members
                if figure.key.startswith(CHARTS[group]) and is_bar(figure.key)
            ]
        )
        for group, members in computed.groups()
        if group in CHARTS
    }


def is_bar(key: str) -> bool:
    return not key.startswith(("home_titles", "home_holders", "home_highest"))


def year_ends() -> list[int]:
    """The latest years at whose end there is something to show, newest first."""
    today = timezone.localdate()
    counted = Headcount.objects.filter(day__lt=today).dates("day", "year", order="DESC")
    return [one.year for one in counted if one.year < today.year][:YEAR_ENDS]


def figure_list(request):
    """The organizations behind a figure; 404 when there is no such list."""
    form = DaysForm(request.GET)
    if not form.is_valid():
        return refused(request, form, "")
    day = form.day
    found = behind(
        day,
        request.GET.get("figure", ""),
        request.GET.get("part", "part"),
        Cohort.objects.all(),
    )
    if found is None:
        raise Http404("没有这份名单。")
    page = page_of(request, found.rows, LISTED)
    context = {
        "behind": found,
        "day": day,
        "items": page,
        "rows": as_listed(found, page.object_list, day),
    }
    return render(request, f"{FOLDER}/list.html", context)


def annual_reports(request):
    """The annual reports of all years, and how the main figures went."""
    reports = list(newest_versions())
    sets = [frozen(report) for report in reports]
    return render(
        request,
        f"{FOLDER}/annual_reports.html",
        {
            "reports": list(zip(reports, sets, strict=True)),
            "trend": trend(sets[::-1]),
        },
    )


def annual_report(request, year: int):
    """The report in force for the year, or an earlier version that is asked for."""
    versions = list(AnnualReport.objects.filter(year=year).defer("figures", "lists"))
    report = chosen(versions, request.GET.get("version", ""))
    figures = with_lists(report)
    if kind := request.GET.get("format"):
        return download(request, kind, "工会统计年报", figures)
    return render(
        request,
        f"{FOLDER}/annual_report.html",
        {
            "report": report,
            "versions": versions,
            "newest": versions[0],
            "figures": figures,
            "sections": sections(figures),
            "charts": drawings(figures),
            "changed": changed(figures, figures_of(year)),
        },
    )


def annual_report_list(request, year: int):
    """A list as it was frozen with the report; today's records change nothing but
    whether a name can be followed."""
    versions = list(AnnualReport.objects.filter(year=year).defer("figures", "lists"))
    report = chosen(versions, request.GET.get("version", ""))
    key, part = request.GET.get("figure", ""), request.GET.get("part", "part")
    found = frozen_behind(report.lists, key, part)
    if found is None:
        raise Http404("这份年报没有保存这份名单。")
    page = page_of(request, found.rows, LISTED)
    context = {
        "behind": found,
        "day": last_day(year),
        "items": page,
        "rows": page.object_list,
        "report": report,
        "known": still_known(found, page.object_list),
    }
    return render(request, f"{FOLDER}/list.html", context)


def still_known(found: Behind, rows) -> set[int]:
    """The organizations that have a page to lead to: an import may have been undone."""
    if found.form != "organizations":
        return set()
    keys = {key for one in rows for key in (one.pk, one.parent_pk)}
    known = Organization.objects.filter(pk__in=keys - {None})
    return set(known.values_list("pk", flat=True))


def chosen(versions: list[AnnualReport], asked_for: str) -> AnnualReport:
    if not versions:
        raise Http404("没有这一年的统计年报。")
    if not asked_for:
        return versions[0]
    for version in versions:
        if str(version.version) == asked_for:
            return version
    raise Http404("没有这一版。")
