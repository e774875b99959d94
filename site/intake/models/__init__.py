"""Office files as they were received, and what was imported from them."""

from intake.models.batches import ImportBatch, ImportedRecord
from intake.models.received import ReceivedFile

__all__ = ["ImportBatch", "ImportedRecord", "ReceivedFile"]
