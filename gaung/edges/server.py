"""Serves a site out of memory, on this computer only, and tells its pages when it changed."""

from __future__ import annotations

import socket
import socketserver
import sys
import threading
from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

from gaung.edges.answers import (
    EVENTS_PATH,
    TOOLS,
    Answer,
    Shown,
    answer,
    headers,
    is_local,
    looks,
    part,
)


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
        path = self.path.partition("?")[0]
        if not is_local(self.headers.get("Host", ""), self.own):
            self._send(Answer(HTTPStatus.MISDIRECTED_REQUEST))
        elif path == EVENTS_PATH:
            self._tell_changes()
        elif path in TOOLS:
            self._send(Answer(HTTPStatus.OK, *TOOLS[path]))
        else:
            self._send_file()

    do_HEAD = do_GET  # noqa: N815 - http.server looks for these names

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the parent's name for it
        """Say nothing: the terminal is for what concerns the content."""

    def _send_file(self) -> None:
        shown = self.stage.shown
        found = answer(shown, self.path)
        if found.status is not HTTPStatus.OK:
            self._send(found)
            return
        tag = f'"{shown.version}"'
        if self.headers.get("If-None-Match") == tag:
            found = Answer(HTTPStatus.NOT_MODIFIED)
        elif self.headers.get("If-Range", tag) == tag:
            found = part(found, self.headers.get("Range", ""))
        asked = headers(shown, self.path)
        self._send(found, {**asked, "ETag": tag, "Accept-Ranges": "bytes"})

    def _send(self, found: Answer, more: Mapping[str, str] = {}) -> None:
        said = {
            "Content-Type": found.kind,
            "Content-Length": str(len(found.data)),
            "Content-Range": found.place,
            "Location": found.location,
            "Cache-Control": "no-cache",
            **more,
        }
        self.send_response(found.status)
        for name, value in said.items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(found.data)

    def _tell_changes(self) -> None:
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        page = unquote(self.path.partition("?")[2])
        known = look = ""
        while self.stage.is_open:
            known = self.stage.wait(known, 15)
            before, look = look, looks(self.stage.shown, page)
            # A comment now and then shows whether anybody is still there.
            line = f"data: {look}\n\n" if look != before else ": \n\n"
            self.wfile.write(line.encode())


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
