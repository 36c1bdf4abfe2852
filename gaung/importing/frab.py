"""The schedules that pretalx, frab and their kin export, as JSON or XML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from gaung.importing import Imported, Known, Left
from gaung.importing.records import key_of, kind_of
from gaung.importing.tables import NoTableError


def sessions(data: bytes, known: Known) -> Imported:
    """Give the sessions of an export."""
    text = data.decode("utf-8-sig", "replace").lstrip()
    try:
        events = list(_of_json(json.loads(text)) if text.startswith("{") else _of_xml(text))
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        RecursionError,
        ET.ParseError,
    ) as no:
        raise NoTableError("not a programme as pretalx or frab exports it") from no
    keys: set[str] = set()
    records, left = [], []
    for number, event in enumerate(events, 1):
        if not event.get("title"):
            left.append(Left(number, " | ".join(str(v) for v in event.values() if v)))
            continue
        records.append({"key": key_of(event["title"], keys), **_record(event, known)})
    return Imported(tuple(records), tuple(left))


def _record(event: Mapping[str, Any], known: Known) -> dict[str, Any]:
    record: dict[str, Any] = {"title": event["title"]}
    notes = []
    if kind := kind_of(event["type"]):
        record["kind"] = kind
    elif event["type"]:
        notes.append(event["type"])
    record.update({name: event[name] for name in ("date", "start", "duration") if event[name]})
    if venue := known.venues.get(event["room"].casefold()):
        record["venues"] = venue
    elif event["room"]:
        record["room"] = event["room"]
    for name in event["persons"]:
        if key := known.people.get(name.casefold()):
            record.setdefault("people", []).append(key)
        else:
            notes.append(name)
    if event["abstract"]:
        record["abstract"] = event["abstract"]
    notes.extend(filter(None, (event["subtitle"], event["track"])))
    if notes:
        record["note"] = "; ".join(notes)
    return record


def _of_json(read: Any) -> Iterator[dict[str, Any]]:
    for day in read["schedule"]["conference"]["days"]:
        for room, events in day["rooms"].items():
            for event in events:
                yield _event(
                    {name: event.get(name) for name in _FIELDS},
                    day["date"],
                    room,
                    [each.get("public_name") or each.get("name") for each in event["persons"]],
                )


def _of_xml(text: str) -> Iterator[dict[str, Any]]:
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        message = "a schedule has no document type"
        raise NoTableError(message)
    for day in ET.fromstring(text).iter("day"):  # noqa: S314 - without a document type
        for room in day.iter("room"):
            for event in room.iter("event"):
                yield _event(
                    {name: event.findtext(name) for name in _FIELDS},
                    day.get("date", ""),
                    room.get("name", ""),
                    [person.text or "" for person in event.iter("person")],
                )


_FIELDS = ("title", "subtitle", "type", "track", "date", "start", "duration", "abstract")


def _event(
    said: Mapping[str, Any], day: str, room: str, persons: list[str | None]
) -> dict[str, Any]:
    event = {name: str(said[name] or "").strip() for name in _FIELDS}
    event["date"] = (event["date"] or day)[:10]
    event["start"] = event["start"][:5]
    event["duration"] = re.sub(r"^0?(\d+:\d{2})(:\d{2})?$", r"\1", event["duration"])
    return {**event, "room": room.strip(), "persons": [name for name in persons if name]}
