"""Which file is what: the shelves of ``content/``, by the paths of their files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from gaung.model.articles import Description, Page, Release
from gaung.model.awards import Award
from gaung.model.contacts import Contacts
from gaung.model.event import Event
from gaung.model.facts import Facts, Source, Statements
from gaung.model.media import Album, Media
from gaung.model.narrative import Narrative, Social
from gaung.model.people import Organisation, Person
from gaung.model.schedule import Schedule
from gaung.model.values import KEY

MEDIA_SUFFIXES = frozenset(
    (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg", ".mp4", ".webm", ".mp3", ".m4a",
     ".pdf", ".vtt", ".docx", ".zip")
)  # fmt: skip


@dataclass(frozen=True)
class Shelf:
    """A kind of file: how its path reads, the model of its contents, the kind of its entries."""

    pattern: re.Pattern[str]
    model: type[BaseModel]
    kind: str
    items: str = ""
    """The field that lists the entries, where a file holds many."""


def _shelf(pattern: str, model: type[BaseModel], kind: str, items: str = "") -> Shelf:
    full = (
        pattern.replace("EVENT", rf"content/events/(?P<event>{KEY})")
        .replace("KEY", rf"(?P<key>{KEY})")
        .replace("RELEASE", rf"(?P<release>{KEY})")
    )
    return Shelf(re.compile(full), model, kind, items)


SHELVES = (
    _shelf(r"EVENT/event\.yaml", Event, "event"),
    _shelf(r"EVENT/facts\.yaml", Facts, "fact", "facts"),
    _shelf(r"EVENT/statements\.yaml", Statements, "statement", "statements"),
    _shelf(r"EVENT/narrative\.yaml", Narrative, "narrative"),
    _shelf(r"EVENT/schedule\.yaml", Schedule, "session", "sessions"),
    _shelf(r"EVENT/schedule/[^/]+\.yaml", Schedule, "session", "sessions"),
    _shelf(r"EVENT/awards/KEY\.yaml", Award, "award"),
    _shelf(r"EVENT/social\.yaml", Social, "post", "posts"),
    _shelf(r"EVENT/media/album[a-z0-9-]*\.yaml", Album, "media", "items"),
    _shelf(r"EVENT/media/KEY\.yaml", Media, "media"),
    _shelf(r"EVENT/releases/RELEASE/album[a-z0-9-]*\.yaml", Album, "media", "items"),
    _shelf(r"EVENT/releases/RELEASE/KEY\.yaml", Media, "media"),
    _shelf(r"content/people/KEY\.yaml", Person, "person"),
    _shelf(r"content/organisations/KEY\.yaml", Organisation, "organisation"),
    _shelf(r"content/sources/KEY\.yaml", Source, "source"),
    _shelf(r"content/contacts\.yaml", Contacts, "contact", "contacts"),
    _shelf(r"content/media/album[a-z0-9-]*\.yaml", Album, "media", "items"),
    _shelf(r"content/media/KEY\.yaml", Media, "media"),
)

_LANGUAGE = r"(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)"
ARTICLES = (
    _shelf(rf"EVENT/index\.{_LANGUAGE}\.md", Description, "event"),
    _shelf(rf"EVENT/releases/KEY/index\.{_LANGUAGE}\.md", Release, "release"),
    _shelf(rf"content/pages/KEY/index\.{_LANGUAGE}\.md", Page, "page"),
)


def find(path: str, shelves: tuple[Shelf, ...]) -> tuple[Shelf, dict[str, str]] | None:
    """Give the shelf that a file stands on and what its path says."""
    for shelf in shelves:
        if (match := shelf.pattern.fullmatch(path)) is not None:
            return shelf, match.groupdict()
    return None


def paths_of(kind: str, event: str, key: str) -> Iterator[str]:
    """Give where a file for an entry would stand, for advice."""
    home, _, release = event.partition("/")
    if kind == "media":
        folder = f"content/events/{home}" if home else "content"
        yield f"{folder}/releases/{release}/{key}.yaml" if release else f"{folder}/media/{key}.yaml"
    elif kind in _OF_SITE:
        yield _OF_SITE[kind].format(key=key)
    else:
        # Without an event there is a gap to be filled by whoever reads the advice.
        yield f"content/events/{home or '…'}/{_OF_EVENT[kind].format(key=key)}"


_OF_SITE = {
    "event": "content/events/{key}/event.yaml",
    "person": "content/people/{key}.yaml",
    "organisation": "content/organisations/{key}.yaml",
    "source": "content/sources/{key}.yaml",
    "contact": "content/contacts.yaml",
    "page": "content/pages/{key}/",
}
_OF_EVENT = {
    "release": "releases/{key}/",
    "session": "schedule.yaml",
    "statement": "statements.yaml",
    "fact": "facts.yaml",
    "award": "awards/{key}.yaml",
    "narrative": "narrative.yaml",
    "message": "narrative.yaml",
    "post": "social.yaml",
    "venue": "event.yaml",
}
