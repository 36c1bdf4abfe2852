"""What is on a page stays where it is while its fonts and scripts come."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.serving import Host, served
from tests.browser.visiting import Visitor
from tests.demonstration import LANGUAGES, PATH, page_of

MOST = 24
"""How many pixels anything may move: less than a line."""
_PLACES = """\
async () => {
  await document.fonts.ready;
  const all = [...document.querySelectorAll("main :is(h1, h2, p, dl, ul, figure, form, button)")];
  const seen = all.filter((each) => each.checkVisibility({ visibilityProperty: true }));
  const name = (each) => `${each.tagName} ${all.indexOf(each)}`;
  return seen.map((each) => [name(each), each.getBoundingClientRect().top]);
}
"""


def places(browser: Browser, host: Host, address: str, *, without: str = "") -> dict[str, float]:
    """Where what is seen on a phone begins, by its place in the page."""
    # The reader's own time beside the event's is for readers elsewhere.
    with Visitor(browser, host, timezone_id="Asia/Makassar") as visitor:
        if without:
            visitor.page.route(without, lambda route: route.abort())
        visitor.go(address)
        return dict(visitor.page.evaluate(_PLACES))


def moved(browser: Browser, host: Host, address: str, late: str) -> list[str]:
    """What of the first two screens is elsewhere once the files that come late are there."""
    before = places(browser, host, address, without=late)
    after = places(browser, host, address)
    return [
        f"{name}: {before[name]:.0f} → {top:.0f}"
        for name, top in after.items()
        if name in before and top < 1500 and abs(before[name] - top) > MOST
    ]


def test_what_a_script_pushes_aside_is_found(browser: Browser) -> None:
    """What comes late and changes nothing is none of it."""
    page = b"<!doctype html><html lang=en><title>x</title><main><h1>x</h1><p>y</p></main>"
    page += b"<script src=/kit/x.js></script>"
    script = b"document.querySelector('h1').style.paddingBottom = '50px'"
    with served({"index.html": page, "x.js": script}, PATH) as host:
        assert moved(browser, host, "/kit/", "**/*.js") != []
        assert moved(browser, host, "/kit/", "**/*.css") == []


@pytest.mark.parametrize("kind", ["release", "schedule", "media_item"])
def test_scripts_push_nothing_aside(browser: Browser, host: Host, kind: str) -> None:
    """What a script shows has its room before."""
    assert moved(browser, host, page_of(kind, "id").address, "**/*.js") == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["release", "award"])
def test_fonts_push_nothing_aside(browser: Browser, host: Host, kind: str, language: str) -> None:
    """What stands in for them fills the same room."""
    assert moved(browser, host, page_of(kind, language).address, "**/*.woff2") == []
