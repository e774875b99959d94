"""What is raised when a file from an office cannot be taken in."""

from __future__ import annotations


class IntakeError(Exception):
    """The file cannot be read.

    ``str()`` is one whole Chinese sentence for the person who chose the file: it
    names the file and says what to do.
    """
