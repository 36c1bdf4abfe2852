"""Titles and summaries fit where they are shown: in lists, search results, shared links."""

from __future__ import annotations

from collections.abc import Iterator

from gaung.editorial.proof import Proof
from gaung.problems import Problem, Severity

LONGEST_TITLE = 110
"""How many characters search engines take of a headline."""
LONGEST_SUMMARY = 160
"""How many characters they show of a description; a release with more is refused when read."""


def ask(proof: Proof) -> Iterator[Problem]:
    """Give titles and summaries that would be cut short."""
    limits = {"title": LONGEST_TITLE, "summary": LONGEST_SUMMARY}
    for passage in proof.passages:
        if passage.entry.name.kind not in ("release", "page") or passage.where is None:
            continue
        limit = limits.get(str(passage.where[0])) if len(passage.where) == 1 else None
        if limit is not None and len(passage.written) > limit:
            values = {"length": str(len(passage.written)), "limit": str(limit)}
            place = proof.place(passage, 0, passage.written)
            code = "title-long" if limit == LONGEST_TITLE else "summary-long"
            yield Problem(place, code, values, Severity.WARNING)
