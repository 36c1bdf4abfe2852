"""A finished site on a server of its own, and a browser that looks at it under a strict policy.

The policy allows nothing inline and nothing from elsewhere but the players that a reader may ask
for. A page fails its test when anything stands on the console or asks another host.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from gaung.build import Build

POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-src https://www.youtube-nocookie.com https://player.vimeo.com"
)
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "txt": "text/plain; charset=utf-8",
    "svg": "image/svg+xml",
}


def handler(site: Build) -> type[BaseHTTPRequestHandler]:
    assert site.kit is not None
    addresses = site.kit.addresses

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            file = addresses.output(path) if path.startswith(addresses.path) else ""
            data = site.files.get(file)
            # Browsers ask for an icon at the top of the host, which is not the site's.
            missing = 204 if path == "/favicon.ico" else 404
            self.send_response(200 if data is not None else missing)
            self.send_header("Content-Type", TYPES.get(file.rpartition(".")[2], "image/jpeg"))
            self.send_header("Content-Security-Policy", POLICY)
            self.send_header("Content-Length", str(len(data or b"")))
            self.end_headers()
            self.wfile.write(data or b"")

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
            """Say nothing: tests speak."""

    return Answers


@dataclass
class Stage:
    """A browser with a site."""

    browser: Browser
    origin: str
    slips: list[str] = field(default_factory=list)
    """What went wrong on any of its pages."""

    @contextmanager
    def page(self, address: str, *, before: Callable[[Page], None] = lambda _: None,
             permissions: tuple[str, ...] = (), **options: Any) -> Iterator[Page]:  # fmt: skip
        """Open a page; the options are those of a context of the browser."""
        context = self.browser.new_context(base_url=self.origin, **options)
        if permissions:
            context.grant_permissions(list(permissions))
        page = context.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.slips.append(str(error)))
        page.on("request", self._asked)
        before(page)
        page.goto(address)
        try:
            yield page
            assert self.slips == []
        finally:
            self.slips.clear()
            context.close()

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.slips.append(message.text)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self.slips.append(f"asks {request.url}")


@contextmanager
def stage(browser: Browser, site: Build) -> Iterator[Stage]:
    """Serve a site to a browser for as long as this lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(site))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Stage(browser, f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
