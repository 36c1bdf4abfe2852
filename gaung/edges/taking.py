"""Takes in what people have: shows what was understood, and writes new files only when asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from gaung.edges.console import Words, remark, tell
from gaung.edges.refused import Refused
from gaung.importing import Imported, Known, frab, records
from gaung.importing.tables import NoTableError, rows
from gaung.importing.written import document
from gaung.model.addresses import fitted, slug
from gaung.model.event import Event, Venue
from gaung.model.kit import Kit
from gaung.model.people import Organisation, Person
from gaung.model.text import Text
from gaung.model.words import months

KINDS = ("schedule", "people", "winners")
"""What can be taken in."""

Files = dict[str, str]


def take(  # noqa: PLR0913 - what the command line says
    words: Words, site: Path, kit: Kit, *, kind: str, file: str, event: str | None, write: bool
) -> None:
    """Show what a file holds, and write it into the content where that is asked for."""
    source = Path(file)
    try:
        data = source.read_bytes()
    except OSError as error:
        raise Refused("no-file", found=file, why=error.strerror or str(error)) from error
    if kind != "people":
        known_events = ", ".join(each.key for each in kit.all(Event))
        if event is None or kit.get(Event, event) is None:
            raise Refused("no-event", found=event or "", known=known_events)
    try:
        found = _read(kind, source.name, data, known(kit, event or ""))
    except NoTableError as error:
        raise Refused("no-table", found=file, why=str(error)) from error
    stem = fitted(slug(source.stem)) or kind
    files = _files(kind, found, event or "", stem, _comment(words, source.name, found))
    _show(words, found, files)
    if not write:
        tell(words.say("import-dry"), "strong")
        return
    for path in files:
        if (site / path).exists():
            raise Refused("import-there", found=path)
    for path, text in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8", newline="\n")
    tell(words.say("import-written", files=len(files)), "good")


def known(kit: Kit, event: str) -> Known:
    """Give what a site knows already."""

    def by_name(entries: Iterator[tuple[str, Text | str | None]]) -> dict[str, str]:
        found: dict[str, str] = {}
        for key, name in entries:
            said = [name] if isinstance(name, str) else [words for _, words in name or ()]
            found.update((each.casefold(), key) for each in said)
        return found

    of = kit.get(Event, event)
    people = [
        (p.key, name) for p in kit.all(Person) for name in (p.record.full_name, p.record.name)
    ]
    organisations = [
        (each.key, name)
        for each in kit.all(Organisation)
        for name in (each.record.short_name, each.record.name)
    ]
    venues = [(each.key, each.record.name) for each in kit.all(Venue, event)]
    return Known(
        people=by_name(iter(people)),
        organisations=by_name(iter(organisations)),
        venues=by_name(iter(venues)),
        months=months([*(words.locale_name for words in kit.words.values()), "id", "en"]),
        time_zone=of.record.time_zone if of else "",
        languages=kit.languages,
    )


def _read(kind: str, name: str, data: bytes, known: Known) -> Imported:
    if kind == "schedule" and name.lower().endswith((".json", ".xml")):
        return frab.sessions(data, known)
    read: Mapping[str, Callable[..., Imported]] = {
        "schedule": records.sessions,
        "people": records.people,
        "winners": records.winners,
    }
    return read[kind](rows(name, data), known)


def _files(kind: str, found: Imported, event: str, stem: str, comment: str) -> Files:
    home = f"content/events/{event}"
    if kind == "schedule":
        text = document(found.records, "sessions", comment)
        return {f"{home}/schedule/{stem}.yaml": text}
    if kind == "people":
        return {
            f"content/people/{record['key']}.yaml": document(
                [{name: value for name, value in record.items() if name != "key"}], "", comment
            )
            for record in found.records
        }
    award = {"name": stem.replace("-", " ").capitalize(), "categories": list(found.records)}
    return {f"{home}/awards/{stem}.yaml": document([award], "", comment)}


def _comment(words: Words, name: str, found: Imported) -> str:
    lines = [words.say("import-from", file=name)]
    if found.left:
        lines.append(words.say("import-left"))
        lines.extend(f"  {each.row}: {each.text}" for each in found.left)
    return "\n".join(lines)


def _show(words: Words, found: Imported, files: Files) -> None:
    for record in found.records:
        tell("  " + _line(record))
    tell(words.say("import-found", records=len(found.records), files=len(files)), "strong")
    if found.noted:
        tell(words.say("import-noted", columns=", ".join(found.noted)))
    if found.left:
        remark(words.say("import-left"), "warning")
        for each in found.left:
            remark(f"  {each.row}: {each.text}", "warning")


def _line(record: Mapping[str, Any]) -> str:
    title = record.get("title", record.get("name", ""))
    words = title if isinstance(title, str) else " / ".join(title.values())
    end = f"–{record['end']}" if "end" in record else ""
    when = f"{record.get('date', '')} {record.get('start', '')}{end}".strip()
    more = [when, words, record.get("room", ""), record.get("kind", "")]
    if "results" in record:
        more.extend(str(next(iter(each["winner"].values()))) for each in record["results"])
    return " · ".join(filter(None, more))
