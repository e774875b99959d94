"""What tests of sheets share."""

import pytest

from intake.sheets import importer
from tests.intake.sheets.toy import ToyImporter


@pytest.fixture
def toy(monkeypatch):
    """The toy importer, registered for one test."""
    made = ToyImporter()
    monkeypatch.setattr(importer, "_importers", {made.name: made})
    return made
