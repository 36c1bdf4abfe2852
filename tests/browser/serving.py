"""A host that does as the ``_headers`` of a site say, as Netlify and Cloudflare do.

So the policy that is tested is the one that is published. What it stops is written down.
"""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import lru_cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from gaung.edges.answers import TYPES
from tests.demonstration import file_at

REPORTS = "/reports"
STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
"""The policy of a site that says none."""
COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest")


class Host(ThreadingHTTPServer):
    """Serves the files of a site under a path of this computer."""

    daemon_threads = True

    def __init__(self, files: Mapping[str, bytes], path: str) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, self))
        self.files = files
        self.path = path
        self.rules = tuple(_rules(files["_headers"].decode())) if "_headers" in files else ()
        self.reports: list[str] = []
        """What the policy stopped, as browsers report it."""

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def is_compressed(self, path: str) -> bool:
        """Whether the file at an address is one that gzip makes smaller."""
        return PurePosixPath(file_at(path, self.path)).suffix in COMPRESSED

    def headers(self, path: str) -> dict[str, str]:
        """The headers of an address; the values of several rules are joined, as hosts do."""
        found: dict[str, str] = {}
        for address, name, value in self.rules:
            if fnmatchcase(path, address):
                found[name] = f"{found[name]}, {value}" if name in found else value
        policy = found.get("Content-Security-Policy", STRICT)
        return {**found, "Content-Security-Policy": f"{policy}; report-uri {REPORTS}"}

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Browsers hang up as they please."""


def _rules(text: str) -> Iterator[tuple[str, str, str]]:
    """Give address, name and value of each line that says a header."""
    address = ""
    for line in text.splitlines():
        if line.startswith("/"):
            address = line
        elif line.strip():
            name, _, value = line.strip().partition(": ")
            yield address, name, value


@contextmanager
def served(files: Mapping[str, bytes], path: str) -> Iterator[Host]:
    """Serve files for a while."""
    host = Host(files, path)
    thread = threading.Thread(target=host.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield host
    finally:
        host.shutdown()
        thread.join()
        host.server_close()


@lru_cache(maxsize=4096)
def compressed(data: bytes) -> bytes:
    """Give bytes as a good host sends them."""
    return gzip.compress(data, 9, mtime=0)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, host: Host, *rest: Any) -> None:
        self.host = host
        super().__init__(*rest)

    def do_GET(self) -> None:
        path = unquote(self.path.partition("?")[0])
        inside = path.startswith(self.host.path)
        name = file_at(path, self.host.path) if inside else ""
        found = self.host.files.get(name)
        if found is None:
            language = name.partition("/")[0]
            self._send(404, self.host.files.get(f"{language}/404.html", b"not here"), ".html")
        else:
            self._send(200, found, PurePosixPath(name).suffix)

    def do_POST(self) -> None:
        data = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        if self.path == REPORTS:
            self.host.reports.append(data.decode())
        self.send_response(204)  # and no body: a byte here would be read as the next answer
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the parent's name for it
        pass

    def _send(self, status: int, data: bytes, ending: str) -> None:
        headers = {
            "Content-Type": TYPES.get(ending, "application/octet-stream"),
            "Cache-Control": "max-age=3600",
            **self.host.headers(self.path.partition("?")[0]),
        }
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if ending in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            data = compressed(data)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
