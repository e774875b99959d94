"""The essay archive: prize essays with their originals, citations and rights."""
