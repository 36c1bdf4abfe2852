"""Every picture and film says whom to credit, and what may be done with it."""

from __future__ import annotations

from collections.abc import Iterator

from gaung.editorial.proof import Proof
from gaung.model.media import Media
from gaung.problems import Problem, Severity

MADE_BY_SOMEBODY = frozenset(("photo", "video", "b-roll", "infographic", "illustration"))
"""The types that newsrooms print or send with a credit; a logo speaks for itself."""


def ask(proof: Proof) -> Iterator[Problem]:
    """Give media items without a credit or without terms of use."""
    for entry in proof.kit.all(Media):
        record = entry.record
        if record.type not in MADE_BY_SOMEBODY:
            continue
        place = proof.locator.place(entry.path, entry.where)
        if record.credit is None:
            yield Problem(place, "credit-missing", {"found": entry.key}, Severity.WARNING)
        if record.licence is None and record.usage is None:
            yield Problem(place, "licence-missing", {"found": entry.key}, Severity.WARNING)
