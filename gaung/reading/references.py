"""Every reference leads somewhere, or is a problem with its place and the nearest names."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from gaung.model.body import Named
from gaung.model.gate import Hidden
from gaung.model.kit import KINDS, Entry, Kit, Name, meanings
from gaung.model.parts import Mention, Path, walk
from gaung.model.people import Person
from gaung.model.text import Prose
from gaung.model.values import Ref
from gaung.problems import Place, Problem, nearest
from gaung.reading.files import Locator
from gaung.reading.markdown import LINKED
from gaung.reading.shelves import paths_of


def unknown(kit: Kit, locator: Locator, unread: Collection[Name]) -> Iterator[Problem]:
    """Give the references that lead nowhere; what could not be read is not missing."""
    for entry, kind, ref, place in _all(kit, locator):
        if kind not in KINDS:
            values = {"found": f"{kind}:{ref}" if ref else kind, "nearest": nearest(kind, LINKED)}
            yield Problem(place(), "link-kind", {**values, "known": ", ".join(LINKED)})
            continue
        names = tuple(meanings(kind, ref, entry.name))
        if any(name in kit.entries or _could_be(name, unread) for name in names):
            continue
        yield _unknown(kit, entry, kind, ref, place())
    yield from _posts(kit, locator)


def _could_be(name: Name, unread: Collection[Name]) -> bool:
    return name in unread or Name(name.kind, name.event, "*") in unread


def _unknown(kit: Kit, entry: Entry[Any], kind: str, ref: str, place: Place) -> Problem:
    home = entry.event.partition("/")[0]
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


def _all(kit: Kit, locator: Locator) -> Iterator[tuple[Entry[Any], str, str, Any]]:
    """Give each reference with the entry that makes it, and a way to its place."""
    for entry in kit.entries.values():
        for path, value in walk(entry.record):
            where = (*entry.where, *path)
            if isinstance(value, Ref) and value.kind in KINDS:
                yield entry, value.kind, value, _placed(locator, entry.path, where)
            elif isinstance(value, Prose):
                for language, words in value:
                    body = kit.markup.get((words, language))
                    inside = (*where, language) if language else where
                    for named in body.named if body else ():
                        at = _placed(locator, entry.path, inside, named)
                        yield entry, named.kind, named.key, at
            elif path == ("highlights",):
                for index, target in enumerate(value):
                    kind, _, key = target.partition(":")
                    yield entry, kind, key, _placed(locator, entry.path, (*where, index))
        for version in entry.versions.values():
            for named in version.body.named:
                line = locator.body_line(version.path) + named.line
                at = Place(version.path, line, named.column)
                yield entry, named.kind, named.key, lambda at=at: at


def _placed(locator: Locator, path: str, where: Path, named: Named | None = None) -> Any:
    if named is None:
        return lambda: locator.place(path, where)
    return lambda: locator.inside(locator.place(path, where), named.line, named.column)


def _posts(kit: Kit, locator: Locator) -> Iterator[Problem]:
    """Give mentions that name a post which the person does not have."""
    for entry in kit.entries.values():
        for path, value in walk(entry.record):
            if not isinstance(value, Mention) or value.post is None:
                continue
            person = kit.find(Person, value.person, entry.name)
            keys = [post.key for post in person.record.posts] if person else [value.post]
            if value.post not in keys:
                values = {
                    "found": value.post,
                    "person": str(value.person),
                    "nearest": nearest(value.post, keys),
                    "known": ", ".join(keys),
                }
                place = locator.place(entry.path, (*entry.where, *path, "post"))
                yield Problem(place, "post-unknown", values)


def hidden(kit: Kit, kept_back: tuple[Hidden, ...], locator: Locator) -> Iterator[Problem]:
    """Give what is public and refers to something hidden.

    A member of a list is left out without a word; anything else would leave a gap, so it is a
    problem.
    """
    names = {thing.name for thing in kept_back if thing.name not in kit.entries}
    for entry, kind, ref, place in _all(kit, locator):
        target = next((n for n in meanings(kind, ref, entry.name) if n in names), None)
        if target is None or kit.resolve(kind, ref, entry.name) or _is_list_member(entry, ref):
            continue
        yield Problem(place(), "reference-hidden", {"kind": kind, "found": ref})


def _is_list_member(entry: Entry[Any], ref: str) -> bool:
    """Tell whether a reference of a record stands in a list of references."""
    if not isinstance(ref, Ref):
        return False
    return any(
        value is ref and path and isinstance(path[-1], int)
        for path, value in walk(entry.record)
    )


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

