"""A release as papers: everything that its page says, to be lifted, printed or passed on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from gaung.craft import word
from gaung.craft.plain import Heading, Listing, Paper, Paragraph, Run
from gaung.model.articles import Release
from gaung.model.kit import Entry, Kit
from gaung.model.people import Organisation
from gaung.outputs.pages.frame import full_locale
from gaung.outputs.pages.pieces import Download, SessionLine
from gaung.outputs.pages.writer import Writer
from gaung.outputs.papers import text, whatsapp
from gaung.outputs.papers.setting import Part, Setter
from gaung.plan import Output

if TYPE_CHECKING:
    from gaung.outputs.pages.release import ReleasePage

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""What a document for word processors is to programs."""


def downloads(writer: Writer, entry: Entry[Release]) -> tuple[Download, ...]:
    """Give what a reader of this language can take away of a release."""
    if not is_taken_away(entry, writer.language):
        return ()
    kit = writer.kit

    def file(ending: str, label: str, form: str, media_type: str) -> Download:
        path = path_of(kit, entry, writer.language, ending)
        return Download(path, kit.addresses.file(path), label, form, media_type, writer.language)

    return (
        file("txt", writer.say("Plain text"), "TXT", "text/plain"),
        file("docx", writer.say("Document for word processors"), "DOCX", WORD),
        file("whatsapp.txt", writer.say("Text for WhatsApp"), "TXT", "text/plain"),
    )


def is_taken_away(entry: Entry[Release], language: str) -> bool:
    """Tell whether there are papers: of real translations, not of what was withdrawn."""
    return language in entry.versions and entry.record.withdrawn is None


def path_of(kit: Kit, entry: Entry[Release], language: str, ending: str) -> str:
    """Give the file of a release: it lies beside the page and says its language."""
    folder = kit.addresses.output(kit.address(entry.name, language) or "")
    name = f"{kit.slug(entry.name, language)}.{language}.{ending}"
    return folder.removesuffix("index.html") + name


def papers(writer: Writer, entry: Entry[Release], view: ReleasePage) -> Iterator[Output[Any]]:
    """Give the papers of a release, out of what its page shows."""
    if not is_taken_away(entry, writer.language):
        return
    kit, origin = writer.kit, entry.versions[writer.language].path
    made = paper(writer, entry, view)
    short = _message(writer, entry, view)
    for ending, shown, recipe in (
        ("txt", made, text.written),
        ("docx", made, word.written),
        ("whatsapp.txt", short, whatsapp.written),
    ):
        path = path_of(kit, entry, writer.language, ending)
        yield Output(path, shown, recipe, origin=origin)


def paper(writer: Writer, entry: Entry[Release], view: ReleasePage) -> Paper:
    """Give a release as a text that stands on its own."""
    kit, setter = writer.kit, Setter(writer)
    return Paper(
        language=writer.language,
        locale=full_locale(writer.words).replace("_", "-"),
        direction=writer.words.direction,
        title=view.title.text,
        summary=view.summary.text if view.summary else "",
        author=_issuer(writer, entry),
        keywords=view.tags,
        created=instant(kit, entry.record.published),
        modified=instant(kit, entry.record.updated or entry.record.published),
        address=kit.addresses.absolute(kit.address(entry.name, writer.language) or ""),
        parts=tuple(_parts(setter, view)),
    )


def instant(kit: Kit, moment: datetime | date | None) -> str:
    """Give a moment in UTC (RFC 3339); a bare day begins at 00:00 in the publishing zone."""
    if not isinstance(moment, datetime):
        zone = ZoneInfo(kit.site.publishing_zone)
        moment = datetime.combine(moment or date(1970, 1, 2), time(), zone)
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _issuer(writer: Writer, entry: Entry[Release]) -> str:
    kit = writer.kit
    issuer = kit.find(Organisation, entry.record.issuer, entry.name)
    issuer = issuer or kit.get(Organisation, kit.site.publisher or "")
    return str(writer.line(issuer.record.name if issuer else kit.site.name))


def _parts(setter: Setter, view: ReleasePage) -> Iterator[Part]:
    yield from _top(setter, view)
    yield from setter.rich(view.body)
    yield from _authors(setter, view)
    yield from setter.remarks(view.remarks)
    yield from _evidence(setter, view)
    yield from _end(setter, view)


def _top(setter: Setter, view: ReleasePage) -> Iterator[Part]:
    say, line = setter.say, setter.line
    kicker = setter.joined(" · ", line(view.kind), line(view.number), line(view.event))
    yield Paragraph(kicker, "kicker")
    yield Paragraph(line(view.title), "title")
    yield from setter.paragraph(view.subtitle, role="subtitle")
    yield from setter.paragraph(view.summary, role="standfirst")
    updated = say("updated {day}", day=view.updated.words) if view.updated else None
    told = setter.joined(" · ", line(view.published), line(updated), line(view.issuer))
    yield Paragraph(told, "meta")
    for each in view.corrections:
        corrected = say("Corrected on {day}.", day=each.date.words)
        said = line(
            Run(corrected, strong=True), " ", say("It said:"), " ", each.was, " ",
            say("It now says:"), " ", each.now,
        )  # fmt: skip
        yield Paragraph(said, "notice")
    if view.figure:
        yield setter.picture(view.figure)
    if view.key_points:
        yield Listing(tuple((Paragraph(line(point)),) for point in view.key_points))
    yield from setter.paragraph(view.dateline, role="meta")


def _authors(setter: Setter, view: ReleasePage) -> Iterator[Part]:
    named = (
        setter.line(
            each.name,
            f" ({each.initials})" if each.initials else None,
            f", {each.roles}" if each.roles else None,
        )
        for each in view.authors
    )
    if byline := setter.joined(setter.say("; "), *named):
        yield Paragraph(byline, "byline")


def _evidence(setter: Setter, view: ReleasePage) -> Iterator[Part]:
    """Give what stands behind the text: who said what, figures, people, sessions."""
    say = setter.say
    if view.statements:
        yield setter.heading(say("Statements"))
    for said in view.statements:
        yield from setter.statement(said)
    if view.facts:
        yield setter.heading(say("Facts and figures"))
    for fact in view.facts:
        yield from setter.fact(fact)
    if view.people:
        yield setter.heading(say("People"))
        yield setter.people(view.people)
    if view.sessions:
        yield setter.heading(say("Schedule"))
        yield Listing(tuple((_session(setter, each),) for each in view.sessions))


def _session(setter: Setter, session: SessionLine) -> Paragraph:
    time = session.time or session.when
    place = setter.joined(", ", setter.line(session.place), setter.line(session.room))
    when = setter.joined(", ", setter.line(session.day), setter.line(time))
    return Paragraph(setter.joined(" · ", setter.line(session.title), when, place))


def _end(setter: Setter, view: ReleasePage) -> Iterator[Part]:
    say = setter.say
    if view.gallery:
        yield setter.heading(say("Pictures"))
    for figure in view.gallery:
        yield setter.picture(figure)
    if view.attachments:
        yield setter.heading(say("Documents"))
        yield setter.links(view.attachments)
    if view.notes:
        yield setter.heading(say("Notes to editors"))
        yield from setter.paragraph(view.notes)
    if view.boilerplate:
        yield Heading(2, setter.filled("About {name}", "name", view.boilerplate.name))
        yield from setter.rich(view.boilerplate.text)
    if view.contacts:
        yield setter.heading(say("Media contacts"))
    for contact in view.contacts:
        yield from setter.contact(contact)
    address = view.frame.canonical or ""
    yield Paragraph(setter.line(f"{say('On the web:')} ", Run(address, link=address)), "meta")
    yield from setter.sources(view.sources)


def _message(writer: Writer, entry: Entry[Release], view: ReleasePage) -> whatsapp.Message:
    """Give a release as a message: its headline, three lines, the link."""
    points = tuple(point.text for point in view.key_points[:3])
    event = view.event.words.text if view.event else None
    told = (
        view.summary.text if view.summary else None,
        " · ".join(filter(None, (view.kind, view.number, event))),
        view.dateline or view.published.words,
    )
    address = writer.kit.address(entry.name, writer.language) or ""
    return whatsapp.Message(
        title=view.title.text,
        lines=points or tuple(filter(None, told)),
        is_list=bool(points),
        address=writer.kit.addresses.absolute(address),
    )
