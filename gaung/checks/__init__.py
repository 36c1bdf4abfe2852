"""What must be true of a finished build: one module a question, in this list."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gaung.checks import alternates, anchors, copies, headings, leaks, links, posts, vanished
from gaung.checks.finished import Finished
from gaung.problems import Problem

Check = Callable[[Finished], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    leaks.check,
    copies.check,
    links.check,
    anchors.check,
    alternates.check,
    headings.check,
    vanished.check,
    posts.check,
)

__all__ = ["CHECKS", "Check", "Finished"]
