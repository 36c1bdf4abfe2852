"""The one gate at the front: what the public may not see yet, or no longer, is not in its kit.

Drafts, what is under review, what is not yet due, under embargo or expired, whatever its kind:
an award's result before the ceremony is the classic. Nothing behind this gate needs to ask
again, so no page, list, feed, calendar or archive can forget to.

Newsrooms and the desk come through gates of their own, which open earlier; what they are shown
is another kit, never a part of the public one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel

from gaung.model.articles import UNDATED, Release
from gaung.model.audience import Audience
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


@dataclass(frozen=True, slots=True)
class _Gate:
    """The gate for an audience at a moment."""

    now: Now
    audience: Audience

    def opens(self, moment: datetime | date | None) -> bool:
        """Tell whether what waits for a moment may be seen."""
        # The moment is asked for in any case: the kit changes when it comes.
        return moment is None or self.now.has_come(moment) or self.audience.sees_embargoed

    def closes(self, moment: datetime | date | None) -> bool:
        """Tell whether what ends at a moment is over."""
        return moment is not None and self.now.has_come(moment)


def public(kit: Kit) -> tuple[Kit, tuple[Hidden, ...]]:
    """Give the kit that the public may see, and what was kept back."""
    return gate(kit, Audience.PUBLIC)


def gate(kit: Kit, audience: Audience) -> tuple[Kit, tuple[Hidden, ...]]:
    """Give the kit that an audience may see, and what was kept back."""
    at = _Gate(kit.now, audience)
    passed: dict[Name, Entry[Any]] = {}
    hidden: list[Hidden] = []
    closed_events = {
        name.key
        for name, entry in kit.entries.items()
        if name.kind == "event" and not _may_be_seen(entry.record, at)
    }
    for name, entry in kit.entries.items():
        release = name.event.partition("/")[2]
        of_hidden = name.event.partition("/")[0] in closed_events or (
            release and not _passes(kit, Name("release", name.event.partition("/")[0], release), at)
        )
        if of_hidden or not _may_be_seen(entry.record, at):
            hidden.append(Hidden(name, entry.path, tuple(_texts(entry)), entry.file))
            continue
        record, kept_back = _pruned(entry.record, at)
        if kept_back:
            hidden.append(Hidden(name, entry.path, tuple(kept_back)))
        if isinstance(record, Release) and record.published is None:
            record = record.model_copy(update={"published": UNDATED})
        passed[name] = _notice(entry) if _is_withdrawn(record) else replace(entry, record=record)
        if _is_withdrawn(record):
            hidden.append(Hidden(name, entry.path, tuple(_withdrawn_texts(entry))))
    return replace(kit, entries=passed, audience=audience), tuple(hidden)


def held_until(release: Release, now: Now) -> datetime | date | None:
    """Give the moment that an approved release still waits for, the later of two."""
    ahead = [
        moment
        for moment in (release.published, release.embargo)
        if moment not in (None, UNDATED) and not now.has_come(moment)
    ]
    return max(ahead, key=now.instant, default=None)


def _passes(kit: Kit, name: Name, at: _Gate) -> bool:
    entry = kit.entries.get(name)
    return entry is not None and _may_be_seen(entry.record, at)


def _may_be_seen(record: BaseModel, at: _Gate) -> bool:
    if isinstance(record, Release) and not _is_due(record, at):
        return False
    if isinstance(record, Contact) and not record.public:
        return False
    visibility: Visibility | None = getattr(record, "visibility", None)
    return visibility is None or _is_open(visibility, at)


def _is_due(release: Release, at: _Gate) -> bool:
    is_ready = release.status == "approved" and release.published is not None
    return (
        (is_ready or at.audience.sees_drafts)
        and at.opens(release.published)
        and at.opens(release.embargo)
        and not at.closes(release.expires)
    )


def _is_open(visibility: Visibility, at: _Gate) -> bool:
    return (
        (not visibility.draft or at.audience.sees_drafts)
        and at.opens(visibility.from_)
        and at.opens(visibility.embargo)
        and not at.closes(visibility.expires)
    )


def _pruned(record: BaseModel, at: _Gate) -> tuple[Any, list[str]]:
    """Give a record without its hidden parts, and the texts of those."""
    kept_back: list[str] = []
    updates: dict[str, Any] = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, BaseModel):
            if not _may_be_seen(value, at):
                kept_back.extend(_strings(value))
                updates[name] = None
                continue
            inner, more = _pruned(value, at)
            if more:
                kept_back.extend(more)
                updates[name] = inner
        elif isinstance(value, tuple) and any(isinstance(item, BaseModel) for item in value):
            items: list[Any] = []
            before = len(kept_back)
            for item in value:
                if isinstance(item, BaseModel) and not _may_be_seen(item, at):
                    kept_back.extend(_strings(item))
                elif isinstance(item, BaseModel):
                    inner, more = _pruned(item, at)
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
        # That and when it was changed before stays, without a word: a version never goes back.
        "updated": record.updated,
        "corrections": tuple(
            each.model_copy(update={"was": Text.of(""), "now": Text.of("")})
            for each in record.corrections
        ),
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
