"""Content lines of iCalendar (RFC 5545, 3.1): escaped, folded at 75 octets, ended by CRLF."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

FOLD = 75
"""How many octets a line may have, its end not counted."""

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_QUOTED = re.compile(r'[\x00-\x1f\x7f"]')


def text(words: str) -> str:
    """Give words as a value of type TEXT."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub(" ", lines).translate(_ESCAPES)


def parameter(words: str) -> str:
    """Give words as the value of a parameter; it cannot hold double quotes (3.2)."""
    return '"' + _QUOTED.sub("'", words.replace("\n", " ")) + '"'


def moment(instant: datetime) -> str:
    """Give an instant in UTC."""
    return instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def clock(local: datetime) -> str:
    """Give a local date and time, whose zone stands in a parameter."""
    return local.strftime("%Y%m%dT%H%M%S")


def day(date: date) -> str:
    """Give a day."""
    return date.strftime("%Y%m%d")


def joined(lines: Iterable[str]) -> bytes:
    """Give lines as a calendar has them."""
    return b"".join(_folded(line) for line in lines)


def _folded(line: str) -> bytes:
    data = line.encode()
    if len(data) <= FOLD:
        return data + b"\r\n"
    parts = []
    start, room = 0, FOLD
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:  # within a character of UTF-8
            end -= 1
        parts.append(data[start:end])
        start, room = end, FOLD - 1  # a space opens what goes on
    parts.append(data[start:])
    return b"\r\n ".join(parts) + b"\r\n"
