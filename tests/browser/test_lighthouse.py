"""Lighthouse gives full marks for accessibility, best practices and search engines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

import pytest

from tests.browser.lighthouse import CERTAIN, KINDS, looked_at
from tests.browser.serving import Host, served
from tests.demonstration import LANGUAGES, PATH, page_of

BROKEN = b"<!doctype html><html><img src='x.png'><p><a href='y'>click here</a>"


@pytest.fixture(scope="module")
def broken() -> Iterator[Host]:
    """A page with no language, no title, no description, and a picture that is not there."""
    with served({"index.html": BROKEN}, PATH) as host:
        yield host


def test_main_pages_have_full_marks_and_a_broken_one_has_not(host: Host, broken: Host) -> None:
    """Each kind in one language, in turn: the other says the same with other words."""
    pages = [
        page_of(kind, language) for kind, language in zip(KINDS, cycle(LANGUAGES), strict=False)
    ]
    addresses = [broken.origin + PATH, *(host.origin + page.address for page in pages)]
    awake, *found = looked_at(addresses)
    assert len(found) == len(pages)
    assert {
        each["url"]: each["below"] for each in found if set(each["scores"].values()) != {100}
    } == {}
    assert all(awake["scores"][category] < 100 for category in CERTAIN), awake
