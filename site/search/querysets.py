"""Which entries, and how they follow what they are made from."""

from django.db import models
from django.db.models import Q
from wagtail.search.queryset import SearchableQuerySetMixin

CHUNK = 500


class EntryQuerySet(SearchableQuerySetMixin, models.QuerySet):
    def public(self, day):
        """Those whose embargo, if any, is over on that day."""
        return self.filter(Q(public_from=None) | Q(public_from__lte=day))

    def refresh(self, source, keys) -> None:
        """Bring the entries of these things to what readers may see now."""
        keys = set(keys)
        found = {one.key: one for one in source.read(keys)} if keys else {}
        known = {
            entry.key: entry for entry in self.filter(source=source.name, key__in=keys)
        }
        for key in keys:
            entry, given = known.get(key), found.get(key)
            if given is None:
                if entry is not None:
                    entry.delete()
                continue
            fresh = self.drawn(source, given)
            if entry is None:
                fresh.save(force_insert=True)
            elif any(
                getattr(entry, name) != getattr(fresh, name) for name in self.copied()
            ):
                fresh.pk = entry.pk
                fresh.save(force_update=True)

    def rebuild(self, source):
        """All entries of a source anew; yields how many were made as it goes on."""
        self.filter(source=source.name).delete()
        keys = list(source.keys())
        for start in range(0, len(keys), CHUNK):
            some = [
                self.drawn(source, given)
                for given in source.read(keys[start : start + CHUNK])
            ]
            self.bulk_create(some)
            self.index(some)
            yield len(some)

    def index(self, entries) -> None:
        from wagtail.search.backends import get_search_backends

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
            public_from=given.public_from,
        )

    def copied(self) -> list[str]:
        own = {"id", "source", "key"}
        names = [field.name for field in self.model._meta.concrete_fields]
        return [name for name in names if name not in own]
