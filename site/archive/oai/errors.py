"""What OAI-PMH calls an error: an answer like any other, with a code."""

from __future__ import annotations


class OaiError(Exception):
    """A request that cannot be answered; ``code`` is one of the protocol's."""

    def __init__(self, code: str, sentence: str) -> None:
        self.code = code
        super().__init__(sentence)
