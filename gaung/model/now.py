"""The moment of a build, which one may only ask whether another moment has come.

Nothing can print or store it, and every question is remembered: from the questions follows
when the site changes next, and until when a build stays true.
"""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo


class Now:
    """The moment of the build and the publishing zone in which bare days begin."""

    __slots__ = ("_asked", "_moment", "_zone")

    def __init__(self, moment: datetime, publishing_zone: str) -> None:
        self._moment = moment
        self._zone = ZoneInfo(publishing_zone)
        self._asked: set[datetime] = set()

    def has_come(self, moment: datetime | date, zone: str | None = None) -> bool:
        """Tell whether a moment has come; a bare day begins at 00:00 in *zone*."""
        instant = self.instant(moment, zone)
        self._asked.add(instant)
        return instant <= self._moment

    def instant(self, moment: datetime | date, zone: str | None = None) -> datetime:
        """Give the instant at which a moment begins."""
        if isinstance(moment, datetime):
            return moment
        return datetime.combine(moment, time(), ZoneInfo(zone) if zone else self._zone)

    @property
    def holds(self) -> tuple[datetime | None, datetime | None]:
        """Since when and until when every answer given so far is the same."""
        past = [asked for asked in self._asked if asked <= self._moment]
        return max(past, default=None), min(self.coming, default=None)

    @property
    def coming(self) -> tuple[datetime, ...]:
        """The moments asked for that have not come, soonest first."""
        return tuple(sorted(asked for asked in self._asked if asked > self._moment))
