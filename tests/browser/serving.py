"""A host that sends the policy of our own ``_headers``: nothing inline, nothing from elsewhere.

What its policy stops is written down.
"""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from gaung.edges.answers import TYPES
from gaung.outputs.headers import policy
from tests.demonstration import file_at

REPORTS = "/reports"
SEARCH = ("cari", "search")
"""The parts of addresses under which WebAssembly may run."""
COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest")


class Host(ThreadingHTTPServer):
    """Serves the files of a site under a path of this computer."""

    daemon_threads = True

    def __init__(self, files: Mapping[str, bytes], path: str) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, self))
        self.files = files
        self.path = path
        self.reports: list[str] = []
        """What the policy stopped, as browsers report it."""

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Browsers hang up as they please."""


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
        self._send(204, b"", ".txt")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the parent's name for it
        pass

    def _send(self, status: int, data: bytes, ending: str) -> None:
        may_search = any(f"/{part}/" in self.path for part in SEARCH)
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(ending, "application/octet-stream"))
        self.send_header(
            "Content-Security-Policy", f"{policy(runs_wasm=may_search)}; report-uri {REPORTS}"
        )
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "max-age=3600")
        if ending in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            data = compressed(data)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
