"""The one gate at the front: what the public may not see yet, or no longer, is not in its kit.

Drafts, what is under review, what is not yet due, under embargo or expired, whatever its kind:
an award's result before the ceremony is the classic. Nothing behind this gate needs to ask
again, so no page, list, feed, calendar or archive can forget to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from gaung.model.articles import Release
from gaung.model.body import Body
from gaung.model.contacts import Contact
from gaung.model.kit import Entry, Kit, Name
from gaung.model.now import Now
from gaung.model.parts import Visibility, walk
from gaung.model.text import Text


@dataclass(frozen=True, slots=True)
class Hidden:
    """Something that the gate keeps back, and every text of it."""

    name: Name
    path: str
    texts: tuple[str, ...]
    file: str = ""
    """The source that holds the bytes of a media item that is hidden as a whole."""


def public(kit: Kit) -> tuple[Kit, tuple[Hidden, ...]]:
    """Give the kit that the public may see, and what was kept back."""
    passed: dict[Name, Entry[Any]] = {}
    hidden: list[Hidden] = []
    closed_events = {
        name.key
        for name, entry in kit.entries.items()
        if name.kind == "event" and not _may_be_seen(entry.record, kit.now)
    }
    for name, entry in kit.entries.items():
        release = name.event.partition("/")[2]
        of_hidden = name.event.partition("/")[0] in closed_events or (
            release and not _passes(kit, Name("release", name.event.partition("/")[0], release))
        )
        if of_hidden or not _may_be_seen(entry.record, kit.now):
            hidden.append(Hidden(name, entry.path, tuple(_texts(entry)), entry.file))
            continue
        record, kept_back = _pruned(entry.record, kit.now)
        if kept_back:
            hidden.append(Hidden(name, entry.path, tuple(kept_back)))
        passed[name] = _notice(entry) if _is_withdrawn(record) else replace(entry, record=record)
        if _is_withdrawn(record):
            hidden.append(Hidden(name, entry.path, tuple(_withdrawn_texts(entry))))
    return kit.with_entries(passed), tuple(hidden)


def _passes(kit: Kit, name: Name) -> bool:
    entry = kit.entries.get(name)
    return entry is not None and _may_be_seen(entry.record, kit.now)


def _may_be_seen(record: BaseModel, now: Now) -> bool:
    if isinstance(record, Release) and not _is_due(record, now):
        return False
    if isinstance(record, Contact) and not record.public:
        return False
    visibility: Visibility | None = getattr(record, "visibility", None)
    return visibility is None or _is_open(visibility, now)


def _is_due(release: Release, now: Now) -> bool:
    return (
        release.status == "approved"
        and release.published is not None
        and now.has_come(release.published)
        and (release.embargo is None or now.has_come(release.embargo))
        and not (release.expires is not None and now.has_come(release.expires))
    )


def _is_open(visibility: Visibility, now: Now) -> bool:
    return (
        not visibility.draft
        and (visibility.from_ is None or now.has_come(visibility.from_))
        and (visibility.embargo is None or now.has_come(visibility.embargo))
        and not (visibility.expires is not None and now.has_come(visibility.expires))
    )


def _pruned(record: BaseModel, now: Now) -> tuple[Any, list[str]]:
    """Give a record without its hidden parts, and the texts of those."""
    kept_back: list[str] = []
    updates: dict[str, Any] = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, BaseModel):
            if not _may_be_seen(value, now):
                kept_back.extend(_strings(value))
                updates[name] = None
                continue
            inner, more = _pruned(value, now)
            if more:
                kept_back.extend(more)
                updates[name] = inner
        elif isinstance(value, tuple) and any(isinstance(item, BaseModel) for item in value):
            items: list[Any] = []
            before = len(kept_back)
            for item in value:
                if isinstance(item, BaseModel) and not _may_be_seen(item, now):
                    kept_back.extend(_strings(item))
                elif isinstance(item, BaseModel):
                    inner, more = _pruned(item, now)
                    kept_back.extend(more)
                    items.append(inner)
                else:
                    items.append(item)
            if len(kept_back) > before or len(items) < len(value):
                updates[name] = tuple(items)
    return (record.model_copy(update=updates) if updates else record), kept_back


def _strings(record: BaseModel) -> Iterator[str]:
    for _, value in walk(record):
        if isinstance(value, Text):
            yield from (words for _, words in value)
        elif isinstance(value, str):
            yield value


def _texts(entry: Entry[Any]) -> Iterator[str]:
    yield entry.key
    yield from _strings(entry.record)
    for version in entry.versions.values():
        yield from _version_texts(version.head, version.body)


def _version_texts(head: BaseModel | None, body: Body) -> Iterator[str]:
    if head is not None:
        yield from _strings(head)
    yield from (block.value for block in body.blocks)


def _is_withdrawn(record: BaseModel) -> bool:
    return isinstance(record, Release) and record.withdrawn is not None


def _notice(entry: Entry[Release]) -> Entry[Release]:
    """Give a withdrawn release as its notice: title, date and reason are all that is left."""
    record = entry.record
    bare: Mapping[str, Any] = {
        "title": record.title,
        "summary": record.title[:160],
        "slug": record.slug,
        "kind": record.kind,
        "status": record.status,
        "published": record.published,
        "withdrawn": record.withdrawn,
        "aliases": record.aliases,
    }
    versions = {
        language: replace(
            version,
            body=Body(),
            words=0,
            text="",
            head=version.head
            and version.head.model_copy(
                update={"summary": None, "key_points": (), "notes": None, "subtitle": None}
            ),
        )
        for language, version in entry.versions.items()
    }
    return replace(entry, record=Release.model_construct(**bare), versions=versions)


def _withdrawn_texts(entry: Entry[Release]) -> Iterator[str]:
    for version in entry.versions.values():
        yield from (block.value for block in version.body.blocks)
        yield from filter(None, [getattr(version.head, "summary", None)])
