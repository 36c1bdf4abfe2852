"""The schedule of an event: overview by day, and a page for each day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from gaung.model.addresses import Section
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit
from gaung.model.schedule import Session
from gaung.model.text import Phrase
from gaung.outputs.calendars.links import day_links, schedule_links
from gaung.outputs.pages.event import event_trail
from gaung.outputs.pages.frame import Frame, Menu, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import CalendarLink, Link, When
from gaung.outputs.pages.timetable import (
    Filter,
    Listed,
    Slot,
    Zone,
    filters,
    of_event,
    slots,
    views,
    zone,
)
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
    slots: tuple[Slot, ...]
    """Its sessions; none where the overview shows days only."""


@dataclass(frozen=True, slots=True)
class ScheduleChange:
    """A change that readers of the whole schedule should see."""

    at: When
    """When it was made known."""
    session: Link
    """The session."""
    what: Phrase
    """What changed."""
    why: Phrase | None
    """Why."""


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
    zone: Zone
    """The zone of the clock times."""
    views: Menu | None
    """Other ways of looking at the schedule."""
    filters: tuple[Filter, ...]
    """What the sessions can be filtered by."""
    total: int
    """How many sessions there are on the page, or on those that it leads to."""
    changes: tuple[ScheduleChange, ...]
    """What has changed, newest first."""
    previous: Link | None
    """The day before, on the page of a day."""
    next: Link | None
    """The day after."""
    whole: Link | None
    """The whole schedule, on the page of a day."""


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give the schedule of each event, and each of its days, in each language."""
    for event in kit.all(Event):
        for language in kit.languages if kit.all(Session, event.key) else ():
            sessions = of_event(kit, event, language)
            yield from _pages(Writer(kit, language, event.name), event, sessions)


def _pages(
    writer: Writer, event: Entry[Event], sessions: list[Listed]
) -> Iterator[Output[PageView]]:
    kit, language = writer.kit, writer.language
    section = (Section.EVENTS, event.key, Section.SCHEDULE)
    found = by_day(sessions)
    dated = [day for day in found if day is not None]
    is_short = len(sessions) <= ON_ONE_PAGE
    pieces = {day: schedule_day(writer, event, day, of_day) for day, of_day in found.items()}
    heading = Phrase(writer.say("Schedule: {event}", event=writer.name(event)))
    addressed = everywhere(kit, *section, named=event.record.name)
    here = addressed.by_language[language]
    overview = SchedulePage(
        frame=frame(
            kit, language, addressed, heading, event=event, trail=event_trail(writer, event)
        ),
        calendars=schedule_links(writer, event),
        days=tuple(
            piece if is_short or day is None else replace(piece, slots=())
            for day, piece in pieces.items()
        ),
        zone=zone(writer, event),
        views=views(writer, event, sessions, here),
        filters=filters(writer, sessions, dated),
        total=len(sessions),
        changes=changes(writer, sessions),
        previous=None,
        next=None,
        whole=None,
    )
    yield page(kit, overview, here, event.path)
    whole = Link(Phrase(writer.say("Schedule")), here)
    for index, day in enumerate(dated):
        of_day = everywhere(kit, *section, day.isoformat(), named=event.record.name)
        words = writer.words.day(day)
        heading = Phrase(writer.say("{event}: {day}", event=writer.name(event), day=words))
        trail = (*event_trail(writer, event), whole)
        view = replace(
            overview,
            frame=frame(kit, language, of_day, heading, event=event, trail=trail),
            calendars=day_links(writer, event, day),
            days=(pieces[day],),
            views=views(writer, event, sessions),
            filters=filters(writer, found[day], ()),
            total=len(found[day]),
            changes=changes(writer, found[day]),
            previous=day_link(writer, event, dated[index - 1]) if index else None,
            next=day_link(writer, event, dated[index + 1]) if index + 1 < len(dated) else None,
            whole=whole,
        )
        yield page(kit, view, of_day.by_language[language], event.path)


def by_day(sessions: Iterable[Listed]) -> dict[date | None, list[Listed]]:
    """Give the sessions of each day; what runs over several stands in each of them."""
    found: dict[date | None, list[Listed]] = {}
    for each in sessions:
        when = each.when
        if when.day is None:
            found.setdefault(None, []).append(each)
            continue
        last = min(when.last_day or when.day, when.day + timedelta(days=60))
        for offset in range((last - when.day).days + 1):
            found.setdefault(when.day + timedelta(days=offset), []).append(each)
    ordered: dict[date | None, list[Listed]] = {
        day: found[day] for day in sorted(day for day in found if day is not None)
    }
    if None in found:
        ordered[None] = found[None]
    return ordered


def schedule_day(
    writer: Writer, event: Entry[Event], day: date | None, sessions: list[Listed]
) -> ScheduleDay:
    """Give a day with its sessions."""
    return ScheduleDay(
        day=When(day.isoformat(), writer.words.day(day)) if day else None,
        address=day_link(writer, event, day).address if day else None,
        count=writer.words.count("{number} session", "{number} sessions", len(sessions)),
        slots=slots(sessions),
    )


def changes(writer: Writer, sessions: Iterable[Listed]) -> tuple[ScheduleChange, ...]:
    """Give what has changed, newest first."""
    found: list[tuple[datetime, ScheduleChange]] = []
    for each in sessions:
        for change in each.entry.record.changes:
            local = change.at.astimezone(ZoneInfo(each.when.zone))
            at = When(local.isoformat(timespec="minutes"), writer.words.moment(local))
            line = each.item.line
            link = Link(line.title, line.address)
            why = writer.phrase(change.why)
            found.append((change.at, ScheduleChange(at, link, writer.line(change.what), why)))
    return tuple(change for _, change in sorted(found, key=lambda pair: pair[0], reverse=True))


def day_link(writer: Writer, event: Entry[Event], day: date) -> Link:
    """Give a link to the page of a day."""
    address = writer.kit.addresses.page(
        writer.language, Section.EVENTS, event.key, Section.SCHEDULE, day.isoformat()
    )
    return Link(Phrase(writer.words.day(day)), address)
