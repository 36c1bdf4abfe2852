"""Every anchor stands once on its page, so that a link to it means one place."""

from __future__ import annotations

from collections.abc import Iterator

from gaung.checks.finished import Finished
from gaung.problems import Problem


def check(finished: Finished) -> Iterator[Problem]:
    """Give anchors that stand more than once on a page."""
    for path, facts in finished.pages.items():
        for anchor in facts.repeated:
            yield Problem(finished.place(path), "anchor-repeated", {"found": anchor, "path": path})
