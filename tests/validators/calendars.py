"""What four libraries find wrong with a calendar, and the rules that none of them looks at."""

from __future__ import annotations

import ctypes
import re
import warnings
from collections import Counter
from functools import cache
from typing import Any

from icalendar import Calendar

from tests.programs import program

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # libraries that only tests use may be behind the times
    import vobject as vobject_library
    from ical.calendar_stream import IcsCalendarStream


def icalendar(data: bytes) -> list[str]:
    """What the library icalendar finds: values, required properties, zones without definition."""
    try:
        calendar: Any = Calendar.from_ical(data)
    except ValueError as trouble:
        return [str(trouble)]
    found = [str(error) for part in calendar.walk() for error in part.errors]
    found += [
        f"{part.name} without {name}"
        for part in calendar.walk()
        for name in part.required
        if name not in part
    ]
    return found + [f"no definition of {zone}" for zone in calendar.get_missing_tzids()]


def vobject(data: bytes) -> list[str]:
    """What the library vobject finds."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            vobject_library.readOne(data.decode()).validate(raiseException=True)
    except Exception as trouble:  # noqa: BLE001 - it raises what comes along
        return [f"{type(trouble).__name__}: {trouble}"]
    return []


def ical(data: bytes) -> list[str]:
    """What the library ical finds."""
    try:
        IcsCalendarStream.calendar_from_ics(data.decode())
    except Exception as trouble:  # noqa: BLE001 - it raises what comes along
        return [f"{type(trouble).__name__}: {trouble}"]
    return []


@cache
def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(program("ical"))
    library.icalparser_parse_string.argtypes = [ctypes.c_char_p]
    library.icalparser_parse_string.restype = ctypes.c_void_p
    library.icalcomponent_as_ical_string.restype = ctypes.c_char_p
    for name in ("icalrestriction_check", "icalcomponent_as_ical_string", "icalcomponent_free"):
        getattr(library, name).argtypes = [ctypes.c_void_p]
    return library


def libical(data: bytes) -> list[str]:
    """What libical finds, which most clients on Linux read calendars with (RFC 5545, RFC 5546).

    It writes what it finds into the calendar.
    """
    library = _library()
    calendar = library.icalparser_parse_string(data)
    if not calendar:
        return ["no calendar"]
    library.icalrestriction_check(calendar)
    said = library.icalcomponent_as_ical_string(calendar).decode(errors="replace")
    library.icalcomponent_free(calendar)
    return re.findall(r"^X-LIC-ERROR[^:]*:(.*?)\r?$", said.replace("\r\n ", ""), re.MULTILINE)


ITEM = (
    "UID",
    "DTSTAMP",
    "DTSTART",
    "SUMMARY",
    "LOCATION",
    "ORGANIZER",
    "STATUS",
    "SEQUENCE",
    "URL",
)
"""What every item has, once: clients drop or double an item that lacks one of them."""
WORDS = re.compile(r"^(?:SUMMARY|LOCATION|DESCRIPTION|CATEGORIES):(.*)\r$", re.MULTILINE)
BARE = re.compile(r"(?<!\\)(?:\\\\)*(?:[;,]|\\[^\\;,nN])")
"""A comma or semicolon, or a backslash before something else, that is not escaped."""


def bytewise(data: bytes) -> list[str]:
    """What no library looks at: line ends, length of lines, doubles, order of times."""
    found = []
    if re.search(rb"(?<!\r)\n|\r(?!\n)", data) or not data.endswith(b"\r\n"):
        found.append("a line does not end in CRLF")
    lines = data.split(b"\r\n")
    found += [f"a line of {len(line)} octets" for line in lines if len(line) > 75]
    try:
        [line.decode() for line in lines]
    except UnicodeDecodeError:
        found.append("a character is cut in two")
    text = re.sub(r"\r\n[ \t]", "", data.decode())
    if control := re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]", text):
        found.append(f"control character {control[0]!r}")
    items = re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT", text, re.DOTALL)
    uids = Counter(uid for item in items for uid in re.findall(r"^UID:(.*)\r$", item, re.MULTILINE))
    found += [f"{uid} stands {times} times" for uid, times in uids.items() if times > 1]
    for item in items:
        found += _of_item(item)
    return found


def _of_item(item: str) -> list[str]:
    names = Counter(re.findall(r"^([A-Z-]+)[;:]", item, re.MULTILINE))
    found = [f"{name} stands {names[name]} times" for name in ITEM if names[name] != 1]
    times = {
        name: match[1]
        for name in ("DTSTART", "DTEND")
        if (match := re.search(rf"^{name}[^:]*:(\w+)", item, re.MULTILINE))
    }
    if "DTEND" in times and times["DTEND"] <= times["DTSTART"]:
        found.append(f"{times} runs backwards")
    found += [
        f"a sign is not escaped: {value}" for value in WORDS.findall(item) if BARE.search(value)
    ]
    return found
