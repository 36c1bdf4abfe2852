"""Releases as news items: ninjs 3.1 of the IPTC, which newsroom systems take in as it is.

Each release has its item in each language, beside its page, and each language an index of them.
An item has the same address as in the feeds. What is under embargo is not in the public kit, so
no item has an embargo. A release that was withdrawn is cancelled: systems take it back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gaung.model.articles import Release
from gaung.model.contacts import Contact
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit, Version
from gaung.model.media import PICTURES, Media
from gaung.model.people import Organisation, Person
from gaung.model.revisions import revision, updated
from gaung.model.topics import topic_name
from gaung.outputs.feeds import authors_of, corrections, instant, whole_html
from gaung.outputs.formats import as_json, without_nothing
from gaung.outputs.identity import tag
from gaung.outputs.pages.vocabulary import RELEASE_KINDS
from gaung.outputs.pages.writer import Writer, media_path, newest_first
from gaung.outputs.plain import plain
from gaung.outputs.renditions import download, responsive
from gaung.plan import Output, Workbench

ITEM = "ninjs.json"
SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"
STANDARD = {"name": "ninjs", "version": "3.1", "schema": SCHEMA}
TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "avif": "image/avif",
    "svg": "image/svg+xml",
    "gif": "image/gif",
}
"""The types of pictures by ending."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something that an item names."""

    name: str
    """The name."""
    address: str | None
    """The page, with host."""


@dataclass(frozen=True, slots=True)
class Enquiries:
    """Whom newsrooms ask."""

    name: str
    """The desk or the person."""
    role: str | None
    """What they do."""
    email: str | None
    """Mail address."""
    phone: str | None
    """Telephone."""
    url: str | None
    """A page with further ways."""


@dataclass(frozen=True, slots=True)
class NewsFile:
    """A file of a picture."""

    name: str
    """What it is for: ``print``, ``web-1200``, or ``main`` where there is one only."""
    address: str
    """Where it is, with host."""
    type: str | None
    """Its media type, where it is known."""
    size: tuple[int, int] | None = None
    """Pixels across and down, where they are known."""


@dataclass(frozen=True, slots=True)
class NewsPicture:
    """A picture that goes with an item."""

    identifier: str
    """A ``tag:`` address that stays."""
    caption: str
    """What it shows."""
    alt: str | None
    """What it shows, for those who cannot see it."""
    creator: str | None
    """Who made it."""
    credit: str | None
    """The words to print with it."""
    terms: str
    """What may be done with it."""
    licence: str | None
    """Where those terms stand in full."""
    files: tuple[NewsFile, ...]
    """Its files, the largest first."""


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A release in one language."""

    identifier: str
    """A ``tag:`` address that stays, the same as in the feeds."""
    language: str
    """The language of the text."""
    is_cancelled: bool
    """Whether it was withdrawn."""
    version: str
    """Which version it is: one more with every correction."""
    published: str
    """When it was published (RFC 3339)."""
    updated: str
    """When it was last changed (RFC 3339)."""
    expires: str | None
    """When it ends, if it does (RFC 3339)."""
    address: str
    """The page, with host."""
    own: str
    """The item itself, with host."""
    headline: str
    """The headline."""
    subtitle: str | None
    """A second line of it."""
    summary: str | None
    """The release in a sentence or two."""
    html: str
    """The text as HTML; every link has a host."""
    plain: str
    """The text as plain words."""
    words: int
    """How many words the text has."""
    kind: str
    """The kind, as the content names it."""
    kind_words: str
    """The kind in words."""
    number: str | None
    """Its official number."""
    by: str
    """Who wrote it."""
    place: str | None
    """The place of its dateline."""
    holder: str
    """Who holds the rights in the text."""
    notes: str | None
    """Notes to editors; of a withdrawn release the reason."""
    tags: tuple[str, ...]
    """Its topics."""
    event: Named | None
    """The event that it tells of."""
    people: tuple[Named, ...]
    """Who is named in it."""
    organisations: tuple[Named, ...]
    """The organisations named in it."""
    enquiries: tuple[Enquiries, ...]
    """Whom to ask."""
    pictures: tuple[NewsPicture, ...]
    """Its pictures."""
    translations: tuple[tuple[str, str], ...]
    """Language and identifier of its translations."""


@dataclass(frozen=True, slots=True)
class NewsIndex:
    """The items of a language."""

    identifier: str
    """A ``tag:`` address that stays."""
    language: str
    """The language of its items."""
    title: str
    """The name of the site."""
    holder: str
    """Who publishes it."""
    items: tuple[NewsItem, ...]
    """The items, newest first."""


def plan(kit: Kit) -> Iterator[Output[NewsItem] | Output[NewsIndex]]:
    """Give the item of each release, and the index of each language that has any."""
    for language in kit.languages:
        items = []
        for entry in newest_first(kit, kit.all(Release)):
            if language in entry.versions:
                item = _item(kit, entry, language, entry.versions[language])
                items.append(item)
                path = path_of(kit, entry, language)
                yield Output(path, item, as_item, origin=entry.versions[language].path)
        if items:
            site = str(kit.phrase(kit.site.name, language))
            holder = items[0].holder
            index = NewsIndex(tag(kit, f"news:{language}"), language, site, holder, tuple(items))
            yield Output(f"{language}/{ITEM}", index, as_index)


def path_of(kit: Kit, entry: Entry[Release], language: str) -> str:
    """Give the file of a release's item in a language."""
    page = kit.addresses.output(kit.address(entry.name, language) or "")
    return page.removesuffix("index.html") + ITEM


def _identifier(kit: Kit, entry: Entry[Release], language: str) -> str:
    return tag(kit, f"{entry.event}/{entry.key}:{language}")


def _item(kit: Kit, entry: Entry[Release], language: str, version: Version) -> NewsItem:
    writer = Writer(kit, language, entry.name)
    record = entry.record
    head = version.head if isinstance(version.head, Release) else record
    address = kit.addresses.absolute(kit.address(entry.name, language) or "")
    event = kit.get(Event, entry.event)
    withdrawn = record.withdrawn
    refs = (*((record.lead_image,) if record.lead_image else ()), *record.gallery)
    media = dict.fromkeys(each.name for each in kit.find_all(Media, refs, entry.name))
    contacts = kit.find_all(Contact, record.contacts, entry.name)
    if not contacts and event is not None:
        contacts = kit.find_all(Contact, event.record.contacts, event.name)
    people = (kit.find(Person, mention.person, entry.name) for mention in record.people)
    return NewsItem(
        identifier=_identifier(kit, entry, language),
        language=language,
        is_cancelled=withdrawn is not None,
        version=str(1 + revision(record)),
        published=instant(kit, record.published),
        updated=instant(kit, updated(kit, record)),
        expires=instant(kit, record.expires) if record.expires else None,
        address=address,
        own=kit.addresses.absolute(kit.addresses.file(path_of(kit, entry, language))),
        headline=head.title,
        subtitle=head.subtitle,
        summary=None if withdrawn else head.summary,
        html=whole_html(kit, writer, version, address),
        plain=plain(Writer(kit, language, entry.name).body(version)),
        words=version.words,
        kind=record.kind,
        kind_words=writer.say(RELEASE_KINDS[record.kind]),
        number=record.number,
        by=writer.words.listing(authors_of(kit, entry)),
        place=str(writer.line(record.dateline.place)) if record.dateline else None,
        holder=_holder(writer, record),
        notes="\n".join(_notes(writer, record, head)) or None,
        tags=tuple(topic_name(kit, each, language).text for each in record.tags),
        event=_named(writer, event) if event else None,
        people=tuple(_named(writer, who) for who in people if who),
        organisations=tuple(
            _named(writer, each)
            for each in kit.find_all(Organisation, record.organisations, entry.name)
        ),
        enquiries=tuple(_enquiries(writer, each) for each in contacts),
        pictures=tuple(
            _picture(writer, kit.entries[name])
            for name in media
            if kit.entries[name].record.type in PICTURES
        ),
        translations=tuple(
            (code, _identifier(kit, entry, code))
            for code in kit.languages
            if code in entry.versions and code != language
        ),
    )


def _notes(writer: Writer, release: Release, head: Release) -> Iterator[str]:
    """Give what editors are told: why it was withdrawn, what was corrected, its own notes."""
    if release.withdrawn:
        yield str(writer.line(release.withdrawn.reason))
    said, now = writer.say("It said:"), writer.say("It now says:")
    for day, was, is_now in corrections(writer, release):
        yield f"{day} {said} “{was}” {now} “{is_now}”"
    if head.notes and not release.withdrawn:
        yield head.notes


def _holder(writer: Writer, release: Release) -> str:
    """Give who holds the rights in a text: its issuer, else the publisher, else the site."""
    kit = writer.kit
    issuer = kit.get(Organisation, release.issuer or kit.site.publisher or "")
    return str(writer.line(issuer.record.name if issuer else kit.site.name))


def _named(writer: Writer, entry: Entry[Any]) -> Named:
    address = writer.kit.address(entry.name, writer.language)
    name = entry.record.name
    words = name if isinstance(name, str) else str(writer.line(name))
    return Named(words, writer.kit.addresses.absolute(address) if address else None)


def _enquiries(writer: Writer, contact: Entry[Contact]) -> Enquiries:
    record = contact.record
    role = str(writer.line(record.role)) if record.role else None
    return Enquiries(
        str(writer.line(record.name)), role, record.email, record.phone or record.whatsapp,
        record.url,
    )  # fmt: skip


def _picture(writer: Writer, entry: Entry[Media]) -> NewsPicture:
    media = entry.record
    terms = [str(writer.line(media.licence.name)) if media.licence else ""]
    terms.append(plain(writer.rich(media.usage, entry.name)))
    return NewsPicture(
        identifier=tag(writer.kit, f"media:{entry.name.event}/{entry.key}"),
        caption=str(writer.line(media.caption)),
        alt=str(writer.line(media.alt)) if media.alt else None,
        creator=media.creator,
        credit=str(writer.line(media.credit)) if media.credit else None,
        terms=" ".join(filter(None, terms)),
        licence=media.licence.url if media.licence else None,
        files=tuple(_files(writer.kit, entry)),
    )


def _files(kit: Kit, entry: Entry[Media]) -> Iterator[NewsFile]:
    """Give the files of a picture in the formats that every system reads."""
    printed = download(entry)
    if printed is None or entry.record.url:
        address = entry.record.url or kit.addresses.file(media_path(entry))
        type_ = TYPES.get(address.rpartition(".")[2].lower())
        yield NewsFile("main", kit.addresses.absolute(address), type_)
        return
    of_web = [file for file in responsive(entry) if file.format in ("jpeg", "png")]
    names = ("print", *(f"web-{file.width}" for file in reversed(of_web)))
    for name, file in zip(names, (printed, *reversed(of_web)), strict=True):
        address = kit.addresses.absolute(kit.addresses.file(file.path))
        yield NewsFile(name, address, f"image/{file.format}", (file.width, file.height))


# --- writing ----------------------------------------------------------------------------------


def as_item(item: NewsItem, bench: Workbench) -> bytes:
    """Write an item."""
    del bench
    return as_json(_written(item))


def _written(item: NewsItem) -> dict[str, Any]:
    return without_nothing(
        uri=item.identifier,
        standard=STANDARD,
        type="text",
        representationType="full",
        language=item.language,
        version=item.version,
        firstCreated=item.published,
        versionCreated=item.updated,
        pubStatus="canceled" if item.is_cancelled else "usable",
        expires=item.expires,
        title=item.headline,
        headlines=_texts(("main", item.headline), ("subtitle", item.subtitle)),
        by=item.by,
        located=item.place,
        descriptions=_texts(("summary", item.summary)),
        bodies=[] if item.is_cancelled else _bodies(item),
        edNote=item.notes,
        copyrightHolder=item.holder,
        genres=[{"name": item.kind_words, "literal": item.kind}],
        subjects=[{"name": name} for name in item.tags],
        events=[_reference(item.event)] if item.event else [],
        people=[_reference(who) for who in item.people],
        organisations=[_reference(each) for each in item.organisations],
        infoSources=[_asked(each) for each in item.enquiries],
        altIds=[
            {"role": role, "value": value}
            for role, value in (("web", item.address), ("number", item.number))
            if value
        ],
        associations=[
            *map(_associated, item.pictures),
            *(
                {"name": f"translation-{code}", "rel": "translation", "uri": identifier,
                 "type": "text", "language": code}
                for code, identifier in item.translations
            ),
        ],
    )  # fmt: skip


def _texts(*texts: tuple[str, str | None]) -> list[dict[str, str]]:
    return [
        {"role": role, "contentType": "text/plain", "value": words}
        for role, words in texts
        if words
    ]


def _bodies(item: NewsItem) -> list[dict[str, Any]]:
    return [
        {"role": "main", "contentType": "text/html", "value": item.html},
        {
            "role": "plain",
            "contentType": "text/plain",
            "charCount": len(item.plain),
            "wordCount": item.words,
            "value": item.plain,
        },
    ]


def _reference(named: Named) -> dict[str, str]:
    return without_nothing(name=named.name, uri=named.address)


def _asked(each: Enquiries) -> dict[str, Any]:
    ways = (("email", each.email), ("telephone", each.phone), ("url", each.url))
    return without_nothing(
        name=each.name,
        role=each.role or "enquiries",
        contactInfo=[{"type": kind, "value": value} for kind, value in ways if value],
    )


def _associated(picture: NewsPicture) -> dict[str, Any]:
    return without_nothing(
        name=picture.identifier.rpartition("/")[2],
        rel="picture",
        uri=picture.identifier,
        type="picture",
        pubStatus="usable",
        by=picture.creator,
        descriptions=[
            {"role": role, "contentType": "text/plain", "value": words}
            for role, words in (("caption", picture.caption), ("alt", picture.alt))
            if words
        ],
        copyrightNotice=picture.credit,
        usageTerms=picture.terms,
        rightsInfo={"linkedRights": picture.licence} if picture.licence else None,
        renditions=[
            without_nothing(
                name=file.name,
                href=file.address,
                contentType=file.type,
                width=file.size[0] if file.size else None,
                height=file.size[1] if file.size else None,
            )
            for file in picture.files
        ],
    )


def as_index(index: NewsIndex, bench: Workbench) -> bytes:
    """Write the index: a composite item that names the others, and where each is."""
    del bench
    return as_json(
        without_nothing(
            uri=index.identifier,
            standard=STANDARD,
            type="composite",
            representationType="partial",
            language=index.language,
            versionCreated=max(item.updated for item in index.items),
            pubStatus="usable",
            title=index.title,
            headlines=_texts(("main", index.title)),
            copyrightHolder=index.holder,
            associations=[
                {
                    "name": f"item-{number}",
                    "uri": item.identifier,
                    "type": "text",
                    "representationType": "partial",
                    "language": item.language,
                    "version": item.version,
                    "firstCreated": item.published,
                    "versionCreated": item.updated,
                    "pubStatus": "canceled" if item.is_cancelled else "usable",
                    "title": item.headline,
                    "headlines": _texts(("main", item.headline)),
                    "altIds": [
                        {"role": "ninjs", "value": item.own},
                        {"role": "web", "value": item.address},
                    ],
                }
                for number, item in enumerate(index.items, start=1)
            ],
        )
    )
