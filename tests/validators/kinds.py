"""Every kind of machine-readable file that leaves the site, and who judges it.

A judge is a validator that nobody here wrote, or rules of our own where none looks. Each comes
with a way to break a good file that it must notice: a judge who sleeps passes everything.
Another kind, or another judge, is another entry of the list at the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gaung.outputs import schemas
from gaung.outputs.formats import as_json
from tests.validators import calendars
from tests.validators.schemas import (
    against,
    atom_rules,
    json_schema,
    manifest_rules,
    meta_schema,
    news_rules,
    relaxng,
    robots,
    schedule_rules,
    security_txt,
    table_rules,
    xsd,
)

Slips = Callable[[bytes], list[str]]
Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Judge:
    """Somebody who finds what is wrong with a file."""

    name: str
    """Who it is."""
    slips: Slips
    """What it finds; nothing in a good file."""
    broken: Callable[[bytes], bytes]
    """Breaks a good file so that it has to find something."""
    of_many: Callable[[Files, Files], dict[str, list[str]]] | None = None
    """What it finds in many files at once, for whom that is quicker, or who compares files: those
    that are asked about, and all of their site; nothing where it takes one after the other."""

    def judged(self, files: Files, site: Files) -> dict[str, list[str]]:
        """Give what it finds, by file; files that are good are left out."""
        if self.of_many is not None:
            return {path: found for path, found in self.of_many(files, site).items() if found}
        return {path: found for path in files if (found := self.slips(files[path]))}


@dataclass(frozen=True)
class Kind:
    """A kind of file."""

    name: str
    """What it is."""
    path: str
    """A regular expression for its whole path."""
    judges: tuple[Judge, ...]
    """Who judges it."""

    def has(self, path: str) -> bool:
        """Tell whether a file is of this kind."""
        return re.fullmatch(self.path, path) is not None


def replacing(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """Break a file in one place, which has to be there."""

    def broken(data: bytes) -> bytes:
        assert old in data, old
        return data.replace(old, new, 1)

    return broken


JSON_FEED = {
    "jsonfeed/feed.json": "https://json.schemastore.org/feed.json",
    "jsonfeed/feed-1.json": "https://json.schemastore.org/feed-1",
}

WEB_MANIFEST = {
    f"webmanifest/{name}.json": f"https://json.schemastore.org/{name}.json"
    for name in ("web-manifest", "web-manifest-app-info", "web-manifest-share-target")
}


def own_schema(name: str, field: bytes) -> Judge:
    """Who compares with a schema that the site publishes with its data."""
    data = as_json(schemas.schema(f"api/schemas/{name}.schema.json", f"https://example.org/{name}"))
    return Judge("JSON Schema (our own)", against(data), replacing(field, b'"unknown"'))


KINDS = (
    Kind(
        "calendar",
        r".+\.ics",
        (
            Judge("icalendar", calendars.icalendar, replacing(b"DTSTAMP:", b"DTSTAMP:yesterday ")),
            Judge("vobject", calendars.vobject, replacing(b"DTSTAMP:", b"X-STAMP:")),
            Judge("ical", calendars.ical, replacing(b"STATUS:CONFIRMED", b"STATUS:MAYBE")),
            Judge("libical", calendars.libical, replacing(b"STATUS:CONFIRMED", b"STATUS:MAYBE")),
            Judge("own rules", calendars.bytewise, replacing(b"\r\n", b"\n")),
        ),
    ),
    Kind(
        "schedule.xml",
        r".+/schedule\.xml",
        (
            Judge(
                "XML Schema (c3voc)",
                xsd("schedule/schedule.xml.xsd"),
                replacing(b'+08:00" end', b'" end'),
            ),
            Judge("own rules", schedule_rules, replacing(b"<duration>", b"<duration>2")),
        ),
    ),
    Kind(
        "schedule.json",
        r".+/schedule\.json",
        (
            Judge(
                "JSON Schema (c3voc)",
                json_schema("schedule/schedule-v1.schema.json"),
                replacing(b'"track":', b'"status":'),
            ),
        ),
    ),
    Kind(
        "Atom feed",
        r".+/atom\.xml",
        (
            Judge(
                "RELAX NG (RFC 4287)",
                relaxng("atom/atom.rng"),
                replacing(b"<updated>", b"<updated>on "),
            ),
            Judge("own rules", atom_rules, replacing(b"<id>tag:", b"<id>/")),
        ),
    ),
    Kind(
        "JSON Feed",
        r".+/feed\.json",
        (
            Judge(
                "JSON Schema (SchemaStore)",
                json_schema("jsonfeed/feed.json", JSON_FEED),
                replacing(b'"content_html":', b'"content":'),
            ),
        ),
    ),
    Kind(
        "news item",
        r".+/ninjs\.json",
        (
            Judge(
                "JSON Schema (IPTC)",
                json_schema("ninjs/ninjs-schema_3.1.json"),
                replacing(b'"headlines"', b'"headline"'),
            ),
            Judge("own rules", news_rules, replacing(b'"language"', b'"embargoedUntil"')),
        ),
    ),
    Kind("facts", r".+/facts\.json", (own_schema("facts", b'"figure"'),)),
    Kind("award results", r".+/awards\.json", (own_schema("awards", b'"winner"'),)),
    Kind(
        "table",
        r".+\.csv",
        (Judge("csv, and own rules", table_rules, replacing(b"\r\n", b",more\r\n")),),
    ),
    Kind("list of all data", r"api/index\.json", (own_schema("index", b'"media_type"'),)),
    Kind(
        "schema of ours",
        r"api/schemas/[a-z]+\.schema\.json",
        (Judge("JSON Schema (2020-12)", meta_schema, replacing(b'"object"', b'"thing"')),),
    ),
    Kind(
        "web manifest",
        r"[a-z-]+/site\.webmanifest",
        (
            Judge(
                "JSON Schema (SchemaStore)",
                json_schema("webmanifest/web-manifest-combined.json", WEB_MANIFEST),
                replacing(b'"ltr"', b'"left"'),
            ),
            Judge("own rules", manifest_rules, replacing(b'"short_name"', b'"nick_name"')),
        ),
    ),
    Kind(
        "security.txt",
        r"\.well-known/security\.txt",
        (Judge("sectxt", security_txt, replacing(b"Expires:", b"Ends:")),),
    ),
    Kind(
        "robots.txt",
        r"robots\.txt",
        (Judge("urllib.robotparser", robots, replacing(b"Disallow:", b"Disallow: /")),),
    ),
    Kind(
        "site map",
        r"sitemap-(?!news)[a-z0-9-]+\.xml",
        (
            Judge(
                "XML Schema (sitemaps.org)",
                xsd("sitemap/all.xsd"),
                replacing(b"<url>", b"<url><priority>2</priority>"),
            ),
        ),
    ),
    Kind(
        "site map for news",
        r"sitemap-news\.xml",
        (
            Judge(
                "XML Schema (Google)",
                xsd("sitemap/all.xsd"),
                replacing(b"<news:language>", b"<news:language>xx-"),
            ),
        ),
    ),
    Kind(
        "index of site maps",
        r"sitemap\.xml",
        (
            Judge(
                "XML Schema (sitemaps.org)",
                xsd("sitemap/siteindex.xsd"),
                replacing(b"<sitemap>", b"<sitemap><lastmod>soon</lastmod>"),
            ),
        ),
    ),
)
"""The kinds, in the order in which a reader would name them."""
