"""What programs can read: a page in each language, and the same as JSON.

Every file that is there for programs stands here with its format, where the format is described,
and the schema that it keeps to. The schemas of our own formats are published beside the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from gaung.model.addresses import Section
from gaung.model.kit import Kit, Name
from gaung.model.text import Phrase
from gaung.outputs import schemas
from gaung.outputs.formats import as_json, without_nothing
from gaung.outputs.pages.frame import Frame, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import Link
from gaung.outputs.pages.vocabulary import DATA_FORMATS, DATA_USES
from gaung.outputs.pages.writer import Writer
from gaung.plan import Output, Workbench

INDEX = "api/index.json"
SHOWN = 12
"""How many files of a format the page names; the JSON names all."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format that the site writes."""

    key: str
    """What the vocabulary calls it."""
    path: str
    """A regular expression for the whole path of its files."""
    type: str
    """The media type."""
    described: str
    """Where the format is described."""
    schema: str | None = None
    """Where the schema of the format is, if it has one; of ours the path below the site."""


CALENDAR = "https://www.rfc-editor.org/rfc/rfc5545"
SCHEDULE = "https://c3voc.de/wiki/schedule"
SITE_MAP = "https://www.sitemaps.org/protocol.html"
NEWS_MAP = "https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap"
NINJS = "https://iptc.org/standards/ninjs/"
OWN = "https://json-schema.org/draft/2020-12/schema"
CSV = "https://www.rfc-editor.org/rfc/rfc4180"

FORMATS = (
    Format("atom", r"(.+/)?atom\.xml", "application/atom+xml",
           "https://www.rfc-editor.org/rfc/rfc4287"),
    Format("json-feed", r"(.+/)?feed\.json", "application/feed+json",
           "https://www.jsonfeed.org/version/1.1/", "https://json.schemastore.org/feed.json"),
    Format("calendar", r".+\.ics", "text/calendar", CALENDAR),
    Format("schedule-xml", r".+/schedule\.xml", "application/vnd.c3voc.schedule+xml", SCHEDULE,
           "https://c3voc.de/schedule/schema.xsd"),
    Format("schedule-json", r".+/schedule\.json", "application/json", SCHEDULE,
           "https://c3voc.de/schedule/schema.json"),
    Format("schedule-csv", r".+/schedule\.csv", "text/csv", CSV),
    Format("ninjs", r".+/ninjs\.json", "application/json", NINJS,
           "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"),
    Format("facts", r".+/facts\.json", "application/json", OWN, schemas.FACTS),
    Format("awards", r".+/awards\.json", "application/json", OWN, schemas.AWARDS),
    Format("awards-csv", r".+/awards\.csv", "text/csv", CSV),
    Format("posts-csv", r".+/posts\.csv", "text/csv", CSV),
    Format("manifest", r".+/site\.webmanifest", "application/manifest+json",
           "https://www.w3.org/TR/appmanifest/",
           "https://json.schemastore.org/web-manifest-combined.json"),
    Format("site-map", r"sitemap(-(?!news)[a-z0-9-]+)?\.xml", "application/xml", SITE_MAP,
           "https://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd"),
    Format("news-map", r"sitemap-news\.xml", "application/xml", NEWS_MAP,
           "https://www.google.com/schemas/sitemap-news/0.9/sitemap-news.xsd"),
    Format("security", r"\.well-known/security\.txt", "text/plain",
           "https://www.rfc-editor.org/rfc/rfc9116"),
    Format("index", re.escape(INDEX), "application/json", OWN, schemas.INDEX),
    Format("schema", r"api/schemas/.+\.schema\.json", "application/schema+json", OWN, OWN),
)  # fmt: skip
"""The formats, in the order in which a reader would name them."""


@dataclass(frozen=True, slots=True)
class DataFormat:
    """A format with the files in it."""

    key: str
    """Its anchor."""
    name: str
    """What it is called."""
    use: str
    """What it is for, in a sentence."""
    type: str
    """The media type."""
    described: str
    """Where the format is described."""
    schema: str | None
    """Where its schema is."""
    files: tuple[Link, ...]
    """Its files; of many the first."""
    more: str | None
    """How many there are besides, in words."""


@dataclass(frozen=True, slots=True)
class DataPage:
    """What programs can read, in one language."""

    template: ClassVar[str] = "layouts/pages/data.html"
    frame: Frame
    """What every page has."""
    index: str
    """Address of the same list as JSON."""
    formats: tuple[DataFormat, ...]
    """The formats that the site has files in."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file for programs."""

    url: str
    """Where it is, with host."""
    language: str | None
    """The language of its words, where it has one."""
    format: str
    """The key of its format."""
    type: str
    """Its media type."""
    described: str
    """Where its format is described."""
    schema: str | None
    """Where its schema is, with host."""


@dataclass(frozen=True, slots=True)
class DataIndex:
    """Every file for programs."""

    site: str
    """Address of the site."""
    files: tuple[DataFile, ...]
    """The files."""


@dataclass(frozen=True, slots=True)
class OwnSchema:
    """The schema of a format of ours."""

    name: str
    """Its path below the site."""
    address: str
    """Where it is, with host."""


def plan(
    kit: Kit, outputs: tuple[Output[Any], ...]
) -> Iterator[Output[PageView] | Output[DataIndex] | Output[OwnSchema]]:
    """Give the list of everything that programs can read, and the schemas of our own formats."""
    own = (schemas.FACTS, schemas.AWARDS, schemas.INDEX)
    for name in own:
        address = kit.addresses.absolute(kit.addresses.file(name))
        yield Output(name, OwnSchema(name, address), as_schema)
    paths = [*(output.path for output in outputs), *_written_later(kit, outputs), INDEX, *own]
    found = {
        each.key: [path for path in paths if re.fullmatch(each.path, path)] for each in FORMATS
    }
    yield Output(INDEX, _index(kit, found), as_index)
    for language in kit.languages:
        writer = Writer(kit, language, Name("data", "", ""))
        addressed = everywhere(kit, Section.DATA)
        view = DataPage(
            frame=frame(
                kit, language, addressed, Phrase(writer.say("Data for programs")),
                writer.say("Feeds, calendars, schedules, figures and news items of this site."),
                trail=(Link(Phrase(writer.say("Home")), kit.addresses.page(language)),),
            ),
            index=kit.addresses.file(INDEX),
            formats=tuple(
                _format(writer, each, files) for each in FORMATS if (files := found[each.key])
            ),
        )  # fmt: skip
        yield page(kit, view, addressed.by_language[language])


def _written_later(kit: Kit, outputs: tuple[Output[Any], ...]) -> Iterator[str]:
    """Give the site maps, which are planned when this list is, because they name its page."""
    del outputs
    yield "sitemap.xml"
    yield from (f"sitemap-{language}.xml" for language in kit.languages)


def _format(writer: Writer, each: Format, files: list[str]) -> DataFormat:
    kit = writer.kit
    others = tuple(f"{code}/" for code in kit.languages if code != writer.language)
    mine = [path for path in files if not path.startswith(others)]
    count = len(mine) - SHOWN
    return DataFormat(
        key=each.key,
        name=writer.say(DATA_FORMATS[each.key]),
        use=writer.say(DATA_USES[each.key]),
        type=each.type,
        described=each.described,
        schema=_schema(kit, each),
        files=tuple(
            Link(Phrase(kit.addresses.absolute(kit.addresses.file(path))), kit.addresses.file(path))
            for path in mine[:SHOWN]
        ),
        more=writer.words.count("and {number} more", "and {number} more", count)
        if count > 0
        else None,
    )


def _schema(kit: Kit, each: Format) -> str | None:
    if each.schema is None or "://" in each.schema:
        return each.schema
    return kit.addresses.absolute(kit.addresses.file(each.schema))


def _index(kit: Kit, found: dict[str, list[str]]) -> DataIndex:
    def language(path: str) -> str | None:
        return next((code for code in kit.languages if path.startswith(f"{code}/")), None)

    return DataIndex(
        site=kit.addresses.absolute(kit.addresses.root()),
        files=tuple(
            DataFile(
                kit.addresses.absolute(kit.addresses.file(path)),
                language(path),
                each.key,
                each.type,
                each.described,
                _schema(kit, each),
            )
            for each in FORMATS
            for path in found[each.key]
        ),
    )


def as_index(index: DataIndex, bench: Workbench) -> bytes:
    """Write the list as JSON."""
    del bench
    files = [
        {
            "url": file.url,
            "format": file.format,
            "media_type": file.type,
            "specification": file.described,
            **without_nothing(schema=file.schema, language=file.language),
        }
        for file in index.files
    ]
    return as_json({"site": index.site, "files": files})


def as_schema(schema: OwnSchema, bench: Workbench) -> bytes:
    """Write the schema of a format of ours."""
    del bench
    return as_json(schemas.schema(schema.name, schema.address))
