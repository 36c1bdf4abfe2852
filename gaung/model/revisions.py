"""When a release last changed, and how often: what feeds and news items call an update."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from gaung.model.articles import Release
from gaung.model.kit import Kit


def revision(release: Release) -> int:
    """Give how often a release was changed since it was published, as far as it tells of it."""
    return len(release.corrections) + (release.withdrawn is not None)


def last_changed(kit: Kit, release: Release) -> datetime | date | None:
    """Give the newest moment that a release names: published, updated, corrected, withdrawn."""
    named = (
        release.published,
        release.updated,
        *(each.date for each in release.corrections),
        release.withdrawn.date if release.withdrawn else None,
    )
    return max(filter(None, named), key=kit.now.instant, default=None)


def updated(kit: Kit, release: Release) -> datetime | date | None:
    """Give the same for programs, to whom every revision has to be newer than the one before.

    Corrections name their day only. So each makes the release a second newer: two of one day, or
    one of the day of publication, would not be seen otherwise.
    """
    newest = last_changed(kit, release)
    if newest is None or newest == release.updated or not revision(release):
        return newest
    return kit.now.instant(newest) + timedelta(seconds=revision(release))
