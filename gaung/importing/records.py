"""From the rows of a table to records: sessions, people, winners."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from gaung.importing import Imported, Known, Left, clocks, headings
from gaung.importing.headings import Columns
from gaung.importing.tables import Row
from gaung.model.addresses import slug

KINDS: Mapping[str, tuple[str, ...]] = {
    "plenary": ("pleno", "sidang pleno", "plenary"),
    "ceremony": ("upacara", "pembukaan", "penutupan", "ceremony", "opening", "closing"),
    "press_conference": ("konferensi pers", "jumpa pers", "press conference"),
    "photo_call": ("sesi foto", "photo call", "photo session"),
    "workshop": ("lokakarya", "bimtek", "pelatihan", "workshop", "training"),
    "award_giving": ("penghargaan", "penyerahan penghargaan", "award", "award giving"),
    "site_visit": ("kunjungan lapangan", "kunjungan", "site visit", "field trip"),
    "panel": ("panel", "diskusi panel", "panel discussion"),
    "talk": ("paparan", "ceramah", "talk", "keynote", "presentation", "lecture"),
    "expo": ("pameran", "expo", "exhibition"),
    "performance": ("pertunjukan", "pentas", "performance"),
    "dinner": ("jamuan", "makan malam", "dinner"),
    "arrival": ("kedatangan", "registrasi", "arrival", "registration"),
    "break": ("istirahat", "rehat", "ishoma", "makan siang", "break", "lunch", "coffee break"),
}  # fmt: skip
"""What kinds of sessions are called."""

_LENGTH = re.compile(r"\d{1,3}([:.]\d{2})?|\d{1,3}\s*(menit|min\w*)")
_PARTED = re.compile(r"\s*[;\n]\s*|,\s+(?=[A-Z])")


def sessions(rows: tuple[Row, ...], known: Known) -> Imported:
    """Give the sessions of a programme; a row that is a day and no more stands over the next."""
    records: list[dict[str, Any]] = []
    left: list[Left] = []
    keys: set[str] = set()
    said: Columns = {}
    day: str | None = None
    noted: dict[str, None] = {}
    head: tuple[str, ...] = ()
    for row in rows:
        if (found := headings.columns(row, headings.SCHEDULE)) and len(found) > 1:
            said, head = found, row.cells
        elif len(row.said) == 1 and (over := clocks.day(row.said[0], known.months)):
            day = over
        elif said and (record := _session(row, said, head, known, day)):
            day = record.get("date", day)
            record = {"key": key_of(_name(record), keys), **record}
            noted.update(dict.fromkeys(record.pop("_noted", ())))
            records.append(record)
        else:
            left.append(Left(row.number, " | ".join(row.said)))
    return Imported(tuple(records), tuple(left), tuple(noted))


def people(rows: tuple[Row, ...], known: Known) -> Imported:
    """Give the people of a list."""
    records: list[dict[str, Any]] = []
    left: list[Left] = []
    keys: set[str] = set(known.people.values())
    noted: dict[str, None] = {}
    said: Columns = {}
    head: tuple[str, ...] = ()
    for row in rows:
        if "name" in (found := headings.columns(row, headings.PEOPLE)).values() and not said:
            said, head = found, row.cells
            continue
        cells = dict(_cells(row, said))
        name = cells.pop("name", "")
        if not name or name.casefold() in known.people:
            left.append(Left(row.number, " | ".join(row.said)))
            continue
        record: dict[str, Any] = {"key": key_of(name, keys), "name": name}
        for field in ("honorific", "degrees"):
            if field in cells:
                record[field] = cells.pop(field)
        notes = _notes(row, said, head)
        title, where = cells.pop("title", ""), cells.pop("organisation", "")
        organisation = known.organisations.get(where.casefold())
        if title:
            post = {"key": slug(title)[:40].strip("-") or "post", "title": title}
            record["posts"] = [post | ({"organisation": organisation} if organisation else {})]
        if where and not (title and organisation):
            notes.append((_over(said, head, "organisation"), where))
        if "bio" in cells:
            record["bio"] = [{"text": cells.pop("bio")}]
        records.append(_with_notes(record, notes, noted))
    return Imported(tuple(records), tuple(left), tuple(noted))


def winners(rows: tuple[Row, ...], known: Known) -> Imported:
    """Give the categories of an award, each with its results in the order of the rows."""
    categories: dict[tuple[str, str], dict[str, Any]] = {}
    left: list[Left] = []
    keys: set[str] = set()
    noted: dict[str, None] = {}
    said: Columns = {}
    head: tuple[str, ...] = ()
    over = ""
    for row in rows:
        found = headings.columns(row, headings.WINNERS)
        if "winner" in found.values() and len(found) > 1 and not said:
            said, head = found, row.cells
            continue
        if len(row.said) == 1 and said:
            over = row.said[0]  # a merged heading over the rows of a category
            continue
        cells = dict(_cells(row, said))
        name, winner = cells.pop("category", over), cells.pop("winner", "")
        if not name or not winner:
            left.append(Left(row.number, " | ".join(row.said)))
            continue
        over = name if "category" in said.values() else over
        entrants = cells.pop("entrant_class", "")
        if (name, entrants) not in categories:
            key = key_of(f"{name} {entrants}", keys)
            category: dict[str, Any] = {"key": key, "name": name, "results": []}
            if entrants:
                category["entrant_class"] = entrants
            categories[name, entrants] = category
        organisation = known.organisations.get(winner.casefold())
        person = known.people.get(winner.casefold())
        who = {"organisation": organisation} if organisation else {"person": person}
        who = who if organisation or person else {"name": winner}
        result: dict[str, Any] = {"winner": who, **cells}
        categories[name, entrants]["results"].append(
            _with_notes(result, _notes(row, said, head), noted)
        )
    return Imported(tuple(categories.values()), tuple(left), tuple(noted))


# --- one row ----------------------------------------------------------------------------------


def _session(
    row: Row, said: Columns, head: tuple[str, ...], known: Known, day: str | None
) -> dict[str, Any] | None:
    cells = dict(_cells(row, said))
    title: Any = cells.pop("title", None)
    translated = {
        code: text for code in known.languages if (text := cells.pop(f"title.{code}", None))
    }
    if title is None and not translated:
        return None
    record: dict[str, Any] = {"title": translated or title}
    unread = dict(_what(record, cells))
    if translated and title:
        unread["title"] = title
    unread.update(_on(record, cells.get("date", ""), day, known))
    unread.update(_when(record, cells, known))
    _where(record, cells.get("room", ""), known)
    unread.update(_who(record, cells.get("people", ""), known))
    if "abstract" in cells:
        record["abstract"] = cells["abstract"]
    notes = _notes(row, said, head)
    notes.extend((_over(said, head, field), cell) for field, cell in unread.items())
    noted: dict[str, None] = {}
    record = _with_notes(record, notes, noted)
    return {**record, "_noted": tuple(noted)}


def _what(record: dict[str, Any], cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Put the kind into a record, and give a word for it that we do not know."""
    said = cells.get("kind", "")
    if kind := kind_of(said) or kind_of(_name(record)):
        record["kind"] = kind
    if said and not kind_of(said):
        yield "kind", said


def _on(
    record: dict[str, Any], cell: str, day: str | None, known: Known
) -> Iterator[tuple[str, str]]:
    """Put the day into a record, its own or the one that stands over it."""
    own = clocks.day(cell, known.months)
    if cell and own is None:
        yield "date", cell
    if own or day:
        record["date"] = own or day


def _who(record: dict[str, Any], people: str, known: Known) -> Iterator[tuple[str, str]]:
    """Put the people into a record, and give the names that the site does not know."""
    unknown = []
    for name in filter(None, _PARTED.split(people)):
        if key := known.people.get(name.casefold()):
            record.setdefault("people", []).append(key)
        else:
            unknown.append(name)
    if unknown:
        yield "people", ", ".join(unknown)


def _when(
    record: dict[str, Any], cells: Mapping[str, str], known: Known
) -> Iterator[tuple[str, str]]:
    """Put the times into a record, and give what could not be read as a time."""
    for field in ("start", "end", "duration"):
        cell = cells.get(field)
        if cell is None:
            continue
        read = clocks.times(cell.partition(" ")[2] if clocks.day(cell, {}) else cell)
        if field == "duration" and _LENGTH.fullmatch(cell):
            record["duration"] = cell
        elif read is None or (field == "end" and read.end):
            yield field, cell
        elif field == "end":
            record["end"] = read.start
        else:
            record["start"] = read.start
            if read.end:
                record["end"] = read.end
            if read.is_open:
                yield field, cell
            if read.time_zone and read.time_zone != known.time_zone:
                record["time_zone"] = read.time_zone


def _where(record: dict[str, Any], place: str, known: Known) -> None:
    if venue := known.venues.get(place.casefold()):
        record["venues"] = venue
    elif place:
        record["room"] = place


def kind_of(words: str) -> str | None:
    """Give the kind that words name, or begin with the name of."""
    plain = words.casefold().strip()
    for kind, names in KINDS.items():
        if plain == kind or plain in names:
            return kind
    begins = (
        (kind, len(name))
        for kind, names in KINDS.items()
        for name in names
        if plain.startswith(name) and not plain[len(name) : len(name) + 1].isalnum()
    )
    return max(begins, key=lambda each: each[1], default=(None, 0))[0]


def _cells(row: Row, said: Columns) -> Iterator[tuple[str, str]]:
    for place, field in said.items():
        if place < len(row.cells) and row.cells[place]:
            yield field, row.cells[place]


def _notes(row: Row, said: Columns, head: tuple[str, ...]) -> list[tuple[str, str]]:
    """Give what stands in columns that have no field here; a running number says nothing."""
    return [
        (head[place] if place < len(head) else "", cell)
        for place, cell in enumerate(row.cells)
        if cell and place not in said and not _is_number(head, place)
    ]


def _is_number(head: tuple[str, ...], place: int) -> bool:
    return place < len(head) and head[place].casefold().strip(" .#") in ("no", "nomor", "")


def _over(said: Columns, head: tuple[str, ...], field: str) -> str:
    return next((head[place] for place, name in said.items() if name == field), field)


def _with_notes(
    record: dict[str, Any], notes: list[tuple[str, str]], noted: dict[str, None]
) -> dict[str, Any]:
    if not notes:
        return record
    noted.update(dict.fromkeys(heading for heading, _ in notes if heading))
    said = (f"{heading}: {cell}" if heading else cell for heading, cell in notes)
    return {**record, "note": ". ".join(each.rstrip(".") for each in said) + "."}


def _name(record: Mapping[str, Any]) -> str:
    title = record["title"]
    return str(title if isinstance(title, str) else next(iter(title.values())))


def key_of(words: str, taken: set[str]) -> str:
    """Give a key that nothing else has."""
    base = slug(words)[:48].strip("-") or "x"
    key, number = base, 1
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    taken.add(key)
    return key
