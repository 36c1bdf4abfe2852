"""Pictures of posts: what goes out with a text for social media, in the shapes of platforms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gaung.craft.blocks import paragraphs
from gaung.craft.cards import Card, Photograph, Room, drawn, sources
from gaung.model.addresses import Section
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit
from gaung.model.media import Media
from gaung.model.narrative import Platform, Post
from gaung.outputs.drawing import Look, look
from gaung.outputs.pages.pieces import Stretch
from gaung.outputs.pages.writer import Writer, original_of
from gaung.plan import Output

TYPES = frozenset(("photo", "illustration"))
"""The media that a crop does no harm to."""
TAGS = 3
"""How many hashtags a picture shows."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of pictures."""

    name: str
    """Across and down: ``4:5``."""
    width: int
    """Pixels across."""
    height: int
    """Pixels down."""
    room: Room
    """Where a photograph stands: above the words, or behind them in reading."""
    kept_free: int = 0
    """Pixels at the foot that apps lay their own buttons over."""

    @property
    def key(self) -> str:
        """The same as a part of the name of a file: ``4x5``."""
        return self.name.replace(":", "x")


SHAPES = (
    Shape("1:1", 1080, 1080, Room(0, 0, 1080, 430)),
    Shape("4:5", 1080, 1350, Room(0, 0, 1080, 580)),
    Shape("9:16", 1080, 1920, Room(0, 0, 1080, 800), kept_free=260),
    Shape("16:9", 1600, 900, Room(1000, 0, 600, 900)),
)
"""The shapes that every post has a picture in."""
SHAPE_OF: dict[Platform, str] = {
    "x": "16:9",
    "instagram": "4:5",
    "facebook": "1:1",
    "threads": "4:5",
    "tiktok": "9:16",
    "linkedin": "1:1",
    "whatsapp": "1:1",
    "youtube": "16:9",
}
"""The shape that each platform shows whole in its stream."""


@dataclass(frozen=True, slots=True)
class PostPicture:
    """A picture of a post in one shape and language."""

    shape: str
    """Across and down: ``4:5``."""
    width: int
    """Pixels across."""
    height: int
    """Pixels down."""
    path: str
    """The file, from the top of the site."""
    alt: str
    """What it shows and says."""
    card: Card
    """What it is drawn from."""


def pictures_of(writer: Writer, entry: Entry[Post]) -> tuple[PostPicture, ...]:
    """Give the pictures of a post, in the order of :data:`SHAPES`; none where none are drawn.

    There are pictures in the languages that the post is written in.
    """
    kit, post = writer.kit, entry.record
    event = kit.get(Event, entry.event)
    looks = look(kit, event) if kit.site.outputs.social_pictures else None
    if looks is None or event is None or post.text.written(writer.language) is None:
        return ()
    said = _said(writer, entry)
    media = kit.find(Media, post.image, entry.name)
    alt = post.alt or (media.record.alt if media else None)
    described = ". ".join(filter(None, (said.rstrip("."), str(writer.phrase(alt) or ""))))
    return tuple(
        PostPicture(
            shape=shape.name,
            width=shape.width,
            height=shape.height,
            path=_path(kit, entry, writer.language, shape),
            alt=described,
            card=_card(writer, event, post, said, shape, looks, media),
        )
        for shape in SHAPES
    )


def plan(kit: Kit) -> Iterator[Output[Card]]:
    """Give the pictures of every post in each of its languages."""
    for entry in kit.all(Post):
        for language in kit.languages:
            for picture in pictures_of(Writer(kit, language, entry.name), entry):
                yield Output(
                    picture.path,
                    picture.card,
                    drawn,
                    uses=sources(picture.card),
                    origin=entry.path,
                )


def _path(kit: Kit, entry: Entry[Post], language: str, shape: Shape) -> str:
    page = kit.addresses.page(language, Section.EVENTS, entry.event, Section.SOCIAL)
    folder = kit.addresses.output(page).removesuffix("index.html")
    return f"{folder}{entry.key}-{shape.key}.{language}.jpg"


def _said(writer: Writer, entry: Entry[Post]) -> str:
    """Give what a picture says: the first paragraph of the post, as bare words."""
    rich = writer.rich(entry.record.text, entry.name)
    for part in rich.parts if rich else ():
        for words in paragraphs(str(part.html)) if isinstance(part, Stretch) else ():
            return words.removesuffix(":")
    return ""


def _card(  # noqa: PLR0913, PLR0917 - what a picture is made of
    writer: Writer,
    event: Entry[Event],
    post: Post,
    said: str,
    shape: Shape,
    looks: Look,
    media: Entry[Media] | None,
) -> Card:
    tags = ("#" + tag.lstrip("#") for tag in (post.hashtags or event.record.hashtags)[:TAGS])
    return Card(
        width=shape.width,
        height=shape.height,
        language=writer.language,
        direction=writer.words.direction,
        ground=looks.ground,
        ink=looks.ink,
        sans=looks.sans,
        serif=looks.serif,
        kicker=str(writer.name(event)),
        detail=None,
        title=said,
        tags=" ".join(tags) or None,
        site=str(writer.line(writer.kit.site.name)),
        photograph=_photograph(writer, media, shape),
        kept_free=shape.kept_free,
        fonts=looks.fonts,
    )


def _photograph(writer: Writer, media: Entry[Media] | None, shape: Shape) -> Photograph | None:
    if media is None or media.record.type not in TYPES:
        return None
    original = original_of(writer.kit, media)
    if original is None:
        return None
    room = shape.room
    if writer.words.direction == "rtl" and room.left:
        room = Room(0, room.top, room.width, room.height)
    return Photograph(original.file, room, original.focus, original.rights)
