"""The schedule of an event as data: for schedule apps, signage, spreadsheets and newsrooms.

``schedule.xml`` and ``schedule.json`` (frab, version 1) are written from one programme, so they
cannot differ; the CSV has a row for each slot. Each language has its own, with the same GUIDs.
"""

from __future__ import annotations

from collections.abc import Iterator

from gaung.model.addresses import Section
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit
from gaung.outputs.pages.writer import Writer
from gaung.outputs.schedules.frab import as_frab_json, as_frab_xml
from gaung.outputs.schedules.names import CSV, JSON, XML
from gaung.outputs.schedules.programme import Programme, programme
from gaung.outputs.schedules.sheet import Sheet, as_csv
from gaung.outputs.slots import slots_of
from gaung.plan import Output


def plan(kit: Kit) -> Iterator[Output[Programme] | Output[Sheet]]:
    """Give the schedule of each event in each language; one without days is left out."""
    for event in kit.all(Event):
        for language in kit.languages:
            slots = slots_of(Writer(kit, language, event.name), event)
            if slots:
                whole = programme(Writer(kit, language, event.name), event, slots)
                for name, recipe in ((XML, as_frab_xml), (JSON, as_frab_json)):
                    path = schedule_path(kit, language, event, name)
                    yield Output(path, whole, recipe, origin=event.path)
                path = schedule_path(kit, language, event, CSV)
                yield Output(path, Sheet(slots), as_csv, origin=event.path)


def schedule_path(kit: Kit, language: str, event: Entry[Event], name: str) -> str:
    """Give the file of a schedule, beside the page that shows it."""
    page = kit.addresses.page(language, Section.EVENTS, event.key, Section.SCHEDULE)
    return kit.addresses.output(page).removesuffix("index.html") + name
