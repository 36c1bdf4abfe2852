"""What the media reported: the sources that are coverage, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from gaung.model.addresses import Section
from gaung.model.facts import Source
from gaung.model.kit import Kit, Name
from gaung.model.text import Phrase
from gaung.outputs.pages.frame import Frame, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import Link, SourceLine
from gaung.outputs.pages.writer import Writer
from gaung.plan import Output


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """The list of media coverage."""

    template: ClassVar[str] = "layouts/pages/coverage.html"
    frame: Frame
    """What every page has."""
    sources: tuple[SourceLine, ...]
    """The reports, newest first; what has no date stands last."""


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give the list of media coverage in each language."""
    reports = [entry for entry in kit.all(Source) if entry.record.coverage]
    dated = [entry for entry in reports if entry.record.date]
    newest = sorted(dated, key=lambda entry: (entry.record.date or "", entry.key), reverse=True)
    undated = [entry for entry in reports if not entry.record.date]
    for language in kit.languages if reports else ():
        writer = Writer(kit, language, Name("coverage", "", ""))
        addressed = everywhere(kit, Section.COVERAGE)
        home = Link(Phrase(writer.say("Home")), kit.addresses.page(language))
        heading = Phrase(writer.say("Media coverage"))
        view = CoveragePage(
            frame=frame(kit, language, addressed, heading, trail=(home,)),
            sources=writer.source_lines(*newest, *undated),
        )
        yield page(kit, view, addressed.by_language[language])
