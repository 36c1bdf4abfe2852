"""A small finished site on a host of its own, and a browser that looks at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page

from gaung.build import Build
from tests.browser.serving import Host, served
from tests.browser.visiting import Visitor


@dataclass
class Stage:
    """A browser with a site."""

    browser: Browser
    host: Host
    slips: list[str] = field(default_factory=list)
    """What went wrong on the page that is open."""

    @contextmanager
    def page(self, address: str, *, before: Callable[[Page], None] = lambda _: None,
             permissions: tuple[str, ...] = (), **options: Any) -> Iterator[Page]:  # fmt: skip
        """Open a page; the options are those of a context of the browser."""
        with Visitor(self.browser, self.host, permissions=permissions, **options) as visitor:
            self.slips = visitor.slips
            before(visitor.page)
            yield visitor.go(address)
        assert visitor.slips == []


@contextmanager
def stage(browser: Browser, site: Build) -> Iterator[Stage]:
    """Serve a site to a browser for as long as this lasts."""
    assert site.kit is not None
    with served(site.files, site.kit.addresses.path) as host:
        yield Stage(browser, host)
