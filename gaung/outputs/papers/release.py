"""A release as papers: everything that its page says, to be lifted, printed or passed on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from gaung.craft.blocks import Heading, Listing, Paper, Paragraph, Run
from gaung.model.articles import Release
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit
from gaung.model.media import PICTURES, Media
from gaung.model.people import Organisation
from gaung.model.revisions import last_changed
from gaung.model.topics import topic_name
from gaung.outputs import archives
from gaung.outputs.pages.pieces import Download
from gaung.outputs.pages.writer import Writer
from gaung.outputs.papers import whatsapp
from gaung.outputs.papers.paper import form_links, forms, paper
from gaung.outputs.papers.setting import BLANK, Part, Setter
from gaung.plan import Output

if TYPE_CHECKING:
    from gaung.outputs.pages.release import ReleasePage


def downloads(writer: Writer, entry: Entry[Release]) -> tuple[Download, ...]:
    """Give what a reader of this language can take away of a release."""
    if not is_taken_away(entry, writer.language):
        return ()
    kit = writer.kit

    start = path_of(kit, entry, writer.language)
    message = f"{start}.whatsapp.txt"
    return (
        *form_links(writer, start),
        Download(
            message, kit.addresses.file(message), writer.say("Text for WhatsApp"), "TXT",
            "text/plain", writer.language,
        ),
        Download(
            f"{start}.zip", kit.addresses.file(f"{start}.zip"),
            writer.say("Everything in one archive"), "ZIP", archives.MEDIA_TYPE, writer.language,
        ),
    )  # fmt: skip


def is_taken_away(entry: Entry[Release], language: str) -> bool:
    """Tell whether there are papers: of real translations, not of what was withdrawn."""
    return language in entry.versions and entry.record.withdrawn is None


def path_of(kit: Kit, entry: Entry[Release], language: str) -> str:
    """Give the files of a release up to their endings: beside the page, with their language."""
    folder = kit.addresses.output(kit.address(entry.name, language) or "")
    return f"{folder.removesuffix('index.html')}{kit.slug(entry.name, language)}.{language}"


def papers(writer: Writer, entry: Entry[Release], view: ReleasePage) -> Iterator[Output[Any]]:
    """Give the papers of a release, out of what its page shows."""
    if not is_taken_away(entry, writer.language):
        return
    start = path_of(writer.kit, entry, writer.language)
    origin = entry.versions[writer.language].path
    event = writer.kit.get(Event, entry.event)
    made = _paper(writer, entry, view)
    written = tuple(forms(writer, event, start, made, origin))
    yield from written
    message = _message(writer, entry, view)
    short = Output(f"{start}.whatsapp.txt", message, whatsapp.written, origin=origin)
    yield short
    packed = _archive(writer, entry, made, [*written, short])
    needs = tuple(file.path for file in packed.files)
    yield Output(f"{start}.zip", packed, archives.packed, needs=needs, origin=origin)


def _archive(
    writer: Writer, entry: Entry[Release], made: Paper, texts: Iterable[Output[Any]]
) -> archives.Archive:
    """Give a release with its pictures: what a newsroom needs to print it."""
    kit = writer.kit
    files = [archives.file_of(kit, each.path, each.path.rpartition("/")[2]) for each in texts]
    pictures = archives.pictures(kit, _pictures(kit, entry, writer.language))
    return archives.Archive(
        folder=path_of(kit, entry, writer.language).rpartition("/")[2],
        title=made.title,
        languages=(writer.language,),
        address=made.address,
        modified=made.modified,
        part=1,
        parts=1,
        readme=archives.readme(
            writer, made.title, made.address, (file.name for file in (*files, *pictures))
        ),
        files=(*files, *pictures),
        pictures=tuple(
            archives.credited(writer, each, file.name) for file, each in pictures.items()
        ),
    )


def _pictures(kit: Kit, entry: Entry[Release], language: str) -> Iterator[Entry[Media]]:
    """Give the pictures of a release that have a file: on top, in its text, in its gallery."""
    release, blocks = entry.record, entry.versions[language].body.blocks
    named = (block.value for block in blocks if block.kind == "media")
    for ref in dict.fromkeys(filter(None, (release.lead_image, *named, *release.gallery))):
        found = kit.find(Media, ref, entry.name)
        if found is not None and found.file and found.record.type in PICTURES:
            yield found


def _paper(writer: Writer, entry: Entry[Release], view: ReleasePage) -> Paper:
    """Give a release as a text that stands on its own."""
    kit, release = writer.kit, entry.record
    issuer = kit.find(Organisation, release.issuer, entry.name)
    return paper(
        writer,
        view.title,
        kit.address(entry.name, writer.language) or "",
        _parts(Setter(writer), view),
        summary=view.summary.text if view.summary else "",
        author=str(writer.line(issuer.record.name)) if issuer else None,
        keywords=tuple(topic_name(kit, each, writer.language).text for each in release.tags),
        created=release.published,
        modified=last_changed(kit, release),
    )


def _parts(setter: Setter, view: ReleasePage) -> Iterator[Part]:
    yield from _top(setter, view)
    yield from setter.rich(view.body)
    yield from _authors(setter, view)
    yield from setter.remarks(view.remarks)
    yield from _evidence(setter, view)
    yield from _end(setter, view)


def _top(setter: Setter, view: ReleasePage) -> Iterator[Part]:
    line = setter.line
    kicker = setter.joined(" · ", line(view.kind), line(view.number), line(view.event))
    if view.embargo:
        yield Paragraph(line(embargoed(setter, view.embargo.words)), "notice")
    yield Paragraph(kicker, "kicker")
    yield Paragraph(line(view.title), "title")
    yield from setter.paragraph(view.subtitle, role="subtitle")
    yield from setter.paragraph(view.summary, role="standfirst")
    updated = setter.say("updated {day}", day=view.updated.words) if view.updated else None
    told = setter.joined(" · ", line(view.published), line(updated), line(view.issuer))
    yield Paragraph(told, "meta")
    for each in view.corrections:
        corrected = setter.say("Corrected on {day}.", day=each.date.words)
        yield Paragraph((Run(corrected, strong=True),), "notice")
        said = ((setter.say("It said:"), each.was), (setter.say("It now says:"), each.now))
        yield Listing(tuple((Paragraph(line(label, " ", words)),) for label, words in said))
    if view.figure:
        yield setter.picture(view.figure)
    if view.key_points:
        yield Listing(tuple((Paragraph(line(point)),) for point in view.key_points))
    yield from setter.paragraph(view.dateline, role="meta")


def embargoed(setter: Setter | Writer, moment: str) -> str:
    """Give the line that says until when a newsroom keeps a text to itself."""
    return setter.say("Under embargo until {moment}. Do not publish before.", moment=moment)


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
    if view.statements:
        yield setter.heading(setter.say("Statements"))
    for said in view.statements:
        yield from setter.statement(said)
    if view.facts:
        yield setter.heading(setter.say("Facts and figures"))
    for fact in view.facts:
        yield from setter.fact(fact)
    if view.people:
        yield setter.heading(setter.say("People"))
        yield setter.people(view.people)
    if view.sessions:
        yield setter.heading(setter.say("Schedule"))
        yield Listing(tuple((setter.session(each),) for each in view.sessions))


def _end(setter: Setter, view: ReleasePage) -> Iterator[Part]:
    if view.gallery:
        yield setter.heading(setter.say("Pictures"))
    for figure in view.gallery:
        yield setter.picture(figure)
    if view.attachments:
        yield setter.heading(setter.say("Documents"))
        yield setter.links(view.attachments)
    if view.notes:
        yield setter.heading(setter.say("Notes to editors"))
        yield from setter.paragraph(view.notes)
    if view.boilerplate:
        yield Heading(
            2, setter.filled(setter.say("About {name}", name=BLANK), view.boilerplate.name)
        )
        yield from setter.boiler(view.boilerplate)
    if view.contacts:
        yield setter.heading(setter.say("Media contacts"))
    for contact in view.contacts:
        yield from setter.contact(contact)
    yield setter.on_the_web(view.frame.canonical or "")
    yield from setter.sources(view.sources)


def _message(writer: Writer, entry: Entry[Release], view: ReleasePage) -> whatsapp.Message:
    """Give a release as a message: its headline, three lines, the link."""
    points = tuple(point.text for point in view.key_points[:3])
    event = view.event.words.text if view.event else None
    if view.embargo:
        points = ()
    told = (
        embargoed(writer, view.embargo.words) if view.embargo else None,
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
