"""What an editor can put right: a value with a place, never an exception.

A problem carries a *code* and the values that fill the blanks of its message. The words of
the messages live in ``gaung/messages/<language>.yaml``, so that a problem can be told in the
language of the desk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error stops publication, a warning wants a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a file of the site, a line and a column, both counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something found in the content that its editor can mend."""

    place: Place
    code: str
    values: Mapping[str, str] = field(default_factory=dict)
    """What fills the blanks of the message: found, expected, nearest and the like."""
    severity: Severity = Severity.ERROR
    also: tuple[Place, ...] = ()
    """Other places that belong to the same problem, such as the first of two equal keys."""

    def with_severity(self, severity: str) -> Problem:
        """Give the same problem as an error or as a warning."""
        return replace(self, severity=Severity(severity))

    @property
    def order(self) -> tuple[Place, str, tuple[tuple[str, str], ...]]:
        """What problems are sorted by: their place, then what they say."""
        return (self.place, self.code, tuple(sorted(self.values.items())))


def sort(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give each problem once, ordered by place."""
    unique = {problem.order: problem for problem in problems}
    return tuple(unique[order] for order in sorted(unique))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give only the problems that stop publication."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def nearest(word: str, known: Iterable[str], count: int = 3) -> str:
    """Give the known words that look most like *word*, joined by commas, best first."""
    return ", ".join(get_close_matches(word, sorted(set(known)), n=count, cutoff=0.55))
