"""Time zones as calendars carry them: VTIMEZONE (RFC 5545, 3.6.5), named by their IANA names.

Indonesia's three have had one offset since long before any event that a kit tells of; they are
written here. Those of other countries are read off the zone's own transitions around the days of
the calendar. The name is the IANA name, because calendars know zones by it: an abbreviation
such as WIB has put whole schedules at the wrong hour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from gaung.model.zones import ABBREVIATIONS
from gaung.outputs.calendars.lines import clock

FIXED = {
    "Asia/Jakarta": "+0700",
    "Asia/Pontianak": "+0700",
    "Asia/Makassar": "+0800",
    "Asia/Jayapura": "+0900",
}
"""Indonesia's zones and their offsets (presidential decree 41/1987)."""
_DAY = timedelta(days=1)


def time_zone(name: str, years: Iterable[int]) -> Iterator[str]:
    """Give the lines that define a zone for moments of these years."""
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{name}"
    if name in FIXED:
        yield from _observance("STANDARD", datetime(1988, 1, 1), FIXED[name], FIXED[name],  # noqa: DTZ001 - local by its nature
                               ABBREVIATIONS[name])  # fmt: skip
    else:
        yield from _observances(ZoneInfo(name), min(years), max(years))
    yield "END:VTIMEZONE"


def _observances(zone: ZoneInfo, first: int, last: int) -> Iterator[str]:
    """Give what holds when the first year begins, and every transition to the end of the last."""
    start = datetime(first - 1, 1, 1, tzinfo=UTC)
    yield from _observed(start, zone, start)
    moment, end = start, datetime(last + 1, 1, 1, tzinfo=UTC) + _DAY
    while moment < end:
        if _offset(moment, zone) != _offset(moment + _DAY, zone):
            yield from _observed(_transition(moment, moment + _DAY, zone), zone, moment)
        moment += _DAY


def _transition(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Give the second at which the offset changes between two moments."""
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=int((after - before).total_seconds()) // 2)
        if _offset(middle, zone) == _offset(before, zone):
            before = middle
        else:
            after = middle
    return after


def _observed(moment: datetime, zone: ZoneInfo, before: datetime) -> Iterator[str]:
    local = moment.astimezone(zone)
    earlier = _offset(before, zone)
    # An onset is written in the local time that it puts an end to (3.8.2.4).
    onset = (moment + earlier).replace(tzinfo=None)
    kind = "DAYLIGHT" if local.dst() else "STANDARD"
    yield from _observance(
        kind, onset, _written(earlier), _written(_offset(moment, zone)), local.tzname() or zone.key
    )


def _observance(kind: str, onset: datetime, before: str, after: str, name: str) -> Iterator[str]:
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{clock(onset)}"
    yield f"TZOFFSETFROM:{before}"
    yield f"TZOFFSETTO:{after}"
    yield f"TZNAME:{name}"
    yield f"END:{kind}"


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _written(offset: timedelta) -> str:
    """Give an offset as ``+0700``, with seconds where there are any."""
    seconds = int(offset.total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    minutes, rest = divmod(rest, 60)
    return f"{'-' if seconds < 0 else '+'}{hours:02}{minutes:02}" + (f"{rest:02}" if rest else "")
