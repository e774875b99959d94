"""How an essay is cited: GB/T 7714 in two editions, BibTeX, RIS and CSL-JSON.

Pure functions from a ``Work`` to text; nothing here knows of pages or databases.
"""
