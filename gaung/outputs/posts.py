"""Posts as they are pasted: for each platform its own text, counted as the platform counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from gaung.craft.blocks import Block, Listing, Paragraph, Passage, Quotation, Runs, read, words
from gaung.model.kit import Entry
from gaung.model.narrative import Platform, Post
from gaung.model.platforms import PLATFORMS
from gaung.outputs.pages.pieces import Rich, Stretch
from gaung.outputs.pages.writer import Writer
from gaung.outputs.papers import whatsapp


@dataclass(frozen=True, slots=True)
class PostText:
    """A post for one platform, ready to paste."""

    key: Platform
    """The platform, as the content names it."""
    text: str
    """The words, with hashtags, mentions and the link."""
    length: int
    """How long it is, as the platform counts."""
    limit: int
    """How long it may be."""

    @property
    def is_over(self) -> bool:
        """Whether it is too long."""
        return self.length > self.limit


def texts(writer: Writer, entry: Entry[Post]) -> tuple[PostText, ...]:
    """Give a post for each of its platforms; none in a language that it is not written in."""
    if entry.record.text.written(writer.language) is None:
        return ()
    found = []
    for key in entry.record.platforms:
        platform = PLATFORMS[key]
        text = _text(writer, entry, whatsapp.line if key == "whatsapp" else words)
        found.append(PostText(key, text, platform.count(text), platform.limit))
    return tuple(found)


def hashtags(tags: Iterable[str]) -> tuple[str, ...]:
    """Give hashtags with their sign."""
    return tuple("#" + tag.lstrip("#") for tag in tags)


def address(writer: Writer, entry: Entry[Post]) -> str | None:
    """Give where a post leads, as an address with host: it is to be read elsewhere."""
    written = entry.record.link
    if written is None or written.startswith(("http://", "https://")):
        return written
    kind, _, key = written.partition(":")
    name = writer.kit.resolve(kind, key, entry.name)
    found = writer.kit.address(name, writer.language) if name else None
    return writer.kit.addresses.absolute(found) if found else None


def _text(writer: Writer, entry: Entry[Post], line: Callable[[Runs], str]) -> str:
    post = entry.record
    rich = writer.rich(post.text, entry.name) or Rich(())
    passages = [Passage(str(part.html)) for part in rich.parts if isinstance(part, Stretch)]
    body = "\n\n".join(_told(block, line) for block in read(passages))
    named = " ".join((*hashtags(post.hashtags), *post.mentions))
    return "\n\n".join(filter(None, (body, named, address(writer, entry))))


def _told(block: Block, line: Callable[[Runs], str]) -> str:
    if isinstance(block, Paragraph):
        return line(block.runs)
    if isinstance(block, Listing):
        signs = (
            "- " if block.start is None else f"{block.start + index}. "
            for index in range(len(block.items))
        )
        items = (" ".join(_inner(item, line)) for item in block.items)
        return "\n".join(sign + item for sign, item in zip(signs, items, strict=True))
    return "\n\n".join(_inner(block.blocks, line)) if isinstance(block, Quotation) else ""


def _inner(blocks: Iterable[Block], line: Callable[[Runs], str]) -> Iterator[str]:
    return (told for block in blocks if (told := _told(block, line)))
