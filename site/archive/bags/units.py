"""Organizations in a bag: by what tells them apart, for keys mean nothing elsewhere."""

from __future__ import annotations

from organizations.models import Organization

IDENTITY = ("name", "short_name", "kind", "nature", "credit_code")


def unit_content(organization: Organization | None) -> dict[str, str] | None:
    """An organization as JSON."""
    if organization is None:
        return None
    return {name: getattr(organization, name) for name in IDENTITY}


def unit_restored(content: dict[str, str] | None) -> Organization | None:
    """The record of the register with that name or credit code; a new one where
    there is none, for the office to complete."""
    if content is None:
        return None
    told = {name: content[name] for name in IDENTITY}
    known = Organization.objects.filter(name=told["name"]).first()
    if known is None and told["credit_code"]:
        by_code = Organization.objects.filter(credit_code=told["credit_code"])
        known = by_code.filter(duplicate_of=None).first()
    if known is not None:
        return known.duplicate_of or known
    made = Organization(**told)
    made.full_clean()
    made.save()
    return made
