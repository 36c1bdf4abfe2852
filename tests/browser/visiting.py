"""A visitor whose browser writes down everything that goes wrong."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Literal, Self

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    ViewportSize,
    WebError,
)

from tests.browser.serving import Host

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
)
"""How Chromium is started: as root, without a screen, keeping to itself."""

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 900}


class Visitor:
    """One visit of a site, with its own window, settings and list of trouble."""

    def __init__(self, browser: Browser, host: Host, **settings: Any) -> None:
        settings = {"viewport": PHONE, "locale": "id-ID"} | settings
        self.host = host
        self.slips: list[str] = []
        """What went wrong: errors of the console, requests that failed or went elsewhere."""
        self.requests: list[str] = []
        """The address of everything that was asked for."""
        self.context: BrowserContext = browser.new_context(base_url=host.origin, **settings)
        self.context.set_default_timeout(10_000)
        self.context.on("console", self._console)
        self.context.on("weberror", self._error)
        self.context.on("request", self._request)
        self.context.on("requestfailed", self._failed)
        self.context.on("response", self._response)
        self.page: Page = self.context.new_page()
        self._reports = len(host.reports)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def go(self, address: str, until: Literal["load", "domcontentloaded"] = "load") -> Page:
        """Open a page of the site and wait until everything of it is there, or all but pictures."""
        self.page.goto(address, wait_until=until)
        return self.page

    def close(self) -> None:
        """End the visit."""
        self.context.close()
        self.slips.extend(self.host.reports[self._reports :])
        self._reports = len(self.host.reports)

    def _console(self, message: ConsoleMessage) -> None:
        # Browsers ask the top of a host for an icon, where the page names none.
        is_icon = str(message.location.get("url", "")).endswith("/favicon.ico")
        if message.type in ("error", "warning") and not is_icon:
            self.slips.append(f"{self.page.url}: {message.type}: {message.text}")

    def _error(self, error: WebError) -> None:
        self.slips.append(f"{self.page.url}: {error.error}")

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith((self.host.origin, "data:", "blob:")):
            self.slips.append(f"asks {request.url}")

    def _failed(self, request: Request) -> None:
        # A download, or a page that is left, ends the request for it.
        if request.failure != "net::ERR_ABORTED":
            self.slips.append(f"{self.page.url}: {request.failure}: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.slips.append(f"{self.page.url}: {response.status}: {response.url}")
