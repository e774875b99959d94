"""The public register: a tree of federations, and a list that can be narrowed."""

from django.db.models import Count
from django.shortcuts import render

from organizations.enums import OrganizationKind, UnitNature
from organizations.models import Organization
from organizations.names_of_the_day import names_on
from organizations.register_filters import EVERY, RegisterForm
from organizations.register_tree import grow
from pages.pagination import page_of

PER_PAGE = 30
KINDS = dict(OrganizationKind.choices)
NATURES = dict(UnitNature.choices)


def register(request):
    """The organizations that answer the filters; without any, the tree before them."""
    form = RegisterForm(request.GET)
    found = form.organizations().prefetch_related("former_states")
    items = page_of(request, found, PER_PAGE)
    narrowed = form.chosen().keys() - {"as_of"}
    return render(
        request,
        "organizations/register.html",
        {
            "form": form,
            "items": items,
            "rows": described(items.object_list, form),
            "tree": None if narrowed or items.number > 1 else tree(form),
            "narrowed": narrowed,
            "every": EVERY,
        },
    )


def tree(form):
    below = Organization.objects.as_of(form.day).order_by().values("parent_on")
    counts = dict(below.annotate(count=Count("pk")).values_list("parent_on", "count"))
    return grow(form.uppers, counts)


def described(organizations, form):
    """Each with words for what it was on the day and the upper union it had."""
    organizations = list(organizations)
    names = names_on([one.parent_on for one in organizations], form.day)
    for one in organizations:
        one.kind_label = KINDS.get(one.kind_on, "")
        one.nature_label = NATURES.get(one.nature_on, "")
        one.upper_name = names.get(one.parent_on, "")
        one.has_ended = one.valid_to is not None and one.valid_to < form.day
        one.is_late = one.is_overdue(form.day)
        one.found_by = former_name_with(one, form.words())
    return organizations


def former_name_with(organization, words) -> str:
    """The former name that answered where the name of the day does not."""
    for word in words:
        if word.lower() not in organization.name_on.lower():
            for name in organization.former_names:
                if word.lower() in name.lower():
                    return name
    return ""
