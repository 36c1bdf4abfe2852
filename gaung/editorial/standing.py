"""Where every text stands: its translations, and how far it has come towards approval.

Translations are asked for their stamp: the fingerprint of the text that they were made from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from gaung.editorial.proof import is_withdrawn
from gaung.model.articles import Credited, Release
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit, Version
from gaung.model.parts import walk
from gaung.model.people import Person
from gaung.model.text import Text
from gaung.problems import Problem

EVERYWHERE = "*"
"""The key in ``responsible`` that stands for every other event."""
_WITH_VERSIONS = frozenset(("release", "page", "event"))
_INSIDE_OTHERS = frozenset(("venue", "message"))


class State(StrEnum):
    """How a translation stands towards the text that it was made from."""

    FRESH = "fresh"
    STALE = "stale"
    UNSTAMPED = "unstamped"
    MISSING = "missing"
    ORPHAN = "orphan"


NEEDS_WORK = frozenset((State.STALE, State.MISSING, State.ORPHAN))
"""The states that somebody has to do something about."""


@dataclass(frozen=True, slots=True)
class Change:
    """What has changed in an original since a translation was made."""

    since: str
    """The day of the last version that the translation was made from, as ISO 8601 has it."""
    by: tuple[str, ...]
    """Who has changed it since."""
    fields: tuple[str, ...]
    """The fields that are others."""
    lines: tuple[str, ...]
    """The lines that went and came, each with ``-`` or ``+`` in front."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A text in a language that it was not written in."""

    state: State
    event: str
    """Key of the event, or nothing for what belongs to the whole site."""
    kind: str
    key: str
    title: str
    """The title, in the language that it was written in."""
    language: str
    path: str
    """The file of the translation, or of the original where there is none."""
    original: str
    """The file of the original."""
    responsible: tuple[str, ...]
    """Who answers for it."""
    texts: int = 0
    """How many texts of a YAML file lack this language; nothing for an article."""
    stamp: str = ""
    """The fingerprint that the translation carries."""
    expected: str = ""
    """The fingerprint of the original as it is now."""
    change: Change | None = None
    """What has changed since, where the history of the site tells."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a release has come."""

    stage: str
    """``draft``, ``review`` or ``approved``."""
    event: str
    key: str
    title: str
    path: str
    responsible: tuple[str, ...]
    by: str = ""
    """Who approved it."""
    at: str = ""
    """When, as ISO 8601 has it."""
    is_lacking: bool = False
    """Whether the site asks for an approval that is not there."""


@dataclass(frozen=True)
class Desk:
    """Everything that the desk has to know of its texts."""

    translations: tuple[Standing, ...] = ()
    releases: tuple[Progress, ...] = ()
    languages: tuple[str, ...] = ()
    is_approval_required: bool = False

    counts: dict[State, int] = field(init=False)

    def __post_init__(self) -> None:
        counts = {state: sum(each.state is state for each in self.translations) for state in State}
        object.__setattr__(self, "counts", counts)

    @property
    def needs_work(self) -> bool:
        """Whether something is stale, missing, without its original or without its approval."""
        is_open = any(each.state in NEEDS_WORK for each in self.translations)
        return is_open or any(each.is_lacking for each in self.releases)


def desk(kit: Kit, problems: Iterable[Problem] = ()) -> Desk:
    """Give where everything stands; *problems* are those of the reading, which names orphans."""
    translations = [*_translations(kit), *_untranslated(kit), *_orphans(kit, problems)]
    return Desk(
        tuple(sorted(translations, key=lambda each: (each.event, each.path, each.language))),
        tuple(_releases(kit)),
        kit.languages,
        kit.site.approval.required,
    )


def _translations(kit: Kit) -> Iterator[Standing]:
    for entry in kit.entries.values():
        if entry.name.kind in _WITH_VERSIONS and not is_withdrawn(entry):
            yield from standings(kit, entry)


def standings(kit: Kit, entry: Entry[Any]) -> Iterator[Standing]:
    """Give where an article stands in each language that it was not written in."""
    original = entry.versions.get(entry.written_in)
    if original is None:
        return
    for language in kit.languages:
        state = _state(entry.versions.get(language), original)
        if language != entry.written_in or state is State.ORPHAN:
            yield _standing(kit, entry, original, state, language)


def _state(version: Version | None, original: Version) -> State:
    if version is None:
        return State.MISSING
    if version is original:
        # What says that it was translated, and is all there is, has lost its original.
        return State.ORPHAN if version.stamp else State.FRESH
    if not version.stamp:
        return State.UNSTAMPED
    return State.FRESH if version.stamp == original.fingerprint else State.STALE


def _standing(
    kit: Kit, entry: Entry[Any], original: Version, state: State, language: str
) -> Standing:
    version = entry.versions.get(language)
    return Standing(
        state=state,
        event=entry.event.partition("/")[0],
        kind=entry.name.kind,
        key=entry.key,
        title=_title(kit, entry, original),
        language=language,
        path=(version or original).path,
        original=original.path,
        responsible=_responsible(kit, entry),
        stamp=version.stamp if version else "",
        expected=original.fingerprint,
    )


def _untranslated(kit: Kit) -> Iterator[Standing]:
    """Give the files of data of which texts lack a language of the site."""
    lacking: dict[tuple[str, str], tuple[Entry[Any], int]] = {}
    for entry in kit.entries.values():
        if entry.name.kind in _INSIDE_OTHERS or is_withdrawn(entry):
            continue
        for _, value in walk(entry.record):
            if not isinstance(value, Text):
                continue
            for language in kit.languages:
                if value.written(language) is None:
                    first, count = lacking.get((entry.path, language), (entry, 0))
                    lacking[entry.path, language] = (first, count + 1)
    for (path, language), (entry, count) in lacking.items():
        yield Standing(
            state=State.MISSING,
            event=entry.event.partition("/")[0],
            kind=entry.name.kind,
            key=entry.key,
            title=_title(kit, entry, None),
            language=language,
            path=path,
            original=path,
            responsible=_responsible(kit, entry),
            texts=count,
        )


def _orphans(kit: Kit, problems: Iterable[Problem]) -> Iterator[Standing]:
    """Give translations whose original is not there, and texts in a language of no page."""
    for problem in problems:
        is_left_out = problem.code in ("language-not-of-site", "language-left-out")
        if problem.code != "original-missing" and not is_left_out:
            continue
        for place in (problem.place, *problem.also):
            folder, _, name = place.path.rpartition("/")
            if not name.endswith(".md"):
                continue
            parts = folder.split("/")
            event = parts[2] if parts[1:2] == ["events"] and len(parts) > 2 else ""
            yield Standing(
                state=State.ORPHAN,
                event=event,
                kind="release" if "releases" in parts else parts[1].rstrip("s"),
                key=parts[-1],
                title=parts[-1],
                language=name.split(".")[1],
                path=place.path,
                original=f"{folder}/index.{kit.site.written_in}.md",
                responsible=_by_setting(kit, event),
            )


def _releases(kit: Kit) -> Iterator[Progress]:
    for entry in kit.all(Release):
        if is_withdrawn(entry):
            continue
        release, approval = entry.record, entry.record.approved
        is_approved = release.status == "approved"
        yield Progress(
            stage=release.status,
            event=entry.event,
            key=entry.key,
            title=release.title,
            path=entry.path,
            responsible=_responsible(kit, entry),
            by=approval.by if approval and is_approved else "",
            at=_iso(approval.at) if approval and is_approved else "",
            is_lacking=is_approved and approval is None and kit.site.approval.required,
        )


def _iso(moment: date) -> str:
    return moment.isoformat()


def _title(kit: Kit, entry: Entry[Any], original: Version | None) -> str:
    if original is not None and original.head is not None:
        return original.head.title
    words = getattr(entry.record, "name", None) or getattr(entry.record, "title", None)
    if isinstance(words, Text):
        return words.find((kit.site.written_in, *kit.languages))[0]
    return words if isinstance(words, str) else entry.key


def _responsible(kit: Kit, entry: Entry[Any]) -> tuple[str, ...]:
    """Give who answers for a text: its translators, else its editors, else its authors.

    Where a text names nobody, the site says who answers for its event.
    """
    record = entry.record
    credited = record.authors if isinstance(record, Release) else ()
    for role in ("translator", "editor", ""):
        chosen = [each for each in credited if not role or role in each.roles]
        if chosen:
            return tuple(_name(kit, each) for each in chosen)
    return _by_setting(kit, entry.event.partition("/")[0])


def _by_setting(kit: Kit, event: str) -> tuple[str, ...]:
    chosen = kit.site.responsible
    above = kit.get(Event, event)
    whole = str(above.record.part_of) if above and above.record.part_of else event
    found = (chosen.get(key) for key in (event, whole, EVERYWHERE) if key)
    return next(((name,) for name in found if name), ())


def _name(kit: Kit, credited: Credited) -> str:
    person = kit.get(Person, credited.person.key) if credited.person else None
    if person is not None:
        return person.record.name
    return credited.name or credited.initials or str(credited.person or "")
