"""What a reader sees at an address that is not there: in each language, and at the root."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from gaung.model.kit import Kit, Name
from gaung.model.text import Phrase
from gaung.outputs.pages.frame import Frame, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.writer import Writer
from gaung.plan import Output


@dataclass(frozen=True, slots=True)
class Apology:
    """The words for one language."""

    language: str
    """Its code."""
    direction: str
    """``ltr`` or ``rtl``."""
    heading: str
    """That the page is not there."""
    advice: str
    """What to do."""
    home: str
    """Address of the home page."""
    home_words: str
    """The words that lead there."""


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """The page for an address that is not there."""

    template: ClassVar[str] = "layouts/pages/not_found.html"
    frame: Frame
    """What every page has."""
    apologies: tuple[Apology, ...]
    """The words: of one language, or at the root of all."""


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give the page of each language, and the one that hosts use for the whole site."""
    apologies = {language: _apology(kit, language) for language in kit.languages}
    for language in kit.languages:
        yield _page(kit, language, f"{language}/404.html", (apologies[language],))
    yield _page(kit, kit.site.written_in, "404.html", tuple(apologies.values()))


def _page(kit: Kit, language: str, path: str, apologies: tuple[Apology, ...]) -> Output[PageView]:
    heading = Phrase(kit.words[language].say("This page is not here"))
    # An address that is not there has no other languages: its menu leads to the home pages.
    bare = replace(
        frame(kit, language, everywhere(kit), heading, is_indexed=False), canonical=None, links=()
    )
    view = NotFoundPage(bare, apologies)
    # Hosts want it at a path of theirs, which is nobody's address.
    return replace(page(kit, view, kit.addresses.page(language)), path=path)


def _apology(kit: Kit, language: str) -> Apology:
    writer = Writer(kit, language, Name("not-found", "", ""))
    return Apology(
        language,
        writer.words.direction,
        writer.say("This page is not here"),
        writer.say("The address may be mistyped, or the page has moved."),
        kit.addresses.page(language),
        writer.say("To the home page"),
    )
