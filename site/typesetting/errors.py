"""What is raised when something cannot be set in type."""

from __future__ import annotations


class TypesettingError(Exception):
    """The print could not be made.

    ``str()`` is one or more whole Chinese sentences for the editor: they name what
    is at fault, where it stands, and say what to do.
    """
