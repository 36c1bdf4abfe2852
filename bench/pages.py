#!/usr/bin/env python3
"""Prints what each kind of page of the demonstration weighs on a phone of 360 px.

    .venv/bin/python bench/pages.py        the longest page of each kind, in both languages

Columns: kilobytes before first paint (the page and the stylesheets that hold it up, gzip -9), of
scripts, requests, and kilobytes in all, with fonts and the pictures that are seen at once.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gaung.edges import programs
from tests.browser.serving import served
from tests.browser.visiting import FLAGS
from tests.browser.weight import weigh
from tests.demonstration import KINDS, LANGUAGES, PATH, demonstration, page_of


def main() -> None:
    """Weighs every kind of page and prints a line for each."""
    print(f"{'page':<20} {'':<4} {'first':>7} {'scripts':>8} {'requests':>9} {'total':>8}")
    path = programs.find("chromium")
    with sync_playwright() as playwright, served(demonstration().files, PATH) as host:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        for kind in KINDS:
            for language in LANGUAGES:
                page = page_of(kind, language)
                found = weigh(browser, host, page.address)
                print(
                    f"{page.kind:<20} {page.language:<4} {found.first / 1000:>7.1f}"
                    f" {found.scripts / 1000:>8.1f} {found.requests:>9} {found.total / 1000:>8.1f}"
                )


if __name__ == "__main__":
    main()
