"""What is saved with the name of a duplicate points to the record that was kept.

A draft keeps what it speaks of in its revision, where no merger reaches; when it is
published, its rows are put right on their way into the database.
"""

from django.db.models.signals import pre_save
from modelcluster.fields import ParentalKey

from organizations.models import Organization
from organizations.relations import own_fact, relations


def connect() -> None:
    """Watch every model that names an organization without belonging to it."""
    for model in {key.model for key in watched()}:
        pre_save.connect(point_to_kept, sender=model, dispatch_uid="point_to_kept")


def watched():
    """Foreign keys that something else names an organization by."""
    return [
        key for key in relations() if not own_fact(key) and key.name != "duplicate_of"
    ]


def point_to_kept(sender, instance, raw=False, update_fields=None, **kwargs):
    """Follow ``duplicate_of``; a link that stands there already is left alone."""
    if raw:
        return
    keys = [
        key
        for key in watched()
        if key.model is sender
        and getattr(instance, key.attname)
        and (update_fields is None or {key.name, key.attname} & set(update_fields))
    ]
    named = {getattr(instance, key.attname) for key in keys}
    for key in keys if named else ():
        kept = kept_of(getattr(instance, key.attname))
        if kept and not stands_there(instance, key, kept):
            setattr(instance, key.attname, kept)


def kept_of(pk):
    """The record kept for this one, through chains; None when it is no duplicate."""
    found, seen = None, set()
    while pk not in seen:
        seen.add(pk)
        duplicates = Organization.objects.filter(pk=pk).exclude(duplicate_of=None)
        pk = duplicates.values_list("duplicate_of", flat=True).first()
        if pk is None:
            return found
        found = pk
    return found


def stands_there(instance, key, kept) -> bool:
    """Does another row of the same list say the same of the kept record?"""
    together = [
        constraint.fields
        for constraint in instance._meta.constraints
        if key.name in getattr(constraint, "fields", ())
    ]
    return any(
        getattr(other, key.attname) == kept
        and all(
            getattr(other, name) == getattr(instance, name)
            for name in names
            if name != key.name
        )
        for other in siblings(instance)
        for names in together
        if other is not instance
    )


def siblings(instance):
    """The rows of the list that this one stands in, as the draft has them."""
    for described in instance._meta.fields:
        if isinstance(described, ParentalKey):
            parent = getattr(instance, described.name, None)
            if parent is not None:
                manager = described.remote_field.get_accessor_name()
                yield from getattr(parent, manager).all()
