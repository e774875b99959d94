"""What tests of the archive stand on."""

import pytest

from archive import owners


class Shelf:
    """A toy owner: says of each original whether it is public and what uses it."""

    def __init__(self):
        self.public, self.used = set(), {}

    def as_owner(self):
        return owners.Owner(
            name="shelf",
            is_public=lambda original: original.pk in self.public,
            uses=lambda keys: {
                key: [owners.Use(title, "/admin/") for title in self.used[key]]
                for key in keys
                if key in self.used
            },
        )


@pytest.fixture
def shelf(monkeypatch):
    made = Shelf()
    monkeypatch.setattr(owners, "_owners", dict(owners._owners))
    owners.register_owner(made.as_owner())
    return made
