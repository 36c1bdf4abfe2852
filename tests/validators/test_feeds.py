"""Feeds and site maps are judged by schemas that nobody here wrote; each proves to be awake."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, FormatChecker
from lxml import etree
from referencing import Registry, Resource

from tests.factories import ROOT, small, sound

SCHEMAS = ROOT / "tests/schemas"
PARSER = etree.XMLParser(no_network=True)


@cache
def _files() -> Mapping[str, bytes]:
    """Give the files of a small site that has releases in both languages."""
    return sound(small(), datetime(2024, 6, 1, tzinfo=UTC)).files


def _named(ending: str) -> list[str]:
    found = [path for path in _files() if path.endswith(ending)]
    assert found, ending
    return found


@cache
def _atom() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(SCHEMAS / "atom/atom.rng"), PARSER))


@cache
def _xsd(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(SCHEMAS / "sitemap" / name), PARSER))


@cache
def _json_feed() -> Draft4Validator:
    registry: Registry[Any] = Registry()
    for name, address in (
        ("feed.json", "https://json.schemastore.org/feed.json"),
        ("feed-1.json", "https://json.schemastore.org/feed-1"),
    ):
        schema = json.loads((SCHEMAS / "jsonfeed" / name).read_text())
        registry = registry.with_resource(address, Resource.from_contents(schema))
    schema = json.loads((SCHEMAS / "jsonfeed/feed.json").read_text())
    return Draft4Validator(schema, registry=registry, format_checker=FormatChecker())


def _texts(tree: etree._Element, path: str, names: dict[str, str]) -> list[str]:
    found = tree.xpath(path, namespaces=names)
    assert isinstance(found, list)
    assert found
    return [str(each) for each in found]


def test_atom_feeds_are_valid() -> None:
    """Every Atom feed is what RFC 4287 says; identifiers and links are absolute."""
    for path in _named("atom.xml"):
        tree = etree.fromstring(_files()[path], PARSER)
        assert _atom().validate(tree), (path, _atom().error_log)
        namespace = {"a": "http://www.w3.org/2005/Atom"}
        identifiers = _texts(tree, "//a:id/text()", namespace)
        assert all(each.startswith("tag:") for each in identifiers)
        assert len(set(identifiers)) == len(identifiers)
        links = _texts(tree, "//a:link/@href", namespace)
        assert all(each.startswith("https://") for each in links)


def test_atom_schema_refuses_a_feed_without_identifier() -> None:
    """The schema is awake."""
    (path, *_) = _named("atom.xml")
    broken = _files()[path].replace(b"<id>", b"<!--", 1).replace(b"</id>", b"-->", 1)
    assert not _atom().validate(etree.fromstring(broken, PARSER))


def test_json_feeds_are_valid_and_say_what_atom_says() -> None:
    """Every JSON Feed fits its schema and has the entries of the Atom feed beside it."""
    for path in _named("feed.json"):
        feed = json.loads(_files()[path])
        assert list(_json_feed().iter_errors(feed)) == []
        atom = etree.fromstring(_files()[path.replace("feed.json", "atom.xml")], PARSER)
        namespace = {"a": "http://www.w3.org/2005/Atom"}
        entries = [
            (
                each.findtext("a:id", namespaces=namespace),
                each.findtext("a:title", namespaces=namespace),
                each.findtext("a:content", namespaces=namespace),
                each.findtext("a:updated", namespaces=namespace),
            )
            for each in atom.findall("a:entry", namespaces=namespace)
        ]
        said = [
            (each["id"], each["title"], each["content_html"], each["date_modified"])
            for each in feed["items"]
        ]
        assert entries == said


def test_json_feed_schema_refuses_an_entry_without_content() -> None:
    """The schema is awake."""
    (path, *_) = _named("feed.json")
    feed = json.loads(_files()[path])
    del feed["items"][0]["content_html"]
    assert list(_json_feed().iter_errors(feed)) != []


@pytest.mark.parametrize(("ending", "schema"), [("sitemap.xml", "siteindex.xsd")])
def test_index_of_site_maps_is_valid(ending: str, schema: str) -> None:
    """The index fits its schema and names a map for each language."""
    for path in _named(ending):
        tree = etree.fromstring(_files()[path], PARSER)
        assert _xsd(schema).validate(tree), _xsd(schema).error_log
        assert len(tree) == 2


@pytest.mark.parametrize("language", ["id", "en"])
def test_site_maps_are_valid_and_name_only_pages_that_are_there(language: str) -> None:
    """Every address of a site map is a page of the site, once, with real translations."""
    (path,) = _named(f"sitemap-{language}.xml")
    tree = etree.fromstring(_files()[path], PARSER)
    assert _xsd("all.xsd").validate(tree), _xsd("all.xsd").error_log
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    addresses = _texts(tree, "//s:loc/text()", names)
    assert len(set(addresses)) == len(addresses)
    for address in addresses:
        inside = address.partition("/kit/")[2]
        assert f"{inside}index.html" in _files()
        assert b'content="noindex"' not in _files()[f"{inside}index.html"]


def test_site_map_schema_refuses_a_page_without_address() -> None:
    """The schema is awake."""
    (path,) = _named("sitemap-id.xml")
    broken = _files()[path].replace(b"<loc>", b"<!--", 1).replace(b"</loc>", b"-->", 1)
    assert not _xsd("all.xsd").validate(etree.fromstring(broken, PARSER))


def test_robots_name_the_index_of_site_maps() -> None:
    """Search engines are told where the index is, with host."""
    robots = _files()["robots.txt"].decode()
    (line,) = (each for each in robots.splitlines() if each.startswith("Sitemap: "))
    assert line.startswith("Sitemap: https://")
    assert line.endswith("/kit/sitemap.xml")


def test_withdrawn_and_untranslated_releases_are_in_no_feed() -> None:
    """A feed holds what its language really has."""
    for path in _named("feed.json"):
        language = Path(path).parts[0]
        for entry in json.loads(_files()[path])["items"]:
            assert f"/kit/{language}/" in entry["url"]
