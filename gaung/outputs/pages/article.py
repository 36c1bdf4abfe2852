"""Pages that editors write: about, terms, accessibility and the like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from gaung.model.articles import Page
from gaung.model.kit import Entry, Kit
from gaung.model.text import Phrase
from gaung.outputs.pages.frame import Addressed, Frame, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import Link, Rich, SourceLine, When
from gaung.outputs.pages.writer import Writer, has_page
from gaung.plan import Output


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """A page that editors write."""

    template: ClassVar[str] = "layouts/pages/article.html"
    frame: Frame
    """What every page has."""
    title: Phrase
    """Its title."""
    summary: Phrase | None
    """Its summary."""
    body: Rich | None
    """The text."""
    original: Link | None
    """Where the page has no translation: the original, with the name of its language."""
    updated: When | None
    """When it was last changed."""
    sources: tuple[SourceLine, ...]
    """Where it is from."""


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give each page in each language that shows it."""
    for entry in kit.wanted(Page):
        shown = [code for code in kit.languages if has_page(kit, entry, code)]
        addresses = {code: kit.address(entry.name, code) or "" for code in shown}
        translations = frozenset(code for code in shown if code in entry.versions)
        for language in shown:
            writer = Writer(kit, language, entry.name)
            yield _page(writer, entry, Addressed(addresses, translations, entry.written_in))


def _page(writer: Writer, entry: Entry[Page], addressed: Addressed) -> Output[PageView]:
    kit, language = writer.kit, writer.language
    version = kit.version(entry, language)
    head = version.head if version and version.head else entry.record
    written = version.language if version else entry.written_in
    title = kit.spoken(head.title, written, language)
    home = Link(Phrase(writer.say("Home")), kit.addresses.page(language))
    original = None
    if written != language:
        name = Phrase(writer.words.language_name(written))
        original = Link(name, kit.address(entry.name, written))
    view = ArticlePage(
        frame=frame(
            kit, language, addressed, title, head.summary if written == language else None,
            trail=(home,),
        ),
        title=title,
        summary=kit.spoken(head.summary, written, language) if head.summary else None,
        body=writer.body(version),
        original=original,
        updated=writer.published(entry.record.updated) if entry.record.updated else None,
        sources=writer.sources(),
    )  # fmt: skip
    path = version.path if version else entry.path
    return page(kit, view, addressed.by_language[language], path)
