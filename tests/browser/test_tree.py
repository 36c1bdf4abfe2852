"""What a screen reader is given: the accessibility tree of the main kinds of pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Visit
from tests.browser.serving import served
from tests.browser.visiting import Visitor
from tests.demonstration import LANGUAGES, PATH, page_of

KINDS = ("home", "event", "release", "schedule", "person", "award", "search")


class Node(NamedTuple):
    """A node of the tree: what it is, what it is called, how deep a heading it is."""

    role: str
    name: str
    level: int


def tree(page: Page) -> list[Node]:
    """The nodes that a reader meets, in their order."""
    told = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    nodes = {each["nodeId"]: each for each in told}
    return [_node(each) for each in _below(told[0], nodes) if not each.get("ignored")]


def _below(node: dict[str, Any], nodes: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A node and all below it, as they are read; the browser hands them over level by level."""
    yield node
    for key in node.get("childIds", ()):
        if key in nodes:
            yield from _below(nodes[key], nodes)


def _node(told: dict[str, Any]) -> Node:
    levels = (each for each in told.get("properties", ()) if each["name"] == "level")
    level = next((each["value"]["value"] for each in levels), 0)
    value = {key: told.get(key, {}).get("value", "") for key in ("role", "name")}
    return Node(value["role"], str(value["name"]).strip(), level)


def slips(nodes: list[Node]) -> Iterator[str]:
    """What would leave a listener without a way."""
    counts = Counter(node.role for node in nodes)
    yield from (f"{counts[role]} × {role}" for role in ("main", "contentinfo") if counts[role] != 1)
    names = Counter(node.name for node in nodes if node.role == "navigation")
    yield from (f"navigation “{name}” × {names[name]}" for name in names if not name)
    yield from (f"navigation “{name}” × {number}" for name, number in names.items() if number > 1)
    levels = [node.level for node in nodes if node.role == "heading"]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings of level 1"
    for above, below in pairwise(levels):
        if below > above + 1:
            yield f"a heading of level {below} below one of level {above}"
    for node in nodes:
        needs_name = node.role in ("link", "button", "searchbox", "combobox", "image")
        if needs_name and not any(letter.isalnum() for letter in node.name):
            yield f"{node.role} without a name"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_listener_finds_the_way(visit: Visit, kind: str, language: str) -> None:
    """Landmarks, headings, links and fields are there, once, in order, and have names."""
    assert list(slips(tree(visit().go(page_of(kind, language).address)))) == []


def test_a_page_without_a_way_is_found(browser: Browser) -> None:
    """The test above can fail."""
    page = "<nav>x</nav><h2>x</h2><h4>x</h4><a href=y>*</a>"
    whole = f"<!doctype html><html lang=en><title>x</title>{page}".encode()
    with served({"index.html": whole}, PATH) as host, Visitor(browser, host) as visitor:
        assert list(slips(tree(visitor.go(PATH)))) == [
            "0 × main", "0 × contentinfo", "navigation “” × 1", "0 headings of level 1",
            "a heading of level 4 below one of level 2", "link without a name",
        ]  # fmt: skip
