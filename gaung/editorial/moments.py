"""The days of a release follow each other: what has not been cannot be told of yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from gaung.editorial.proof import Proof, is_withdrawn
from gaung.model.articles import Release
from gaung.model.event import Event
from gaung.model.kit import Entry
from gaung.model.parts import Path
from gaung.problems import Problem, Severity

TELLS_OF_WHAT_WAS = frozenset(("news", "speech"))
"""The kinds that can only be written afterwards; a release may well announce something."""


def ask(proof: Proof) -> Iterator[Problem]:
    """Give the releases whose days stand in the wrong order."""
    for entry in proof.kit.all(Release):
        if not is_withdrawn(entry):
            yield from _too_early(proof, entry)
            yield from _backwards(proof, entry)


def _too_early(proof: Proof, entry: Entry[Release]) -> Iterator[Problem]:
    release = entry.record
    seen = _public_from(proof, release)
    told = release.about.date if release.about else None
    dated = release.dateline.date if release.dateline else None
    if release.kind in TELLS_OF_WHAT_WAS and told is not None:
        for at, day in ((("published",), seen), (("dateline", "date"), dated)):
            if day is not None and _day(proof, entry, day) < _day(proof, entry, told):
                yield _problem(proof, "told-too-early", entry, at, (day, told))
    if dated is not None and seen is not None and _day(proof, entry, seen) < dated:
        yield _problem(proof, "dateline-too-late", entry, ("dateline", "date"), (dated, seen))


def _backwards(proof: Proof, entry: Entry[Release]) -> Iterator[Problem]:
    """Give what is said to have happened to a release before it was published."""
    release = entry.record
    if release.published is None:
        return
    later: list[tuple[Path, date | None]] = [(("updated",), release.updated)]
    later.extend(
        (("corrections", index, "date"), each.date)
        for index, each in enumerate(release.corrections)
    )
    for at, day in later:
        if day is not None and _day(proof, entry, day) < _day(proof, entry, release.published):
            days = (day, release.published)
            yield _problem(proof, "before-publication", entry, at, days)


def _problem(
    proof: Proof, code: str, entry: Entry[Release], at: Path, days: tuple[date, date]
) -> Problem:
    found, other = (_day(proof, entry, day).isoformat() for day in days)
    values = {"found": found, "expected": other}
    return Problem(proof.locator.place(entry.path, at), code, values, Severity.WARNING)


def _public_from(proof: Proof, release: Release) -> date | datetime | None:
    """Give from when a release may be read: an embargo keeps it back."""
    moments = [moment for moment in (release.published, release.embargo) if moment is not None]
    return max(moments, key=proof.kit.now.instant, default=None)


def _day(proof: Proof, entry: Entry[Release], moment: date) -> date:
    """Give the day of a moment where the event is: midnight comes there when it comes there."""
    if not isinstance(moment, datetime):
        return moment
    event = proof.kit.get(Event, entry.event)
    zone = event.record.time_zone if event else proof.kit.site.publishing_zone
    return moment.astimezone(ZoneInfo(zone)).date()
