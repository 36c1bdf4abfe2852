"""Pages are light: little comes before anything is seen, and not much in all."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.serving import Host, served
from tests.browser.weight import blocking, weigh
from tests.demonstration import LANGUAGES, PATH, page_of

KILO = 1024
FIRST = 14 * KILO
"""What a release may need before first paint: what fits into the first flight of a connection."""
WHOLE = 250 * KILO
"""What it may weigh in all, with fonts and its lead picture."""
SCRIPTS = 15 * KILO
"""What all its scripts may weigh."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_release_keeps_its_budgets(browser: Browser, host: Host, language: str) -> None:
    """The longest of all."""
    found = weigh(browser, host, page_of("release", language).address)
    assert found.first <= FIRST
    assert found.total <= WHOLE
    assert 0 < found.scripts <= SCRIPTS


def test_all_scripts_together_keep_the_budget(browser: Browser, host: Host) -> None:
    """But for the search, which loads its index only when somebody asks."""
    for kind in ("schedule", "event", "media_item", "programme"):
        assert weigh(browser, host, page_of(kind, "id").address).scripts <= SCRIPTS


def test_everything_is_weighed(browser: Browser) -> None:
    """A stylesheet for paper holds nothing up; a picture is part of the whole."""
    page = (
        b"<!doctype html><html lang=en><title>x</title><link rel=stylesheet href=/kit/a.css>"
        b"<link rel=stylesheet media=print href=/kit/b.css><img src=/kit/x.png alt=x>"
    )
    css, picture = b"a { color: red }", bytes(range(256)) * 9
    files = {"index.html": page, "a.css": css, "b.css": css * 9, "x.png": picture}
    assert blocking(page) == ["/kit/a.css"]
    with served(files, PATH) as host:
        found = weigh(browser, host, PATH)
    assert found.requests == 4
    assert len(page) // 3 < found.first < len(page) + 3 * len(css)
    assert found.total > len(picture) + found.first
