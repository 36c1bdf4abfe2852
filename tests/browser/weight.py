"""What a page weighs on a phone: what must come before anything is seen, and what comes in all."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from lxml import html
from playwright.sync_api import Browser

from tests.browser.serving import Host, compressed
from tests.browser.visiting import PHONE, Visitor
from tests.demonstration import file_at

DOTS = 2
"""How many dots of the screen make a pixel of the page, each way."""


class Weight(NamedTuple):
    """Bytes as they travel, and how many files they travel in."""

    first: int
    """Before first paint: the page and the stylesheets that hold it up, compressed by gzip -9."""
    scripts: int
    """The scripts, compressed."""
    requests: int
    """How many files are asked for, the page included."""
    total: int
    """Everything, fonts and pictures too, as far as the reader sees without scrolling on."""


def weigh(browser: Browser, host: Host, address: str) -> Weight:
    """Open a page on a phone that has seen nothing of the site, and weigh what comes."""
    with Visitor(browser, host, viewport=PHONE, device_scale_factor=DOTS) as visitor:
        visitor.go(address)
        visitor.page.wait_for_load_state("networkidle")
    asked = [urlsplit(url).path for url in visitor.requests]
    files = [host.files[file_at(path)] for path in asked]
    page = host.files[file_at(address)]
    sheets = [host.files[file_at(path)] for path in blocking(page)]
    scripts = [data for path, data in zip(asked, files, strict=True) if path.endswith(".js")]
    return Weight(
        first=sum(len(compressed(data)) for data in (page, *sheets)),
        scripts=sum(len(compressed(data)) for data in scripts),
        requests=len(asked),
        total=sum(
            len(compressed(data) if host.is_compressed(path) else data)
            for path, data in zip(asked, files, strict=True)
        ),
    )


def blocking(page: bytes) -> list[str]:
    """The addresses of the stylesheets that hold a page up: those for paper do not."""
    links = html.document_fromstring(page.decode()).iterfind(".//link[@rel='stylesheet']")
    return [str(link.get("href")) for link in links if link.get("media") in (None, "all", "screen")]
