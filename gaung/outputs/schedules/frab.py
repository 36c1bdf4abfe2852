"""A programme as ``schedule.xml`` and as ``schedule.json``, which say the same.

What programs need beyond the schemas: ``<conference`` within the first 1,024 characters, a date
and a number for every day, an offset in every moment, and no property that the schema of the
JSON does not name. Media type of the XML: ``application/vnd.c3voc.schedule+xml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gaung.outputs.formats import as_json, xml
from gaung.outputs.schedules.programme import SLOT, Day, Item, Programme
from gaung.plan import Workbench

TIME_SLOT = f"00:{int(SLOT.total_seconds()) // 60:02}"
GENERATOR = "Gaung"


def as_frab_xml(programme: Programme, bench: Workbench) -> bytes:
    """Write a programme as XML."""
    del bench
    return ("\n".join(_xml(programme)) + "\n").encode()


def _xml(programme: Programme) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield "<schedule>"
    yield f' <generator name="{GENERATOR}"/>'
    yield _element("url", programme.source, 1)
    yield _element("version", programme.version, 1)
    yield " <conference>"
    yield _element("acronym", programme.acronym, 2)
    yield _element("title", programme.title, 2)
    yield _element("start", programme.days[0].date, 2)
    yield _element("end", programme.days[-1].date, 2)
    yield _element("days", str(len(programme.days)), 2)
    yield _element("timeslot_duration", TIME_SLOT, 2)
    yield _element("base_url", programme.site, 2)
    yield _element("url", programme.address, 2)
    if programme.zone:
        yield _element("time_zone_name", programme.zone, 2)
    yield f'  <color primary="{programme.colour}"/>'
    for name, slug in programme.tracks:
        yield f'  <track name="{xml(name)}" slug="{slug}"/>'
    yield " </conference>"
    for day in programme.days:
        yield (
            f' <day index="{day.index}" date="{day.date}" start="{day.begins}" end="{day.ends}">'
        )
        for room in day.rooms:
            yield f'  <room name="{xml(room.name)}" guid="{room.identifier}">'
            for item in room.items:
                yield from _xml_item(item, room.name)
            yield "  </room>"
        yield " </day>"
    yield "</schedule>"


def _xml_item(item: Item, room: str) -> Iterator[str]:
    yield f'   <event id="{item.number}" guid="{item.identifier}">'
    for name, value in (
        ("room", room),
        ("title", item.title),
        ("subtitle", item.subtitle),
        ("type", item.kind),
        ("date", item.begins),
        ("start", item.clock),
        ("duration", item.length),
        ("abstract", item.abstract),
        ("slug", item.slug),
        ("track", item.track),
        ("language", item.language),
        ("description", item.description),
        ("url", item.address),
    ):
        yield _element(name, value, 4)
    yield "    <persons>"
    for who in item.people:
        yield f'     <person guid="{who.identifier}">{xml(who.name)}</person>'
    yield "    </persons>"
    yield "    <links>"
    for title, address in item.links:
        yield f'     <link href="{xml(address)}" type="web">{xml(title)}</link>'
    yield "    </links>"
    yield "   </event>"


def _element(name: str, words: str, depth: int) -> str:
    return f"{' ' * depth}<{name}>{xml(words)}</{name}>"


def as_frab_json(programme: Programme, bench: Workbench) -> bytes:
    """Write a programme as JSON."""
    del bench
    rooms = {room.identifier: room.name for day in programme.days for room in day.rooms}
    conference: dict[str, Any] = {
        "acronym": programme.acronym,
        "title": programme.title,
        "start": programme.days[0].date,
        "end": programme.days[-1].date,
        "daysCount": len(programme.days),
        "timeslot_duration": TIME_SLOT,
        **({"time_zone_name": programme.zone} if programme.zone else {}),
        "colors": {"primary": programme.colour},
        "url": programme.address,
        "tracks": [{"name": name, "slug": slug} for name, slug in programme.tracks],
        "rooms": [{"name": name, "guid": identifier} for identifier, name in rooms.items()],
        "days": [_json_day(day) for day in programme.days],
    }
    schedule = {
        "version": programme.version,
        "base_url": programme.site,
        "conference": conference,
    }
    return as_json({"generator": {"name": GENERATOR}, "schedule": schedule})


def _json_day(day: Day) -> dict[str, Any]:
    return {
        "index": day.index,
        "date": day.date,
        "day_start": day.begins,
        "day_end": day.ends,
        "rooms": {
            room.name: [_json_item(item, room.name) for item in room.items] for room in day.rooms
        },
    }


def _json_item(item: Item, room: str) -> dict[str, Any]:
    return {
        "id": item.number,
        "guid": item.identifier,
        "room": room,
        "title": item.title,
        "subtitle": item.subtitle,
        "type": item.kind,
        "date": item.begins,
        "start": item.clock,
        "duration": item.length,
        "abstract": item.abstract,
        "slug": item.slug,
        "track": item.track,
        "language": item.language,
        "description": item.description,
        "url": item.address,
        "persons": [
            {"guid": who.identifier, "name": who.name, "url": who.address} for who in item.people
        ],
        "links": [{"type": "web", "url": address, "title": title} for title, address in item.links],
    }
