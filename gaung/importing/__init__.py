"""From what people have to our YAML: spreadsheets, and exports of other programs.

Nothing is lost silently. What a column says that has no field here goes into the ``note`` of its
record under the column's own heading, and a row of which nothing could be made is listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Left:
    """A row of which nothing could be made."""

    row: int
    """Its number, counted from 1 as spreadsheets do."""
    text: str
    """What it says."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What was understood."""

    records: tuple[dict[str, Any], ...]
    """The records, each as its YAML will say it."""
    left: tuple[Left, ...] = ()
    """What was not understood."""
    noted: tuple[str, ...] = ()
    """The headings of columns that went into notes."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a site knows already, so that names become references."""

    people: Mapping[str, str] = field(default_factory=dict)
    """Keys of people by their names, in small letters."""
    organisations: Mapping[str, str] = field(default_factory=dict)
    """Keys of organisations by their names, in small letters."""
    venues: Mapping[str, str] = field(default_factory=dict)
    """Keys of the event's venues by their names, in small letters."""
    months: Mapping[str, int] = field(default_factory=dict)
    """Numbers of months by their names in every language, in small letters."""
    time_zone: str = ""
    """The zone of the event, which need not be said again."""
    languages: tuple[str, ...] = ()
    """The languages of the site."""
