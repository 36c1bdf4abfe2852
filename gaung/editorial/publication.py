"""Whether a thing is before the public: and if not, what it waits for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from gaung.model.articles import UNDATED, Release
from gaung.model.event import Event
from gaung.model.gate import held_until
from gaung.model.kit import Entry, Kit
from gaung.model.now import Now
from gaung.model.parts import Visibility


class Stand(StrEnum):
    """How a thing stands towards the public."""

    DRAFT = "draft"
    REVIEW = "review"
    UNDATED = "undated"
    EMBARGOED = "embargoed"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Publication:
    """How a thing stands towards the public, and until when."""

    stand: Stand
    moment: datetime | date | None = None
    """When it was or will be published, or expired, or was withdrawn."""

    @property
    def is_public(self) -> bool:
        """Whether everybody may see it, or its notice."""
        return self.stand in (Stand.PUBLISHED, Stand.WITHDRAWN)


def publication(kit: Kit, entry: Entry[Any]) -> Publication:
    """Give how an entry of the whole kit stands; what belongs to a hidden event is hidden too."""
    record, now = entry.record, kit.now
    found = _of_release(record, now) if isinstance(record, Release) else None
    found = found or _of_visibility(getattr(record, "visibility", None), now)
    if found.is_public and entry.name.kind != "event":
        event = kit.get(Event, entry.event.partition("/")[0])
        above = _of_visibility(event.record.visibility, now) if event else found
        return found if above.is_public else above
    return found


def _of_release(release: Release, now: Now) -> Publication | None:
    if release.status != "approved":
        return Publication(Stand(release.status), release.published)
    return _of_approved(release, now)


def _of_approved(release: Release, now: Now) -> Publication | None:
    if release.published in (None, UNDATED):
        return Publication(Stand.UNDATED)
    if release.expires is not None and now.has_come(release.expires):
        return Publication(Stand.EXPIRED, release.expires)
    if (until := held_until(release, now)) is not None:
        is_held = release.embargo is not None and not now.has_come(release.embargo)
        return Publication(Stand.EMBARGOED if is_held else Stand.SCHEDULED, until)
    if release.withdrawn is not None:
        return Publication(Stand.WITHDRAWN, release.withdrawn.date)
    if release.visibility is not None and not _of_visibility(release.visibility, now).is_public:
        return None
    return Publication(Stand.PUBLISHED, release.published)


def _of_visibility(visibility: Visibility | None, now: Now) -> Publication:
    if visibility is None:
        return Publication(Stand.PUBLISHED)
    if visibility.draft:
        return Publication(Stand.DRAFT)
    if visibility.expires is not None and now.has_come(visibility.expires):
        return Publication(Stand.EXPIRED, visibility.expires)
    for stand, moment in (
        (Stand.EMBARGOED, visibility.embargo),
        (Stand.SCHEDULED, visibility.from_),
    ):
        if moment is not None and not now.has_come(moment):
            return Publication(stand, moment)
    return Publication(Stand.PUBLISHED)
