"""Text as the search index holds it, and queries cut the same way; no dictionary."""
