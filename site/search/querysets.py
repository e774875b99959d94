"""Which entries, and how they follow what they are made from."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.search.backends import get_search_backends
from wagtail.search.models import IndexEntry
from wagtail.search.queryset import SearchableQuerySetMixin

CHUNK = 500


class EntryQuerySet(SearchableQuerySetMixin, models.QuerySet):
    def refresh(self, source, keys) -> None:
        """Bring the entries of these things to what readers may see now."""
        keys = sorted(set(keys))
        for start in range(0, len(keys), CHUNK):
            self._refresh(source, keys[start : start + CHUNK])

    def _refresh(self, source, keys) -> None:
        found = {one.key: self.drawn(source, one) for one in source.read(keys)}
        known = {
            entry.key: entry for entry in self.filter(source=source.name, key__in=keys)
        }
        gone = [entry.pk for key, entry in known.items() if key not in found]
        new = [fresh for key, fresh in found.items() if key not in known]
        changed = [
            fresh
            for key, fresh in found.items()
            if key in known and self.differ(known[key], fresh)
        ]
        for fresh in changed:
            fresh.pk = known[fresh.key].pk
        self.unindex([*gone, *(fresh.pk for fresh in changed)])
        if gone:
            self.filter(pk__in=gone).delete()
        self.bulk_create(new)
        if changed:
            self.bulk_update(changed, self.copied())
        self.index([*new, *changed])

    def rebuild(self, source):
        """All entries of a source anew; yields how many were made as it goes on."""
        old = self.filter(source=source.name)
        self.unindex(old.values_list("pk", flat=True))
        old.delete()
        keys = list(source.keys())
        for start in range(0, len(keys), CHUNK):
            some = [
                self.drawn(source, given)
                for given in source.read(keys[start : start + CHUNK])
            ]
            self.bulk_create(some)
            self.index(some)
            yield len(some)

    def unindex(self, keys) -> None:
        keys = [str(key) for key in keys]
        content_type = ContentType.objects.get_for_model(self.model)
        for start in range(0, len(keys), CHUNK):
            indexed = IndexEntry.objects.filter(
                content_type=content_type, object_id__in=keys[start : start + CHUNK]
            )
            indexed._raw_delete(indexed.db)

    def index(self, entries) -> None:
        if not entries:
            return
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(self.model, entries)

    def drawn(self, source, given):
        return self.model(
            source=source.name,
            key=given.key,
            kind=given.kind,
            title=given.title[:255],
            names=given.names,
            body=given.body,
            day=given.day,
            year=given.day.year if given.day else None,
        )

    def differ(self, one, other) -> bool:
        names = self.copied()
        return any(getattr(one, name) != getattr(other, name) for name in names)

    def copied(self) -> list[str]:
        own = {"id", "source", "key"}
        names = [field.name for field in self.model._meta.concrete_fields]
        return [name for name in names if name not in own]
