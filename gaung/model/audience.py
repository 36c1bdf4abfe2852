"""For whom a kit is made: who sees what, before the public may."""

from __future__ import annotations

from enum import StrEnum


class Audience(StrEnum):
    """Whom the gate lets look."""

    PUBLIC = "public"
    """Everybody: what is approved and whose moment has come."""
    NEWSROOM = "newsroom"
    """Newsrooms that keep an embargo: also what is approved and waits for its moment."""
    DESK = "desk"
    """Those who write: also drafts and what is under review, in the preview alone."""

    @property
    def sees_embargoed(self) -> bool:
        """Whether it sees what only waits for its moment."""
        return self is not Audience.PUBLIC

    @property
    def sees_drafts(self) -> bool:
        """Whether it sees what nobody has approved."""
        return self is Audience.DESK
