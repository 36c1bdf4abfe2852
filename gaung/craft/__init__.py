"""What is made with heavy tools from plain values: fonts, pictures, cards, papers.

A module here imports nothing else of ours, so that what it makes follows from its arguments, this
folder and the libraries. The memory keeps it by those, however the rest of the engine changes.
"""

from __future__ import annotations

from typing import Protocol


class Bench(Protocol):
    """What a craft may reach: the sources and outputs that were declared for it."""

    def source(self, path: str) -> bytes:
        """Give the bytes of a declared source."""

    def output(self, path: str) -> bytes:
        """Give the bytes of a needed output."""
