"""Every page has one heading of the first level, and no level is left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gaung.checks.finished import Finished
from gaung.problems import Problem, Severity


def check(finished: Finished) -> Iterator[Problem]:
    """Give pages whose headings are out of order."""
    for path, facts in finished.pages.items():
        if facts.headings.count(1) != 1:
            values = {"found": str(facts.headings.count(1)), "path": path}
            yield Problem(finished.place(path), "heading-count", values)
        skipped = [after for before, after in pairwise(facts.headings) if after > before + 1]
        if skipped:
            values = {"found": f"h{skipped[0]}", "path": path}
            yield Problem(
                finished.place(path), "heading-skipped", values, severity=Severity.WARNING
            )
