"""The schedule of an event: overview by day, and a page for each day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar

from gaung.model.addresses import Section
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit
from gaung.model.schedule import Session
from gaung.model.text import Phrase
from gaung.model.times import span
from gaung.model.zones import abbreviation
from gaung.outputs.calendars.links import day_links, schedule_links
from gaung.outputs.pages import cards
from gaung.outputs.pages.event import event_trail, in_order
from gaung.outputs.pages.frame import Frame, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import CalendarLink, Link, SessionLine, When
from gaung.outputs.pages.writer import Writer
from gaung.plan import Output

ON_ONE_PAGE = 120
"""How many sessions the overview shows whole; a larger schedule shows its days only."""


@dataclass(frozen=True, slots=True)
class ScheduleDay:
    """A day of the schedule."""

    day: When | None
    """The day; nothing for what has none."""
    address: str | None
    """The page of the day."""
    count: str
    """How many sessions it has, in words."""
    sessions: tuple[SessionLine, ...]
    """Its sessions; none where the overview shows days only."""


@dataclass(frozen=True, slots=True)
class SchedulePage:
    """The schedule of an event, or one day of it."""

    template: ClassVar[str] = "layouts/pages/schedule.html"
    frame: Frame
    """What every page has."""
    calendars: tuple[CalendarLink, ...]
    """The calendars that say the same."""
    days: tuple[ScheduleDay, ...]
    """The days, in order; what has no day stands last."""
    zone: str
    """The zone of the clock times, in words."""
    previous: Link | None
    """The day before, on the page of a day."""
    next: Link | None
    """The day after."""
    whole: Link | None
    """The whole schedule, on the page of a day."""


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give the schedule of each event, and each of its days, in each language."""
    for event in kit.all(Event):
        sessions = in_order(kit, kit.all(Session, event.key), event)
        if not sessions:
            continue
        for language in kit.languages:
            yield from _pages(Writer(kit, language, event.name), event, sessions)


def _pages(
    writer: Writer, event: Entry[Event], sessions: list[Entry[Session]]
) -> Iterator[Output[PageView]]:
    kit, language = writer.kit, writer.language
    section = (Section.EVENTS, event.key, Section.SCHEDULE)
    by_day = _by_day(sessions, event)
    dated = [day for day in by_day if day is not None]
    is_short = len(sessions) <= ON_ONE_PAGE
    pieces = {day: _day(writer, event, day, of_day) for day, of_day in by_day.items()}
    overview = tuple(
        piece if is_short or day is None else replace(piece, sessions=())
        for day, piece in pieces.items()
    )
    heading = Phrase(writer.say("Schedule: {event}", event=writer.name(event)))
    addressed = everywhere(kit, *section, named=event.record.name)
    zone = _zone(writer, event)
    view = SchedulePage(
        frame=frame(
            kit, language, addressed, heading, event=event, trail=event_trail(writer, event)
        ),
        calendars=schedule_links(writer, event),
        days=overview,
        zone=zone,
        previous=None,
        next=None,
        whole=None,
    )
    yield page(kit, view, addressed.by_language[language], event.path)
    whole = Link(Phrase(writer.say("Schedule")), addressed.by_language[language])
    for index, day in enumerate(dated):
        of_day = everywhere(kit, *section, day.isoformat(), named=event.record.name)
        words = writer.words.day(day)
        heading = Phrase(writer.say("{event}: {day}", event=writer.name(event), day=words))
        view = SchedulePage(
            frame=frame(
                kit, language, of_day, heading, event=event,
                trail=(*event_trail(writer, event), whole),
            ),
            calendars=day_links(writer, event, day),
            days=(pieces[day],),
            zone=zone,
            previous=_to(writer, event, dated[index - 1]) if index else None,
            next=_to(writer, event, dated[index + 1]) if index + 1 < len(dated) else None,
            whole=whole,
        )  # fmt: skip
        yield page(kit, view, of_day.by_language[language], event.path)


def _by_day(
    sessions: list[Entry[Session]], event: Entry[Event]
) -> dict[date | None, list[Entry[Session]]]:
    """Give the sessions of each day; what runs over several stands in each of them."""
    by_day: dict[date | None, list[Entry[Session]]] = {}
    for entry in sessions:
        when = span(entry.record, event.record)
        if when.day is None:
            by_day.setdefault(None, []).append(entry)
            continue
        last = min(when.last_day or when.day, when.day + timedelta(days=60))
        for offset in range((last - when.day).days + 1):
            by_day.setdefault(when.day + timedelta(days=offset), []).append(entry)
    days = sorted(day for day in by_day if day is not None)
    ordered: dict[date | None, list[Entry[Session]]] = {day: by_day[day] for day in days}
    if None in by_day:
        ordered[None] = by_day[None]
    return ordered


def _day(
    writer: Writer, event: Entry[Event], day: date | None, sessions: list[Entry[Session]]
) -> ScheduleDay:
    address = None
    if day is not None:
        address = writer.kit.addresses.page(
            writer.language, Section.EVENTS, event.key, Section.SCHEDULE, day.isoformat()
        )
    return ScheduleDay(
        day=When(day.isoformat(), writer.words.day(day)) if day else None,
        address=address,
        count=writer.words.count("{number} session", "{number} sessions", len(sessions)),
        sessions=tuple(cards.session(writer, entry) for entry in sessions),
    )


def _to(writer: Writer, event: Entry[Event], day: date) -> Link:
    address = writer.kit.addresses.page(
        writer.language, Section.EVENTS, event.key, Section.SCHEDULE, day.isoformat()
    )
    return Link(Phrase(writer.words.day(day)), address)


def _zone(writer: Writer, event: Entry[Event]) -> str:
    instant = writer.kit.now.instant(event.record.start or date(2000, 1, 1), event.record.time_zone)
    return writer.say("Times are in {zone}.", zone=abbreviation(instant))
