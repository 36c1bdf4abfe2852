"""The schedule of an event by room and by kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from gaung.model.addresses import Section
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit
from gaung.model.schedule import Session
from gaung.model.text import Phrase
from gaung.outputs.pages.event import event_trail
from gaung.outputs.pages.frame import Frame, Menu, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import Link, SessionLine
from gaung.outputs.pages.schedule import ON_ONE_PAGE, SchedulePage
from gaung.outputs.pages.timetable import Listed, Zone, of_event, views, zone
from gaung.outputs.pages.vocabulary import SESSION_KINDS
from gaung.outputs.pages.writer import Writer
from gaung.plan import Output

Groups = dict[tuple[str, str], list[Listed]]
"""Sessions by the key and the name of what they have in common."""


@dataclass(frozen=True, slots=True)
class ScheduleGroup:
    """Sessions that have a room or a kind in common."""

    anchor: str
    """Its anchor."""
    heading: str
    """The room or kind."""
    count: str
    """How many sessions it has, in words."""
    sessions: tuple[SessionLine, ...]
    """The sessions, in order."""


@dataclass(frozen=True, slots=True)
class ScheduleGroupsPage:
    """The schedule of an event by room or by kind."""

    template: ClassVar[str] = "layouts/pages/schedule_groups.html"
    frame: Frame
    """What every page has."""
    groups: tuple[ScheduleGroup, ...]
    """The rooms or kinds, in order of their names; what has none stands last."""
    is_large: bool
    """Whether there are so many sessions that each gets a line only."""
    zone: Zone
    """The zone of the clock times."""
    views: Menu | None
    """Other ways of looking at the schedule."""


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give the schedule by room and by kind, where there are several, in each language."""
    for event in kit.all(Event):
        for language in kit.languages if kit.all(Session, event.key) else ():
            writer = Writer(kit, language, event.name)
            found = of_event(kit, event, language)
            heading = writer.say("{event}: schedule by room", event=writer.name(event))
            yield from _page(writer, event, Section.ROOMS, heading, found, _by_room(writer, found))
            heading = writer.say("{event}: schedule by kind", event=writer.name(event))
            yield from _page(writer, event, Section.KINDS, heading, found, _by_kind(writer, found))


def _by_room(writer: Writer, sessions: list[Listed]) -> Groups:
    nowhere = ("", writer.say("Place not announced"))
    groups: Groups = {}
    names: dict[str, str] = {}
    for each in sessions:
        key, name = each.rooms[-1] if each.rooms else nowhere
        groups.setdefault((key, names.setdefault(key, name)), []).append(each)
    return groups


def _by_kind(writer: Writer, sessions: list[Listed]) -> Groups:
    groups: Groups = {}
    for each in sessions:
        kind = each.entry.record.kind
        groups.setdefault((kind, writer.say(SESSION_KINDS[kind])), []).append(each)
    return groups


def _page(  # noqa: PLR0913, PLR0917 - what two pages differ in
    writer: Writer,
    event: Entry[Event],
    part: Section,
    heading: str,
    sessions: list[Listed],
    groups: Groups,
) -> Iterator[Output[PageView]]:
    if len(groups) < 2:
        return
    kit, language = writer.kit, writer.language
    section = (Section.EVENTS, event.key, Section.SCHEDULE)
    addressed = everywhere(kit, *section, part, named=event.record.name)
    here = addressed.by_language[language]
    schedule = Link(Phrase(writer.say("Schedule")), kit.addresses.page(language, *section))
    ordered = sorted(groups.items(), key=lambda group: (not group[0][0], group[0][1].casefold()))
    view = ScheduleGroupsPage(
        frame=frame(
            kit, language, addressed, Phrase(heading), event=event,
            trail=(*event_trail(writer, event), schedule),
        ),
        groups=tuple(
            ScheduleGroup(
                key or "_elsewhere",
                name,
                writer.words.count("{number} session", "{number} sessions", len(members)),
                tuple(each.item.line for each in members),
            )
            for (key, name), members in ordered
        ),
        is_large=len(sessions) > ON_ONE_PAGE,
        zone=zone(writer, event),
        views=views(writer, event, sessions, here),
    )  # fmt: skip
    yield page(kit, view, here, event.path, dress=SchedulePage.template)
