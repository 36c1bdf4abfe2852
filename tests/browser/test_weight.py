"""Pages are light: little comes before anything is seen, and not much in all."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.serving import Host, compressed, served
from tests.browser.weight import blocking, weigh
from tests.demonstration import KINDS, LANGUAGES, PATH, file_at, page_of

KILO = 1024
FIRST = 14 * KILO
"""What a release may need before first paint: what fits into the first flight of a connection."""
WHOLE = 250_000
"""What it may weigh in all, with fonts and its lead picture."""
SCRIPTS = 15_000
"""What all scripts together may weigh, but for the search."""
FONT = 60_000
"""What a font may weigh that a page loads."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_release_keeps_its_budgets(browser: Browser, host: Host, language: str) -> None:
    """The longest of all."""
    found = weigh(browser, host, page_of("release", language).address)
    assert found.first <= FIRST
    assert found.total <= WHOLE
    assert 0 < found.scripts <= SCRIPTS


def test_all_scripts_together_keep_the_budget(host: Host) -> None:
    """But for the search, which loads its index only when somebody asks."""
    scripts = {path: data for path, data in host.files.items() if path.endswith(".js")}
    ours = [data for path, data in scripts.items() if "search" not in path]
    assert len(ours) > 5
    assert sum(len(compressed(data)) for data in ours) <= SCRIPTS


def test_fonts_are_light_and_none_is_fetched_before_it_is_needed(host: Host) -> None:
    fonts = {path: len(data) for path, data in host.files.items() if path.endswith(".woff2")}
    assert len(fonts) > 3
    assert max(fonts.values()) <= FONT
    for kind in KINDS:
        page = host.files[file_at(page_of(kind, "id").address)]
        assert b'rel="preload"' not in page, kind
    sheets = b"".join(data for path, data in host.files.items() if path.endswith(".css"))
    # Besides these there are those of the reader's system, which stand in until they have come.
    assert sheets.count(b"@font-face") == len(fonts) + sheets.count(b"src:local(")
    assert sheets.count(b"font-display:swap") == len(fonts)


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
