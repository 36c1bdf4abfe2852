"""Days and times as people type them into a sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

ZONES = {"wib": "Asia/Jakarta", "wita": "Asia/Makassar", "wit": "Asia/Jayapura"}
"""The zones of Indonesia by what sheets call them."""

_CLOCK = r"([01]?\d|2[0-4])[.:]([0-5]\d)(?:[.:][0-5]\d)?"
_TO = r"\s*(?:-|–|—|s\.?\s?/?\s?d\.?|sd\.?|sampai|hingga|to|until)\s*"
_RANGE = re.compile(
    rf"(?:pukul|jam|pk\.?|at)?\s*{_CLOCK}(?:{_TO}(?:{_CLOCK}|(selesai|tamat|end|finish|close)))?"
    r"\s*(wib|wita|wit)?\.?",
    re.IGNORECASE,
)
_LONG = re.compile(r"(?:[^\W\d]+['’]?[^\W\d]*\s*[,/]?\s+)?(\d{1,2})\s+([^\W\d]+)\.?\s+(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")


@dataclass(frozen=True, slots=True)
class Times:
    """What a cell says of the time."""

    start: str
    """``09:00``."""
    end: str | None = None
    """``10:30``; nothing where it is open or not said."""
    time_zone: str | None = None
    """The zone, where the cell names one."""
    is_open: bool = False
    """Whether the cell says that it goes on until it is over."""


def times(cell: str) -> Times | None:
    """Read ``09.00–10.30 WITA``, ``Pukul 09.00 s.d. selesai``, ``9:00 - 10:30``."""
    match = _RANGE.fullmatch(cell.strip())
    if match is None:
        return None
    end = f"{int(match[3]):02}:{match[4]}" if match[3] else None
    zone = ZONES[match[6].lower()] if match[6] else None
    return Times(f"{int(match[1]):02}:{match[2]}", end, zone, bool(match[5]))


def day(cell: str, months: Mapping[str, int]) -> str | None:
    """Read ``Jumat, 17 Mei 2024`` or ``2024-05-17`` as an ISO day; ``05/06/2024`` is left alone."""
    text = cell.strip()
    if match := _ISO.fullmatch(text):
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    if (match := _LONG.fullmatch(text)) and match[2].casefold() in months:
        return _iso(int(match[3]), months[match[2].casefold()], int(match[1]))
    return None


def _iso(year: int, month: int, number: int) -> str | None:
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None
