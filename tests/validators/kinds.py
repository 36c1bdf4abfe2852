"""Every kind of machine-readable file that leaves the site, and who judges it.

A judge is a validator that nobody here wrote, or rules of our own where none looks. Each comes
with a way to break a good file that it must notice: a judge who sleeps passes everything.
Another kind, or another judge, is another entry of the list at the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.validators import calendars

Slips = Callable[[bytes], list[str]]


@dataclass(frozen=True)
class Judge:
    """Somebody who finds what is wrong with a file."""

    name: str
    """Who it is."""
    slips: Slips
    """What it finds; nothing in a good file."""
    broken: Callable[[bytes], bytes]
    """Breaks a good file so that it has to find something."""


@dataclass(frozen=True)
class Kind:
    """A kind of file."""

    name: str
    """What it is."""
    path: str
    """A regular expression for its whole path."""
    judges: tuple[Judge, ...]
    """Who judges it."""

    def has(self, path: str) -> bool:
        """Tell whether a file is of this kind."""
        return re.fullmatch(self.path, path) is not None


def replacing(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """Break a file in one place, which has to be there."""

    def broken(data: bytes) -> bytes:
        assert old in data, old
        return data.replace(old, new, 1)

    return broken


KINDS = (
    Kind(
        "calendar",
        r".+\.ics",
        (
            Judge("icalendar", calendars.icalendar, replacing(b"DTSTAMP:", b"DTSTAMP:yesterday ")),
            Judge("vobject", calendars.vobject, replacing(b"DTSTAMP:", b"X-STAMP:")),
            Judge("ical", calendars.ical, replacing(b"STATUS:CONFIRMED", b"STATUS:MAYBE")),
            Judge("own rules", calendars.bytewise, replacing(b"\r\n", b"\n")),
        ),
    ),
)
"""The kinds, in the order in which a reader would name them."""
