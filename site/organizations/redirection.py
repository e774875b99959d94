"""What is saved with the name of a duplicate points to the record that was kept.

A draft keeps what it speaks of in its revision, where no merger reaches; when it is
published, its rows are put right on their way into the database.
"""

from django.db.models.signals import pre_save
from modelcluster.fields import ParentalKey

from organizations.models import Organization
from organizations.relations import relations
from organizations.said_once import breaks_expression, own_fact, rules


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
    """Does another row say of the kept record what this one may say only once?"""
    there = [one for one in beside(instance, key, kept) if one is not instance]
    return any(rule.clash(instance, there) for rule in rules(key)) or (
        list_of(instance) is None and breaks_expression(key, instance, kept)
    )


def beside(instance, key, kept):
    """The rows that name the kept record: of a list as the draft has it, else those
    in the database."""
    in_list = list_of(instance)
    if in_list is not None:
        return [one for one in in_list if getattr(one, key.attname) == kept]
    return key.model._base_manager.filter(**{key.name: kept}).exclude(pk=instance.pk)


def list_of(instance):
    """The list of its page or record in which the row stands; None for none."""
    for described in instance._meta.fields:
        if isinstance(described, ParentalKey):
            parent = getattr(instance, described.name, None)
            if parent is not None:
                manager = described.remote_field.get_accessor_name()
                return list(getattr(parent, manager).all())
    return None
