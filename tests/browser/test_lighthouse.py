"""Lighthouse gives full marks for accessibility, best practices and search engines."""

from __future__ import annotations

from tests.browser.lighthouse import CERTAIN, KINDS, looked_at
from tests.browser.serving import Host, served
from tests.demonstration import LANGUAGES, PATH, page_of

BROKEN = b"<!doctype html><html><img src='x.png'><p><a href='y'>click here</a>"


def test_lighthouse_is_awake() -> None:
    """No language, no title, no description, a picture that is not there."""
    with served({"index.html": BROKEN}, PATH) as host:
        (found,) = looked_at(host, [PATH])
    assert all(found["scores"][category] < 100 for category in CERTAIN), found


def test_main_pages_have_full_marks(host: Host) -> None:
    addresses = [page_of(kind, language).address for kind in KINDS for language in LANGUAGES]
    found = list(looked_at(host, addresses))
    assert len(found) == len(addresses)
    below = {each["url"]: each["below"] for each in found if set(each["scores"].values()) != {100}}
    assert below == {}
