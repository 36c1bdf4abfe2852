"""The ledger of published addresses: what has once been published leads somewhere for ever."""

from __future__ import annotations

from dataclasses import dataclass

LEDGER = "addresses.txt"
"""Where it stands: beside ``site.yaml``."""


@dataclass(frozen=True, slots=True)
class Known:
    """An address that was published."""

    address: str
    """The address below the site's, such as ``id/acara/forum-air/``."""
    line: int
    """Its line in the ledger, from 1."""
    is_gone: bool = False
    """Whether it was given up on purpose."""
