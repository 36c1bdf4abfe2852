"""The social kit of an event: posts ready to copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from gaung.model.addresses import Section
from gaung.model.awards import Award
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit
from gaung.model.narrative import Message, Post
from gaung.model.text import Phrase
from gaung.outputs.pages.awards import CallPiece, CategoryPiece, call_of, category_of
from gaung.outputs.pages.event import event_trail
from gaung.outputs.pages.frame import Addressed, Frame, everywhere, frame
from gaung.outputs.pages.page import page_with_downloads
from gaung.outputs.pages.pieces import Download, Figure, Link, Remarks, Rich, SourceLine, When
from gaung.outputs.pages.vocabulary import PLATFORMS
from gaung.outputs.pages.writer import Writer
from gaung.outputs.papers.paper import form_links, paper_path
from gaung.outputs.posting import plan_paths, plans
from gaung.outputs.posts import address, hashtags, texts
from gaung.outputs.social_pictures import SHAPE_OF, PostPicture, pictures_of
from gaung.plan import Output


@dataclass(frozen=True, slots=True)
class PlatformText:
    """A post as one platform gets it."""

    platform: str
    """The platform."""
    text: str
    """The words, ready to paste."""
    length: str
    """How long it is, as the platform counts."""
    limit: str
    """How long it may be."""
    is_over: bool
    """Whether it is too long."""
    is_marked: bool
    """Whether it has marks of its own, so that it differs from what the page shows."""


@dataclass(frozen=True, slots=True)
class ContestPiece:
    """A contest, for those who tell of it."""

    name: Link
    """The award."""
    call: CallPiece | None
    """The call for entries, with its rules."""
    categories: tuple[CategoryPiece, ...]
    """Its categories and winners."""


@dataclass(frozen=True, slots=True)
class PostPiece:
    """A post."""

    anchor: str
    """Its anchor."""
    platforms: tuple[str, ...]
    """Where it is meant for."""
    text: Rich
    """The words."""
    texts: tuple[PlatformText, ...]
    """The post as each platform gets it."""
    hashtags: tuple[str, ...]
    """Its hashtags."""
    mentions: tuple[str, ...]
    """Accounts to name."""
    link: Link | None
    """Where it leads."""
    figure: Figure | None
    """Its picture."""
    alt: Phrase | None
    """What to type where a platform asks what the picture shows, and says where words are drawn."""
    pictures: tuple[Download, ...]
    """The post as a picture, in the shapes of platforms."""
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
    contests: tuple[ContestPiece, ...]
    """The contests of the event: their rules and winners."""
    downloads: tuple[Download, ...]
    """The posts as files to take away."""
    sources: tuple[SourceLine, ...]
    """Where it is all from."""


def plan(kit: Kit) -> Iterator[Output[Any]]:
    """Give the social kit of each event in each language, and when to post what."""
    for event in kit.all(Event):
        posts = kit.all(Post, event.key)
        for language in kit.languages if posts else ():
            writer = Writer(kit, language, event.name)
            addressed = everywhere(
                kit, Section.EVENTS, event.key, Section.SOCIAL, named=event.record.name
            )
            view = view_of(writer, event, addressed)
            yield page_with_downloads(kit, view, addressed.by_language[language], posts[0].path)
            yield from plans(writer, event, posts)


def view_of(writer: Writer, event: Entry[Event], addressed: Addressed) -> SocialPage:
    """Give what the social kit of an event shows."""
    kit, language = writer.kit, writer.language
    heading = Phrase(writer.say("Social media: {event}", event=writer.name(event)))
    return SocialPage(
        frame=frame(
            kit, language, addressed, heading, event=event, trail=event_trail(writer, event)
        ),
        posts=tuple(_post(writer, post, event) for post in kit.all(Post, event.key)),
        hashtags=hashtags(event.record.hashtags),
        accounts=tuple(
            Link(Phrase(f"{account.platform}: {account.name}"), account.url)
            for account in event.record.accounts
        ),
        contests=tuple(_contest(writer, award) for award in kit.all(Award, event.key)),
        downloads=tuple(_downloads(writer, event)),
        sources=writer.sources(),
    )


def _post(writer: Writer, entry: Entry[Post], event: Entry[Event]) -> PostPiece:
    kit, post = writer.kit, entry.record
    message = kit.find(Message, post.message, entry.name)
    link = address(writer, entry)
    picture = writer.picture(post.image, entry.name)
    drawn = pictures_of(writer, entry)

    def moment(when: datetime | date | None) -> When | None:
        return writer.published(when, event.record.time_zone) if when else None

    return PostPiece(
        anchor=entry.key,
        platforms=tuple(PLATFORMS[platform] for platform in post.platforms),
        text=writer.rich(post.text, entry.name) or Rich(()),
        texts=tuple(
            PlatformText(
                PLATFORMS[each.key],
                each.text,
                writer.words.number(each.length),
                writer.words.number(each.limit),
                each.is_over,
                each.key == "whatsapp",
            )
            for each in texts(writer, entry)
        ),
        hashtags=hashtags(post.hashtags),
        mentions=post.mentions,
        link=Link(Phrase(link), link) if link else None,
        figure=picture,
        alt=Phrase(drawn[0].alt)
        if drawn
        else writer.phrase(post.alt) or (picture.alt if picture else None),
        pictures=tuple(as_pictures(writer, entry, drawn)),
        post_on=moment(post.post_on),
        opens=moment(post.window.opens) if post.window else None,
        until=moment(post.window.until) if post.window else None,
        audience=writer.phrase(post.audience),
        message=writer.link(message) if message else None,
        remarks=writer.remarks(post, entry.name),
    )


def as_pictures(
    writer: Writer, entry: Entry[Post], drawn: Iterable[PostPicture]
) -> Iterator[Download]:
    """Give what is drawn for a post, and which of its platforms each shape is for."""
    for picture in drawn:
        meant = [
            PLATFORMS[each] for each in entry.record.platforms if SHAPE_OF[each] == picture.shape
        ]
        label = (
            writer.say(
                "Picture {shape} for {platforms}",
                shape=picture.shape,
                platforms=writer.words.listing(meant),
            )
            if meant
            else writer.say("Picture {shape}", shape=picture.shape)
        )
        yield Download(
            picture.path, writer.kit.addresses.file(picture.path), label, "JPEG", "image/jpeg",
            writer.language,
        )  # fmt: skip


def _contest(writer: Writer, entry: Entry[Award]) -> ContestPiece:
    award = entry.record
    return ContestPiece(
        writer.award_name(entry),
        call_of(writer, award.call) if award.call else None,
        tuple(category_of(writer, entry, category) for category in award.categories),
    )


def _downloads(writer: Writer, event: Entry[Event]) -> Iterator[Download]:
    start = paper_path(writer.kit, event, writer.language, "social")
    yield from form_links(writer, start)
    for path in plan_paths(writer, event, writer.kit.all(Post, event.key)):
        ending = path.rpartition(".")[2]
        yield Download(
            path,
            writer.kit.addresses.file(path),
            writer.say("When to post what"),
            ending.upper(),
            {"csv": "text/csv", "ics": "text/calendar"}[ending],
            writer.language,
        )
