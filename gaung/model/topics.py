"""The topics of releases: what they share that have the same tag."""

from __future__ import annotations

from dataclasses import dataclass

from gaung.model.addresses import own_slug
from gaung.model.articles import Release
from gaung.model.kit import Entry, Kit, Name
from gaung.model.text import Phrase


@dataclass(frozen=True)
class Topic:
    """What releases share that have the same tag, however its letters are written."""

    key: str
    """The last part of its address."""
    tag: str
    """The tag as the first of them writes it."""
    entries: tuple[Entry[Release], ...]
    """The releases."""


def topics_of(kit: Kit) -> list[Topic]:
    """Give the topics by key; a tag without letters for an address is none."""
    tags: dict[str, str] = {}
    entries: dict[str, dict[Name, Entry[Release]]] = {}
    for entry in kit.all(Release):
        for tag in entry.record.tags:
            if key := own_slug(tag):
                tags.setdefault(key, tag)
                entries.setdefault(key, {})[entry.name] = entry
    return [Topic(key, tags[key], tuple(entries[key].values())) for key in sorted(tags)]


def topic_name(kit: Kit, tag: str, language: str) -> Phrase:
    """Give what a topic is called in a language: as the site's settings say, else its tag."""
    key = own_slug(tag)
    for topic in kit.site.topics:
        if own_slug(topic.tag) == key and (name := kit.phrase(topic.name, language)):
            return name
    return Phrase(tag)
