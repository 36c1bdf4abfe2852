"""What was corrected or withdrawn, all of it in one place: a newsroom that errs says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from gaung.model.addresses import Section
from gaung.model.articles import Release
from gaung.model.kit import Entry, Kit, Name
from gaung.model.text import Phrase
from gaung.outputs.pages.frame import Frame, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import Link, When
from gaung.outputs.pages.writer import Writer
from gaung.plan import Output


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """A correction, or the end of a release."""

    date: When
    """When."""
    release: Link
    """What was corrected or withdrawn."""
    was: Phrase | None
    """What stood there; nothing where it was withdrawn."""
    now: Phrase | None
    """What stands there now."""
    reason: Phrase | None
    """Why it was withdrawn."""


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """Corrections and withdrawn releases."""

    template: ClassVar[str] = "layouts/pages/corrections.html"
    frame: Frame
    """What every page has."""
    corrections: tuple[CorrectionLine, ...]
    """The newest first; none on a site that had none to make."""


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give the page of each language of a site that publishes releases."""
    for language in kit.languages if kit.all(Release) else ():
        writer = Writer(kit, language, Name("corrections", "", ""))
        addressed = everywhere(kit, Section.CORRECTION)
        home = Link(Phrase(writer.say("Home")), kit.addresses.page(language))
        heading = Phrase(writer.say("Corrections"))
        description = writer.say("What was corrected or withdrawn on this site, and when.")
        lines = [line for entry in kit.all(Release) for line in _lines(writer, entry)]
        view = CorrectionsPage(
            frame(kit, language, addressed, heading, description, trail=(home,)),
            tuple(sorted(lines, key=lambda line: line.date.iso, reverse=True)),
        )
        yield page(kit, view, addressed.by_language[language])


def _lines(writer: Writer, entry: Entry[Release]) -> Iterator[CorrectionLine]:
    if writer.address(entry) is None:
        return
    release = entry.record
    for each in release.corrections if release.withdrawn is None else ():
        was, now = writer.line(each.was), writer.line(each.now)
        yield CorrectionLine(writer.day(each.date), writer.link(entry), was, now, None)
    if release.withdrawn:
        day = writer.day(release.withdrawn.date)
        reason = writer.line(release.withdrawn.reason)
        yield CorrectionLine(day, writer.link(entry), None, None, reason)


def corrections_address(kit: Kit, language: str) -> str:
    """Give the address of the page."""
    return kit.addresses.page(language, Section.CORRECTION)
