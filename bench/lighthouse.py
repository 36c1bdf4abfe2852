#!/usr/bin/env python3
"""Prints the marks that Lighthouse gives the main pages of the demonstration, as a phone.

    .venv/bin/python bench/lighthouse.py

Performance hangs on how busy this machine is; the other three do not, and tests hold them at 100.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.browser.lighthouse import CERTAIN, KINDS, looked_at
from tests.browser.serving import served
from tests.demonstration import LANGUAGES, PATH, demonstration, page_of

CATEGORIES = ("performance", *CERTAIN)


def main() -> None:
    """Looks at each page and prints a line for it."""
    pages = [page_of(kind, language) for kind in KINDS for language in LANGUAGES]
    print(f"{'page':<16} {'':<3}" + "".join(f" {category:>14}" for category in CATEGORIES))
    with served(demonstration().files, PATH) as host:
        found = looked_at([host.origin + page.address for page in pages], CATEGORIES)
        for page, each in zip(pages, found, strict=True):
            scores = "".join(f" {each['scores'][category]:>14}" for category in CATEGORIES)
            print(f"{page.kind:<16} {page.language:<3}{scores}", *each["below"], sep="\n  ")


if __name__ == "__main__":
    main()
