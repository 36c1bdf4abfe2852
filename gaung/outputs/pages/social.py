"""The social kit of an event: posts ready to copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from gaung.model.addresses import Section
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit
from gaung.model.narrative import Message, Post
from gaung.model.text import Phrase
from gaung.outputs.pages.event import event_trail
from gaung.outputs.pages.frame import Frame, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import Figure, Link, Remarks, Rich, SourceLine, When
from gaung.outputs.pages.vocabulary import PLATFORMS
from gaung.outputs.pages.writer import Writer
from gaung.plan import Output


@dataclass(frozen=True, slots=True)
class PostPiece:
    """A post."""

    anchor: str
    """Its anchor."""
    platforms: tuple[str, ...]
    """Where it is meant for."""
    text: Rich
    """The words."""
    hashtags: tuple[str, ...]
    """Its hashtags."""
    mentions: tuple[str, ...]
    """Accounts to name."""
    link: Link | None
    """Where it leads."""
    figure: Figure | None
    """Its picture."""
    post_on: When | None
    """When to publish it."""
    opens: When | None
    """Not before."""
    until: When | None
    """Not after."""
    audience: Phrase | None
    """Whom it speaks to."""
    message: Link | None
    """The message of the narrative that it carries."""
    remarks: Remarks
    """What belongs to it."""


@dataclass(frozen=True, slots=True)
class SocialPage:
    """The social kit of an event."""

    template: ClassVar[str] = "layouts/pages/social.html"
    frame: Frame
    """What every page has."""
    posts: tuple[PostPiece, ...]
    """The posts."""
    hashtags: tuple[str, ...]
    """The hashtags of the event."""
    accounts: tuple[Link, ...]
    """The accounts of the event."""
    sources: tuple[SourceLine, ...]
    """Where it is all from."""


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give the social kit of each event in each language."""
    for event in kit.all(Event):
        posts = kit.all(Post, event.key)
        for language in kit.languages if posts else ():
            writer = Writer(kit, language, event.name)
            addressed = everywhere(
                kit, Section.EVENTS, event.key, Section.SOCIAL, named=event.record.name
            )
            heading = Phrase(writer.say("Social media: {event}", event=writer.name(event)))
            view = SocialPage(
                frame=frame(
                    kit, language, addressed, heading, event=event,
                    trail=event_trail(writer, event),
                ),
                posts=tuple(_post(writer, post) for post in posts),
                hashtags=_hashtags(event.record.hashtags),
                accounts=tuple(
                    Link(Phrase(f"{account.platform}: {account.name}"), account.url)
                    for account in event.record.accounts
                ),
                sources=writer.sources(),
            )  # fmt: skip
            yield page(kit, view, addressed.by_language[language], posts[0].path)


def _post(writer: Writer, entry: Entry[Post]) -> PostPiece:
    kit, post = writer.kit, entry.record
    message = kit.find(Message, post.message, entry.name)
    return PostPiece(
        anchor=entry.key,
        platforms=tuple(PLATFORMS[platform] for platform in post.platforms),
        text=writer.rich(post.text, entry.name) or Rich(()),
        hashtags=_hashtags(post.hashtags),
        mentions=post.mentions,
        link=_link(writer, entry),
        figure=writer.picture(post.image, entry.name),
        post_on=writer.published(post.post_on) if post.post_on else None,
        opens=writer.published(post.window.opens) if post.window else None,
        until=writer.published(post.window.until) if post.window and post.window.until else None,
        audience=writer.phrase(post.audience),
        message=writer.link(message) if message else None,
        remarks=writer.remarks(post, entry.name),
    )


def _link(writer: Writer, entry: Entry[Post]) -> Link | None:
    """Give where a post leads, as an address with host: it is to be read elsewhere."""
    written = entry.record.link
    if written is None:
        return None
    if written.startswith(("http://", "https://")):
        return Link(Phrase(written), written)
    kind, _, key = written.partition(":")
    name = writer.kit.resolve(kind, key, entry.name)
    address = writer.kit.address(name, writer.language) if name else None
    if address is None:
        return None
    absolute = writer.kit.addresses.absolute(address)
    return Link(Phrase(absolute), absolute)


def _hashtags(hashtags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("#" + hashtag.lstrip("#") for hashtag in hashtags)
