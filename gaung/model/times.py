"""When a session begins and ends, as far as its schedule says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from gaung.model.event import Event, Venue
from gaung.model.schedule import Session


@dataclass(frozen=True, slots=True)
class Span:
    """The days and clock times of a session in its own zone; what is not known is nothing."""

    day: date | None
    last_day: date | None
    start: datetime | None
    end: datetime | None
    zone: str


def in_order(spans: Sequence[Span]) -> list[int]:
    """Give the positions of spans as a schedule reads: by day and clock, what has no day last.

    What has no clock time keeps its place in the file, behind the item that stands before it
    there: editors write the plenary below the opening.
    """
    reached: dict[date | None, time] = {}
    keys = []
    for position, span in enumerate(spans):
        clock = span.start.time() if span.start else reached.get(span.day, time())
        reached[span.day] = clock
        keys.append((span.day is None, span.day or date.min, clock, position))
    return [position for *_, position in sorted(keys)]


def span(session: Session, event: Event) -> Span:
    """Give when a session is, in the zone of the session, its venue or its event."""
    zone = session.time_zone or _venue_zone(session, event) or event.time_zone
    day = session.date
    last = session.end_date or day
    if day is None or session.start is None:
        return Span(day, last, None, None, zone)
    start = datetime.combine(day, session.start, ZoneInfo(zone))
    end = None
    if session.end is not None and last is not None:
        final = day_after(last) if session.ends_its_day else last
        end = datetime.combine(final, session.end, ZoneInfo(zone))
        # What ends at midnight does not touch the day that begins then.
        if session.end == time() and last > day:
            last -= timedelta(days=1)
    elif session.duration is not None:
        end = start + session.duration
    return Span(day, last, start, end, zone)


def _venue_zone(session: Session, event: Event) -> str | None:
    venues: dict[str, Venue] = {venue.key: venue for venue in event.venues}
    zones = [venues[ref].time_zone for ref in session.venues if ref in venues]
    return next(filter(None, zones), None)


def last_day(event: Event) -> date | None:
    """Give the last day of an event, which is its first where no other is said."""
    return event.end or event.start


def day_after(day: date) -> date:
    """Give the next day: an event has ended when it begins."""
    return day + timedelta(days=1)


def whole_day(written: str | None) -> date | None:
    """Give the day that a date in ISO 8601 names; nothing where it is only a month or a year."""
    return date.fromisoformat(written) if written and len(written) == len("2024-05-18") else None
