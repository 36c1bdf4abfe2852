"""Serves a site out of memory, on this computer only, and tells its pages when it changed."""

from __future__ import annotations

import ipaddress
import re
import socket
import socketserver
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

SCRIPT_PATH = "/__gaung/reload.js"
EVENTS_PATH = "/__gaung/events"
LAST_GOOD = "last-good"
"""In the query of an address: show the page as it was before there were errors."""

SCRIPT = b"""\
const version = new URL(document.currentScript.src).searchParams.get("v");
new EventSource("/__gaung/events").onmessage = (event) => {
  if (event.data !== version) location.reload();
};
"""

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".ics": "text/calendar; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".wasm": "application/wasm",
}
"""Written down, because what a system thinks of an ending differs from one to the next."""


@dataclass(frozen=True)
class Shown:
    """What is served at the moment: the last good site, and trouble if there is any."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    path: str = "/"
    """The path of the site, with a slash at both ends."""
    version: str = ""
    """Another one whenever a page looks different."""
    trouble: str = ""
    """A page to show in place of every page."""
    missing: str = ""
    """A page for addresses that are not there, where the site has none."""


@dataclass(frozen=True)
class Answer:
    """What is sent for an address: a file, or the way to another address."""

    status: HTTPStatus
    data: bytes = b""
    kind: str = TYPES[".html"]
    location: str = ""


def answer(shown: Shown, target: str) -> Answer:
    """Find what is to be sent for the target of a request."""
    url = urlsplit(target)
    path = unquote(url.path)
    inside = path.removeprefix(shown.path)
    name = inside + "index.html" if inside.endswith("/") or not inside else inside
    is_page = PurePosixPath(name).suffix in (".html", "")
    if shown.trouble and is_page and url.query != LAST_GOOD:
        page = shown.trouble.encode()
        return Answer(HTTPStatus.INTERNAL_SERVER_ERROR, _with_script(page, shown))
    if not path.startswith(shown.path):
        if path == "/":
            return Answer(HTTPStatus.FOUND, location=shown.path)
    elif name in shown.files:
        data, kind = shown.files[name], TYPES.get(PurePosixPath(name).suffix)
        data = _with_script(data, shown) if kind == TYPES[".html"] else data
        return Answer(HTTPStatus.OK, data, kind or "application/octet-stream")
    elif f"{name}/index.html" in shown.files:
        return Answer(HTTPStatus.FOUND, location=f"{url.path}/")
    pages = (f"{inside.partition('/')[0]}/404.html", "404.html")
    page = next((shown.files[page] for page in pages if page in shown.files), b"")
    return Answer(HTTPStatus.NOT_FOUND, _with_script(page or shown.missing.encode(), shown))


def _with_script(page: bytes, shown: Shown) -> bytes:
    script = f'<script src="{SCRIPT_PATH}?v={shown.version}" defer></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script


def part(wanted: str, size: int) -> tuple[int, int] | None:
    """Give the first byte of a range and the one after its last; nothing for what is no range."""
    match = re.fullmatch(r"bytes=(\d*)-(\d*)", wanted.strip())
    if match is None or not any(match.groups()):
        return None
    if not match[1]:
        return max(0, size - int(match[2])), size
    return int(match[1]), min(int(match[2]) + 1, size) if match[2] else size


def is_local(host: str, own: str) -> bool:
    """Tell whether a request names this computer; a foreign name may have been bent to us."""
    name = urlsplit(f"//{host}").hostname or ""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return name in ("localhost", own)
    return True


class Stage:
    """Where the site stands that is served; whoever watches it is told when it changes."""

    def __init__(self) -> None:
        self.shown = Shown()
        self.is_open = True
        self._changed = threading.Condition()

    def show(self, shown: Shown) -> None:
        """Serve another site from now on."""
        with self._changed:
            self.shown = shown
            self._changed.notify_all()

    def close(self) -> None:
        """Send everybody home."""
        with self._changed:
            self.is_open = False
            self._changed.notify_all()

    def wait(self, known: str, seconds: float) -> str:
        """Give the version once it is another than the known one, or after a while."""
        with self._changed:
            self._changed.wait_for(lambda: not self.is_open or self.shown.version != known, seconds)
            return self.shown.version


class _Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    protocol_version = "HTTP/1.1"
    server_version = "Gaung"
    sys_version = ""

    def __init__(self, stage: Stage, own: str, *rest: Any) -> None:
        self.stage = stage
        self.own = own
        super().__init__(*rest)

    def do_GET(self) -> None:
        """Send what stands at an address."""
        path = urlsplit(self.path).path
        if not is_local(self.headers.get("Host", ""), self.own):
            self._send(Answer(HTTPStatus.MISDIRECTED_REQUEST))
        elif path == EVENTS_PATH:
            self._tell_changes()
        elif path == SCRIPT_PATH:
            self._send(Answer(HTTPStatus.OK, SCRIPT, TYPES[".js"]))
        else:
            shown = self.stage.shown
            self._send(answer(shown, self.path), f'"{shown.version}"')

    do_HEAD = do_GET  # noqa: N815 - http.server looks for these names

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the parent's name for it
        """Say nothing: the terminal is for what concerns the content."""

    def _send(self, found: Answer, tag: str = "") -> None:
        status, data, size = found.status, found.data, len(found.data)
        headers = {"Content-Type": found.kind, "Cache-Control": "no-cache"}
        if found.location:
            headers["Location"] = found.location
        if tag and status is HTTPStatus.OK:
            headers |= {"ETag": tag, "Accept-Ranges": "bytes"}
            if self.headers.get("If-None-Match") == tag:
                status, data = HTTPStatus.NOT_MODIFIED, b""
            elif (span := part(self.headers.get("Range", ""), size)) and self.headers.get(
                "If-Range", tag
            ) == tag:
                start, end = span
                is_there = start < end
                status = (
                    HTTPStatus.PARTIAL_CONTENT
                    if is_there
                    else HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE
                )
                data = data[start:end]
                place = f"{start}-{end - 1}" if is_there else "*"
                headers["Content-Range"] = f"bytes {place}/{size}"
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _tell_changes(self) -> None:
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        known = ""
        while self.stage.is_open:
            version = self.stage.wait(known, 15)
            # A comment now and then shows whether anybody is still there.
            line = f"data: {version}\n\n" if version != known else ": \n\n"
            self.wfile.write(line.encode())
            known = version


class Server(ThreadingHTTPServer):
    """Serves a stage to any number of browsers."""

    daemon_threads = True
    # Windows would let two servers share a port.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, stage: Stage, host: str, port: int) -> None:
        self.own = host
        if ":" in host:
            self.address_family = socket.AF_INET6
        super().__init__((host, port), partial(_Handler, stage, host))

    @property
    def url(self) -> str:
        """The address of its root."""
        host = "localhost" if self.own in ("", "0.0.0.0", "::") else self.own  # noqa: S104 - read
        return f"http://{f'[{host}]' if ':' in host else host}:{self.server_port}"

    def server_bind(self) -> None:
        """Take the port, without asking the network what this computer is called."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over browsers that went away in the middle of an answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)
