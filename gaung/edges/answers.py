"""What is sent for an address: a file of the site, a page about trouble, or the way elsewhere."""

from __future__ import annotations

import hashlib
import ipaddress
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from functools import lru_cache
from http import HTTPStatus
from pathlib import PurePosixPath
from urllib.parse import unquote

from gaung.edges import bar_dress
from gaung.edges.bar_dress import with_bar

SCRIPT_PATH = "/__gaung/reload.js"
GALLERY_PATH = "/__gaung/components/"
EVENTS_PATH = "/__gaung/events"
STATUS_PATH = "/__gaung/status"
"""Where the preview tells how the texts of the site stand."""
LAST_GOOD = "last-good"
"""In the query of an address: show the page as it was before there were errors."""

SCRIPT = b"""\
// Shows a page anew when it has changed: its styles and the bar without loading it again, all else
// with.
const version = new URL(document.currentScript.src).searchParams.get("v");
const path = encodeURIComponent(location.pathname);
const fetched = async (cache) => (await fetch(location.href, { cache })).text();
const styles = /<link rel="stylesheet"[^>]*>/g;
const bars = /<aside id="_gaung"[^]*?<\\/aside>/;
const ours = /<script src="\\/__gaung[^>]*>/g;
const rest = (text) => text.replace(styles, "").replace(bars, "").replace(ours, "");
let shown = fetched("force-cache");

async function renew() {
  const [before, after] = [await shown, await fetched("reload")];
  if (rest(before) !== rest(after)) return location.reload();
  shown = Promise.resolve(after);
  const old = document.querySelectorAll('link[rel="stylesheet"]');
  const page = new DOMParser().parseFromString(after, "text/html");
  const [bar, newer] = [document, page].map((each) => each.getElementById("_gaung"));
  if (bar && newer) {
    bar.replaceWith(document.importNode(newer, true));
    document.dispatchEvent(new Event("gaung:bar"));
  }
  for (const link of page.querySelectorAll('link[rel="stylesheet"]')) {
    document.head.append(document.importNode(link));
  }
  // The old ones stay until the new ones are there, or the page would flash.
  setTimeout(() => old.forEach((link) => link.remove()), 300);
}

let known = version;
new EventSource(`/__gaung/events?${path}`).onmessage = (event) => {
  if (event.data === known) return;
  known = event.data;
  renew();
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


TOOLS = {
    SCRIPT_PATH: (SCRIPT, TYPES[".js"]),
    bar_dress.BAR_SCRIPT_PATH: (bar_dress.SCRIPT, TYPES[".js"]),
    bar_dress.BAR_STYLE_PATH: (bar_dress.STYLE, TYPES[".css"]),
}
"""The files of the preview itself, by address: what they hold and what they are."""


@dataclass(frozen=True)
class Shown:
    """What is served at the moment: the last good site, and trouble if there is any."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    path: str = "/"
    """The path of the site, with a slash at both ends."""
    version: str = ""
    """Another one whenever anything looks different."""
    trouble: str = ""
    """A page to show in place of every page."""
    missing: str = ""
    """A page for addresses that are not there, where the site has none."""
    gallery: Callable[[], Mapping[str, bytes]] = field(default=dict, compare=False)
    """Gives the pages of the gallery of components, by file; made when somebody asks."""
    language: str = ""
    """The language of the gallery for those who name none."""
    status: Callable[[], str] | None = None
    """Gives a page about how the texts of the site stand."""
    late: Callable[[str], bytes | None] = field(default=lambda _: None, compare=False)
    """Gives files that are made only when they are asked for."""
    bar: Callable[[str], str] = field(default=lambda _: "", compare=False)
    """Gives what the desk is told on top of a page, by its file."""


@dataclass(frozen=True)
class Answer:
    """What is sent for an address: a file, or the way to another address."""

    status: HTTPStatus
    data: bytes = b""
    kind: str = TYPES[".html"]
    location: str = ""
    place: str = ""
    """Which part of the file it is, where only a part was asked for."""
    name: str = ""
    """The file of the site that it is."""


def answer(shown: Shown, target: str) -> Answer:
    """Give what is to be sent for the target of a request; pages learn when they change."""
    found = _with_bar(shown, _found(shown, target))
    if found.kind == TYPES[".html"] and not found.location:
        return replace(found, data=_with_script(found.data))
    return found


def looks(shown: Shown, target: str) -> str:
    """Give what tells one look of a page from another."""
    return _look(_with_bar(shown, _found(shown, target)).data)


def _with_bar(shown: Shown, found: Answer) -> Answer:
    if found.kind != TYPES[".html"] or not found.name:
        return found
    return replace(found, data=with_bar(found.data, shown.bar(found.name)))


def headers(shown: Shown, target: str) -> dict[str, str]:
    """Give the headers that the site asks its host for, so that the preview is as strict.

    How long browsers keep a file, and what it is, we know better.
    """
    path = unquote(target.partition("?")[0])
    found: dict[str, str] = {}
    for address, name, value in rules(shown.files.get("_headers", b"")):
        if name not in ("Cache-Control", "Content-Type") and fnmatchcase(path, address):
            found[name] = f"{found[name]}, {value}" if name in found else value
    return found


@lru_cache(maxsize=2)
def rules(told: bytes) -> tuple[tuple[str, str, str], ...]:
    """Give address, name and value of each header that ``_headers`` names."""
    rules, address = [], ""
    for line in told.decode().splitlines():
        if line.startswith("/"):
            address = line
        elif line.strip():
            name, _, value = line.strip().partition(": ")
            rules.append((address, name, value))
    return tuple(rules)


def _found(shown: Shown, target: str) -> Answer:
    address, _, query = target.partition("?")
    path = unquote(address)
    inside = path.removeprefix(shown.path)
    name = inside + "index.html" if inside.endswith("/") or not inside else inside
    if tool := _tool(shown, path, name):
        return tool
    is_page = PurePosixPath(name).suffix in (".html", "")
    if shown.trouble and is_page and query != LAST_GOOD:
        page = shown.trouble.encode()
        return Answer(HTTPStatus.INTERNAL_SERVER_ERROR, page)
    if not path.startswith(shown.path):
        if path == "/":
            return Answer(HTTPStatus.FOUND, location=shown.path)
    elif (data := shown.files[name] if name in shown.files else shown.late(name)) is not None:
        kind = TYPES.get(PurePosixPath(name).suffix)
        return Answer(HTTPStatus.OK, data, kind or "application/octet-stream", name=name)
    elif f"{name}/index.html" in shown.files:
        return Answer(HTTPStatus.FOUND, location=f"{address}/")
    pages = (f"{inside.partition('/')[0]}/404.html", "404.html")
    page = next((shown.files[page] for page in pages if page in shown.files), b"")
    return Answer(HTTPStatus.NOT_FOUND, page or shown.missing.encode())


def _tool(shown: Shown, path: str, name: str) -> Answer | None:
    """Give what the preview itself has at an address: how the texts stand, the gallery."""
    if path == STATUS_PATH and shown.status is not None:
        return Answer(HTTPStatus.OK, shown.status().encode())
    if not path.endswith(GALLERY_PATH):
        return None
    if path == GALLERY_PATH:
        return Answer(HTTPStatus.FOUND, location=f"{shown.path}{shown.language}{GALLERY_PATH}")
    page = shown.gallery().get(name)
    return Answer(HTTPStatus.OK, page) if page else None


def _look(page: bytes) -> str:
    return hashlib.sha256(page).hexdigest()[:12]


def _with_script(page: bytes) -> bytes:
    script = f'<script src="{SCRIPT_PATH}?v={_look(page)}" defer></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script


def part(whole: Answer, wanted: str) -> Answer:
    """Give the part of a file that a ``Range`` asks for; films are wound forward like that."""
    match = re.fullmatch(r"bytes=(\d*)-(\d*)", wanted.strip())
    if match is None or not any(match.groups()):
        return whole
    size = len(whole.data)
    first, last = match.groups()
    start = int(first) if first else max(0, size - int(last))
    end = min(int(last) + 1, size) if first and last else size
    if start >= end:
        status = HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE
        return replace(whole, status=status, data=b"", place=f"bytes */{size}")
    place = f"bytes {start}-{end - 1}/{size}"
    data = whole.data[start:end]
    return replace(whole, status=HTTPStatus.PARTIAL_CONTENT, data=data, place=place)


def is_local(host: str, own: str) -> bool:
    """Tell whether a request names this computer; a foreign name may have been bent to us."""
    name = re.sub(r":\d+$", "", host)
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return name in ("localhost", own)
    return True
