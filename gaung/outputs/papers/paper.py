"""What all papers have: their head, the files that they are written to, the links to those."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from gaung.craft import pdf, word
from gaung.craft.blocks import Paper, Paragraph, Run
from gaung.model.addresses import Section
from gaung.model.audience import Audience
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit
from gaung.model.people import Organisation
from gaung.model.text import Phrase
from gaung.outputs.pages.frame import full_locale
from gaung.outputs.pages.pieces import Download
from gaung.outputs.pages.vocabulary import PAPER_FORMS
from gaung.outputs.pages.writer import Writer
from gaung.outputs.papers import text
from gaung.outputs.papers.printing import is_printed, printed
from gaung.outputs.papers.setting import Part
from gaung.plan import Output, Workbench

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""What a document for word processors is to programs."""

Form = tuple[str, str, Callable[[Paper, Workbench], Any]]
FORMS: tuple[Form, ...] = (
    ("txt", "text/plain", text.written),
    ("docx", WORD, word.written),
)
"""The forms of every paper: the ending of its file, its media type, and who writes it."""


def forms(
    writer: Writer, event: Entry[Event] | None, start: str, paper: Paper, origin: str
) -> Iterator[Output[Any]]:
    """Give a paper in every form; *start* is its file up to the ending."""
    for ending, _, recipe in FORMS:
        yield Output(f"{start}.{ending}", paper, recipe, origin=origin)
    if (view := printed(writer, event, paper)) is not None:
        yield Output(f"{start}.pdf", view, pdf.written, uses=pdf.sources(view), origin=origin)


def form_links(writer: Writer, start: str, called: str | None = None) -> tuple[Download, ...]:
    """Give the links to every form of a paper; *called* is its name where it needs one."""
    endings = [(ending, media_type) for ending, media_type, _ in FORMS]
    if is_printed(writer.kit):
        endings.append(("pdf", "application/pdf"))
    return tuple(
        Download(
            path=f"{start}.{ending}",
            address=writer.kit.addresses.file(f"{start}.{ending}"),
            label=called or writer.say(PAPER_FORMS[ending]),
            form=ending.upper(),
            media_type=media_type,
            language=writer.language,
        )
        for ending, media_type in endings
    )


def paper(  # noqa: PLR0913 - a paper has this much that is its own
    writer: Writer,
    title: Phrase,
    address: str,
    parts: Iterable[Part],
    *,
    summary: str = "",
    author: str | None = None,
    keywords: tuple[str, ...] = (),
    created: datetime | date | None = None,
    modified: datetime | date | None = None,
) -> Paper:
    """Give a paper in the language of its writer; *address* is the page that says the same."""
    kit = writer.kit
    mark = writer.say("newsroom notice") if kit.audience is Audience.NEWSROOM else None
    return Paper(
        language=writer.language,
        locale=full_locale(writer.words).replace("_", "-"),
        direction=writer.words.direction,
        title=title.text,
        summary=summary,
        author=author or publisher(writer),
        keywords=keywords,
        created=instant(kit, created),
        modified=instant(kit, modified or created),
        version=writer.published(last).words if (last := modified or created) else None,
        address=kit.addresses.absolute(address),
        watermark=mark,
        parts=(Paragraph((Run(mark, strong=True),), "notice"), *parts) if mark else tuple(parts),
    )


def instant(kit: Kit, moment: datetime | date | None) -> str:
    """Give a moment in UTC (RFC 3339); a bare day begins at 00:00 in the publishing zone."""
    if not isinstance(moment, datetime):
        zone = ZoneInfo(kit.site.publishing_zone)
        moment = datetime.combine(moment or date(1980, 1, 2), time(), zone)
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def publisher(writer: Writer) -> str:
    """Give who publishes the site."""
    found = writer.kit.get(Organisation, writer.kit.site.publisher or "")
    return str(writer.line(found.record.name if found else writer.kit.site.name))


def paper_path(kit: Kit, event: Entry[Event], language: str, key: str) -> str:
    """Give the files of a paper of an event up to their endings: with its downloads.

    The key is the section of the event that shows the same; nothing means its own page.
    """
    folder = kit.addresses.page(language, Section.EVENTS, event.key, Section.DOWNLOADS)
    name = f"{event.key}-{kit.addresses.section(language, Section(key))}" if key else event.key
    return f"{kit.addresses.output(folder).removesuffix('index.html')}{name}.{language}"
