"""A schedule as a table: a row for each slot, in columns named like the fields of the content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gaung.outputs.formats import table
from gaung.outputs.slots import Slot
from gaung.plan import Workbench

COLUMNS = (
    "guid", "session", "title", "kind", "state", "date", "end_date", "start", "end", "time_zone",
    "place", "room", "latitude", "longitude", "people", "media_access", "languages", "abstract",
    "remarks", "stream", "address",
)  # fmt: skip
"""What the columns are called, in every language: programs know them by these names."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The schedule of an event in one language."""

    slots: tuple[Slot, ...]
    """Its slots, in order."""


def as_csv(sheet: Sheet, bench: Workbench) -> bytes:
    """Write a schedule as CSV."""
    del bench
    return table(COLUMNS, map(_row, sheet.slots))


def _row(slot: Slot) -> Iterator[str]:
    people = (", ".join(filter(None, [who.name, who.post, who.role])) for who in slot.people)
    yield slot.identifier
    yield slot.session
    yield slot.title
    yield slot.kind
    yield slot.state
    yield slot.day.isoformat()
    yield slot.last_day.isoformat()
    yield slot.start.isoformat(timespec="minutes") if slot.start else ""
    yield slot.end.isoformat(timespec="minutes") if slot.end else ""
    yield slot.zone
    yield slot.place
    yield slot.room or ""
    yield f"{slot.point[0]:.6f}" if slot.point else ""
    yield f"{slot.point[1]:.6f}" if slot.point else ""
    yield "; ".join(people)
    yield slot.media_access or ""
    yield " ".join(slot.languages)
    yield slot.abstract
    yield "; ".join(slot.remarks)
    yield slot.stream or ""
    yield slot.address
