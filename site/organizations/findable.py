"""Organizations among what readers can search for, by every name they ever had."""

from organizations.models import FormerState, Organization
from pages.findable import Findable, FindableSource, Place

KIND = "工会组织"


def keys():
    records = Organization.objects.records().order_by("pk")
    return records.values_list("pk", flat=True)


def read(wanted):
    records = Organization.objects.records().filter(pk__in=wanted)
    for one in records.prefetch_related("former_states"):
        names = [one.short_name, *one.alias_list, *one.former_names]
        yield Findable(
            key=one.pk, kind=KIND, title=one.name, names="\n".join(filter(None, names))
        )


def places(wanted):
    records = Organization.objects.records().filter(pk__in=wanted)
    return {
        one.pk: Place(
            title=one.name,
            url=one.get_absolute_url(),
            context=f"曾用名：{'、'.join(one.former_names)}"
            if one.former_names
            else "",
        )
        for one in records.prefetch_related("former_states")
    }


def touched(instance):
    if isinstance(instance, Organization):
        return [instance.pk]
    if isinstance(instance, FormerState):
        return [instance.organization_id]
    return []


ORGANIZATIONS = FindableSource("organizations", keys, read, places, touched)
