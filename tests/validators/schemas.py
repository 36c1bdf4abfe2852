"""What schemas find wrong with a file, and the rules that no schema has."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any
from urllib.robotparser import RobotFileParser

from jsonschema import Draft4Validator, Draft6Validator, Draft202012Validator, FormatChecker
from jsonschema.exceptions import SchemaError
from lxml import etree
from referencing import Registry, Resource
from sectxt import Parser

from tests.factories import ROOT

SCHEMAS = ROOT / "tests/schemas"
PARSER = etree.XMLParser(no_network=True, resolve_entities=False)

Slips = Callable[[bytes], list[str]]


# --- XML --------------------------------------------------------------------------------------


def xsd(name: str) -> Slips:
    """Who compares with an XML Schema."""

    @cache
    def schema() -> Any:
        return etree.XMLSchema(etree.parse(str(SCHEMAS / name), PARSER))

    return lambda data: _xml_slips(schema(), data)


def relaxng(name: str) -> Slips:
    """Who compares with a RELAX NG schema."""

    @cache
    def schema() -> Any:
        return etree.RelaxNG(etree.parse(str(SCHEMAS / name), PARSER))

    return lambda data: _xml_slips(schema(), data)


def _xml_slips(schema: Any, data: bytes) -> list[str]:
    try:
        tree = etree.fromstring(data, PARSER)
    except etree.XMLSyntaxError as trouble:
        return [str(trouble)]
    return [] if schema.validate(tree) else [str(slip) for slip in schema.error_log]


# --- JSON -------------------------------------------------------------------------------------

_DRAFTS = {
    "http://json-schema.org/draft-04/schema#": Draft4Validator,
    "http://json-schema.org/draft-06/schema#": Draft6Validator,
    "https://json-schema.org/draft/2020-12/schema": Draft202012Validator,
}


def json_schema(name: str, named: Mapping[str, str] = MappingProxyType({})) -> Slips:
    """Who compares with a JSON Schema; *named* are the schemas that it refers to, by file."""

    @cache
    def validator() -> Any:
        schema = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
        registry: Registry[Any] = Registry()
        for path, address in named.items():
            other = json.loads((SCHEMAS / path).read_text(encoding="utf-8"))
            registry = registry.with_resource(address, Resource.from_contents(other))
        draft = _DRAFTS[schema["$schema"]]
        return draft(schema, registry=registry, format_checker=FormatChecker())

    def slips(data: bytes) -> list[str]:
        try:
            found = json.loads(data)
        except ValueError as trouble:
            return [str(trouble)]
        return [f"{slip.json_path}: {slip.message}" for slip in validator().iter_errors(found)]

    return slips


def against(schema: bytes) -> Slips:
    """Who compares with a schema that is at hand."""
    validator = Draft202012Validator(json.loads(schema), format_checker=FormatChecker())

    def slips(data: bytes) -> list[str]:
        found = validator.iter_errors(json.loads(data))
        return [f"{slip.json_path}: {slip.message}" for slip in found]

    return slips


def meta_schema(data: bytes) -> list[str]:
    """What is wrong with a schema itself."""
    try:
        Draft202012Validator.check_schema(json.loads(data))
    except SchemaError as trouble:
        return [trouble.message]
    return []


# --- rules that no schema has -----------------------------------------------------------------


def schedule_rules(data: bytes) -> list[str]:
    """What schedule programs need of ``schedule.xml`` beyond its schema."""
    found = []
    text = data.decode()
    if not 0 < text.find("<conference") < 1024:
        found.append("<conference is not within the first 1,024 characters")
    tree: Any = etree.fromstring(data, PARSER)
    lengths = [str(each) for each in tree.xpath("//event/duration/text()")]
    found += [
        f"length {each}" for each in lengths if not re.fullmatch(r"[01]\d:\d\d|2[0-3]:\d\d", each)
    ]
    days = tree.findall("day")
    if [day.get("index") for day in days] != [str(number) for number in range(1, len(days) + 1)]:
        found.append("days are not numbered one by one")
    if len({day.get("date") for day in days}) != len(days):
        found.append("a day stands twice or has no date")
    moments = [*tree.xpath("//day/@start | //day/@end"), *tree.xpath("//event/date/text()")]
    found += [f"{each} has no offset" for each in moments if not re.search(r"[+-]\d\d:\d\d$", each)]
    found += [
        f"{event.get('guid')} has no room"
        for event in tree.iter("event")
        if not event.findtext("room")
    ]
    names = [tuple(sorted(room.items())) for room in tree.iter("room") if room.get("guid")]
    if len({dict(name)["guid"] for name in names}) != len({dict(name)["name"] for name in names}):
        found.append("a room has two GUIDs, or a GUID two rooms")
    return found


ATOM = {"a": "http://www.w3.org/2005/Atom"}


def atom_rules(data: bytes) -> list[str]:
    """What the grammar of Atom does not say: RFC 4287 in words."""
    tree: Any = etree.fromstring(data, PARSER)
    found = []
    for each in (tree, *tree.findall("a:entry", ATOM)):
        if tree.find("a:author", ATOM) is None and each.find("a:author", ATOM) is None:
            found.append("no author")
        identifier = each.findtext("a:id", namespaces=ATOM) or ""
        if not re.match(r"[a-z][a-z0-9+.-]*:", identifier):
            found.append(f"{identifier!r} is no full address")
    if not tree.xpath("a:link[@rel='self']", namespaces=ATOM):
        found.append("no link to itself")
    links = [str(each) for each in tree.xpath("//a:link/@href", namespaces=ATOM)]
    return found + [f"{link} has no host" for link in links if "://" not in link]


def manifest_rules(data: bytes) -> list[str]:
    """What systems need of a manifest before they offer to keep a site."""
    manifest = json.loads(data)
    needed = ("name", "short_name", "lang", "dir", "id", "start_url", "scope", "icons")
    found = [f"no {name}" for name in needed if name not in manifest]
    icons = {(icon["sizes"], icon["purpose"]) for icon in manifest.get("icons", ())}
    wanted = {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")}
    found += [f"no icon {size} for {purpose}" for size, purpose in sorted(wanted - icons)]
    if not manifest.get("start_url", "").startswith(manifest.get("scope", "")):
        found.append("it opens outside of its scope")
    return found


def security_txt(data: bytes) -> list[str]:
    """What sectxt finds, but for what follows from the day on which it looks."""
    parser = Parser(data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    of_the_day = ("expired", "long_expiry")
    found = [*parser.errors, *parser.recommendations]
    return [str(each) for each in found if each["code"] not in (*of_the_day, *TASTE)]


TASTE = ("no_encryption", "not_signed")
"""What sectxt recommends and no site here has to have."""


def news_rules(data: bytes) -> list[str]:
    """What newsrooms need of an item beyond its schema, and what none of ours may have."""
    item = json.loads(data)
    items = [item, *item.get("associations", ())]
    found = [f"{each.get('uri')} is under embargo" for each in items if "embargoedUntil" in each]
    found += [
        f"{each.get('uri')} is withheld" for each in items if each.get("pubStatus") == "withheld"
    ]
    uris = [each["uri"] for each in items]
    found += [f"{uri} stands twice" for uri, times in Counter(uris).items() if times > 1]
    if "language" not in item:
        found.append("no language")
    if item["type"] == "text" and item["pubStatus"] == "usable" and not item.get("bodies"):
        found.append("no body")
    for picture in (each for each in items if each["type"] == "picture"):
        found += [
            f"{each['href']} has no host"
            for each in picture["renditions"]
            if "://" not in each["href"]
        ]
    return found


def table_rules(data: bytes) -> list[str]:
    """What spreadsheets need of a table: rows of one length, CRLF, a mark, and no formula."""
    found = [] if data.startswith(b"\xef\xbb\xbf") else ["no byte order mark"]
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    except csv.Error as trouble:
        return [str(trouble)]
    found += [f"a row of {len(row)} cells" for row in rows if len(row) != len(rows[0])]
    if not data.endswith(b"\r\n"):
        found.append("the last row has no end")
    cells = [cell for row in rows for cell in row]
    return found + [
        f"{cell} is a formula"
        for cell in cells
        if re.match(r"[=+@＝＋－＠\t\r\n]|-(?!\d)", cell)  # noqa: RUF001
    ]


def robots(data: bytes) -> list[str]:
    """What a robot does not find: its way in, and the index of site maps."""
    parser = RobotFileParser()
    parser.parse(data.decode().splitlines())
    found = [] if parser.can_fetch("any", "/") else ["nobody may come in"]
    return found if parser.site_maps() else [*found, "no site map"]
