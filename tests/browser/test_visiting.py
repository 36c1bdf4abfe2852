"""The visitor sees what goes wrong, and the demonstration gives nothing to see."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Visit
from tests.browser.serving import served
from tests.browser.visiting import Visitor
from tests.demonstration import KINDS, LANGUAGES, PATH, page_of

BROKEN = {
    "inline script": ("<script>1</script>", "script-src"),
    "inline style": ("<p style='color: red'>x</p>", "style-src"),
    "another host": (
        "<img src='https://elsewhere.invalid/x.png' alt=''>",
        "asks https://elsewhere.invalid",
    ),
    "missing file": ("<img src='/kit/x.png' alt=''>", "404"),
    "error": ("<script src='/kit/x.js'></script>", "x is not defined"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_slip_is_seen(browser: Browser, name: str) -> None:
    """Each thing that may not be is written down, or the tests of this folder could not fail."""
    body, told = BROKEN[name]
    page = f"<!doctype html><html lang=en><title>x</title>{body}".encode()
    with (
        served({"index.html": page, "x.js": b"x"}, PATH) as host,
        Visitor(browser, host) as visitor,
    ):
        visitor.go("/kit/")
        visitor.page.wait_for_timeout(100)
    assert any(told in slip for slip in visitor.slips), visitor.slips


def test_a_sound_page_gives_no_trouble(browser: Browser) -> None:
    with (
        served({"index.html": b"<!doctype html><html lang=en><title>x</title>"}, PATH) as host,
        Visitor(browser, host) as visitor,
    ):
        visitor.go("/kit/")
    assert visitor.slips == []
    assert visitor.requests == [f"{host.origin}/kit/"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_keeps_the_policy(visit: Visit, kind: str, language: str) -> None:
    """No error, nothing missing, nothing from elsewhere, nothing kept, with scripts."""
    visitor = visit()
    visitor.go(page_of(kind, language).address)
    assert visitor.page.locator("main h1").count() == 1
    assert visitor.context.cookies() == []
    assert visitor.page.evaluate("localStorage.length + sessionStorage.length") == 0
