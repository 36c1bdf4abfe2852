"""The topics of the releases: all of them, each with how many there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from gaung.model.addresses import Section, own_slug
from gaung.model.kit import Kit, Name
from gaung.model.text import Phrase
from gaung.model.topics import Topic, topic_name, topics_of
from gaung.outputs.pages.frame import Frame, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import Link
from gaung.outputs.pages.writer import Writer
from gaung.plan import Output


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic in the list."""

    name: Link
    """The topic."""
    count: str
    """How many releases there are, in words."""


@dataclass(frozen=True, slots=True)
class TopicsPage:
    """The list of topics."""

    template: ClassVar[str] = "layouts/pages/topics.html"
    frame: Frame
    """What every page has."""
    topics: tuple[TopicLine, ...]
    """The topics, by name."""


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give the list of topics in each language."""
    topics = topics_of(kit)
    for language in kit.languages if topics else ():
        writer = Writer(kit, language, Name("topics", "", ""))
        addressed = everywhere(kit, Section.TOPICS)
        home = Link(Phrase(writer.say("Home")), kit.addresses.page(language))
        names = writer.words.listing(
            topic_name(kit, topic.tag, language).text for topic in topics[:5]
        )
        description = writer.say("Releases by topic, among them {topics}.", topics=names)
        view = TopicsPage(
            frame(
                kit, language, addressed, Phrase(writer.say("Topics")), description, trail=(home,)
            ),
            tuple(_line(writer, topic) for topic in topics),
        )
        yield page(kit, view, addressed.by_language[language])


def _line(writer: Writer, topic: Topic) -> TopicLine:
    shown = sum(writer.address(entry) is not None for entry in topic.entries)
    count = writer.words.count("{number} release", "{number} releases", shown)
    return TopicLine(topic_link(writer.kit, writer.language, topic.tag), count)


def topic_link(kit: Kit, language: str, tag: str) -> Link:
    """Give a tag as a link to its topic."""
    key = own_slug(tag)
    address = kit.addresses.page(language, Section.TOPICS, key) if key else None
    return Link(topic_name(kit, tag, language), address)
