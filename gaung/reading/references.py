"""Every reference leads somewhere, or is a problem with its place and the nearest names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from gaung.model.articles import Release
from gaung.model.body import Named
from gaung.model.facts import Statement
from gaung.model.gate import Hidden
from gaung.model.kit import KINDS, Entry, Kit, Name, meanings
from gaung.model.parts import Mention, Path, walk
from gaung.model.people import Person, posts_on
from gaung.model.schedule import Session
from gaung.model.text import Prose
from gaung.model.values import Ref
from gaung.problems import Place, Problem, nearest
from gaung.reading.files import Locator
from gaung.reading.markdown import LINKED
from gaung.reading.shelves import paths_of


def unknown(kit: Kit, locator: Locator, unread: Collection[Name]) -> Iterator[Problem]:
    """Give the references that lead nowhere; what could not be read is not missing."""
    for use in _all(kit, locator):
        if use.kind not in KINDS:
            found = f"{use.kind}:{use.ref}" if use.ref else use.kind
            values = {"found": found, "nearest": nearest(use.kind, LINKED)}
            yield Problem(use.place(), "link-kind", {**values, "known": ", ".join(LINKED)})
            continue
        names = tuple(meanings(use.kind, use.ref, use.entry.name))
        if not any(name in kit.entries or _could_be(name, unread) for name in names):
            yield _unknown(kit, use)
    yield from _posts(kit, locator)


def _could_be(name: Name, unread: Collection[Name]) -> bool:
    return name in unread or Name(name.kind, name.event, "*") in unread


def _unknown(kit: Kit, use: _Use) -> Problem:
    kind, ref, place = use.kind, use.ref, use.place()
    home = use.entry.event.partition("/")[0]
    event, _, key = ref.rpartition("/")
    names = [name for name in kit.entries if name.kind == kind]
    near = [n.key for n in names if n.event.partition("/")[0] in (event or home, "")]
    far = [f"{n.event}/{n.key}" for n in names if n.event and n.key == key]
    close = nearest(key, near) or ", ".join(far)
    values = {
        "kind": kind,
        "found": ref,
        "nearest": close,
        "path": next(paths_of(kind, event or home, key)),
    }
    return Problem(place, "reference-unknown", values)


@dataclass(frozen=True)
class _Use:
    """A reference as it stands in the content."""

    entry: Entry[Any]
    """The entry that makes it."""
    kind: str
    ref: str
    place: Callable[[], Place]
    """Gives its place, which takes a look into the file."""
    in_list: bool = False
    """Whether it is a member of a list, which can do without it."""


def _all(kit: Kit, locator: Locator) -> Iterator[_Use]:
    for entry in kit.entries.values():
        yield from _in_record(kit, entry, locator)
        for version in entry.versions.values():
            for named in version.body.named:
                yield _Use(entry, named.kind, named.key, _in_body(locator, version.path, named))


def _in_record(kit: Kit, entry: Entry[Any], locator: Locator) -> Iterator[_Use]:
    for path, value in walk(entry.record):
        where = (*entry.where, *path)
        if isinstance(value, Ref) and value.kind in KINDS:
            in_list = bool(path) and isinstance(path[-1], int)
            yield _Use(entry, value.kind, value, _at(locator, entry.path, where), in_list)
        elif isinstance(value, Prose):
            for language, words in value:
                body = kit.markup.get((words, language))
                inside = (*where, language) if language else where
                for named in body.named if body else ():
                    at = _in_prose(locator, entry.path, inside, named)
                    yield _Use(entry, named.kind, named.key, at)
        elif path == ("highlights",):
            for index, target in enumerate(value):
                kind, _, key = target.partition(":")
                at = _at(locator, entry.path, (*where, index))
                yield _Use(entry, kind, key, at, in_list=True)
        elif path == ("link",) and isinstance(value, str) and "://" not in value:
            kind, _, key = value.partition(":")
            yield _Use(entry, kind, key, _at(locator, entry.path, where))


def _at(locator: Locator, path: str, where: Path) -> Callable[[], Place]:
    return lambda: locator.place(path, where)


def _in_prose(locator: Locator, path: str, where: Path, named: Named) -> Callable[[], Place]:
    return lambda: locator.inside(locator.place(path, where), named.line, named.column)


def _in_body(locator: Locator, path: str, named: Named) -> Callable[[], Place]:
    return lambda: Place(path, locator.body_line(path) + named.line, named.column)


def _posts(kit: Kit, locator: Locator) -> Iterator[Problem]:
    """Give mentions whose post is unknown, or could be one of several."""
    for entry in kit.entries.values():
        for path, value in walk(entry.record):
            if isinstance(value, Mention | Statement):
                person = _mentioned(kit, entry, value)
                if person is not None:
                    yield from _post(locator, entry, (*entry.where, *path), value, person)


def _mentioned(kit: Kit, entry: Entry[Any], value: Mention | Statement) -> Entry[Person] | None:
    ref = value.person if isinstance(value, Mention) else value.speaker
    return kit.find(Person, ref, entry.name)


def _post(
    locator: Locator,
    entry: Entry[Any],
    where: Path,
    value: Mention | Statement,
    person: Entry[Person],
) -> Iterator[Problem]:
    keys = [post.key for post in person.record.posts]
    values = {"person": person.key, "known": ", ".join(keys)}
    if value.post is not None:
        if value.post not in keys:
            found = {"found": value.post, "nearest": nearest(value.post, keys)}
            yield Problem(
                locator.place(entry.path, (*where, "post")), "post-unknown", values | found
            )
    elif value.as_ is None and len(keys) > 1:
        held = posts_on(person.record, _day_of(entry, value))
        if len(held) != 1:
            yield Problem(locator.place(entry.path, where), "post-unclear", values)


def _day_of(entry: Entry[Any], value: Mention | Statement) -> date | None:
    """Give the day of a mention: of the statement, the session, or what a release tells of."""
    record = entry.record
    if isinstance(value, Statement):
        said = value.said_on or ""
        return date.fromisoformat(said) if len(said) == len("2024-05-17") else None
    if isinstance(record, Session):
        return record.date
    if isinstance(record, Release) and record.about is not None:
        moment = record.about.date
        return moment.date() if isinstance(moment, datetime) else moment
    return None


def hidden(kit: Kit, kept_back: tuple[Hidden, ...], locator: Locator) -> Iterator[Problem]:
    """Give what is public and refers to something hidden.

    A member of a list is left out without a word; anything else would leave a gap, so it is a
    problem.
    """
    names = {thing.name for thing in kept_back if thing.name not in kit.entries}
    for use in _all(kit, locator):
        meant = meanings(use.kind, use.ref, use.entry.name)
        if use.in_list or not any(name in names for name in meant):
            continue
        if not kit.resolve(use.kind, use.ref, use.entry.name):
            yield Problem(use.place(), "reference-hidden", {"kind": use.kind, "found": use.ref})


def twice(entries: list[Entry[Any]], locator: Locator) -> Iterator[Problem]:
    """Give the entries whose name another one has already."""
    first: dict[Name, Entry[Any]] = {}
    for entry in entries:
        if entry.name in first:
            before = first[entry.name]
            also = locator.place(before.path, (*before.where, "key"))
            place = locator.place(entry.path, (*entry.where, "key"))
            values = {"found": entry.key, "kind": entry.name.kind, "where": str(also)}
            yield Problem(place, "key-taken", values, also=(also,))
        else:
            first[entry.name] = entry
