"""What hosts are told: headers, redirects, types; for Netlify and Cloudflare, and for Apache.

``_headers`` and ``_redirects`` are read by Netlify and Cloudflare Pages, ``.htaccess`` by Apache.
Other hosts leave them alone, and nothing of the site depends on them: old addresses have pages
that lead on. Where two rules of ``_headers`` fit an address, hosts join their values, and two
policies would forbid what either forbids. So every folder of pages has a rule of its own, and
no page has two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from gaung.model.kit import Kit
from gaung.model.media import Media
from gaung.model.site import WebEditor
from gaung.outputs.pages.elsewhere import player
from gaung.outputs.pages.frame import Frame
from gaung.outputs.redirects import Redirect
from gaung.plan import Output, Workbench

GENERAL = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    # All of the site is public: programs in other pages may read its feeds and schedules.
    ("Access-Control-Allow-Origin", "*"),
)
"""The headers of every file."""
UNLISTED = (*GENERAL[:-1], ("X-Robots-Tag", "noindex, nofollow, noarchive"))
"""The same for a site that is not public: no engine lists it, no other page reads it."""
FOREVER = "public, max-age=31536000, immutable"
"""How long browsers keep a file whose name has the digest of its contents."""
TYPES = {
    "atom.xml": "application/atom+xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
    "schedule.xml": "application/vnd.c3voc.schedule+xml; charset=utf-8",
    "site.webmanifest": "application/manifest+json",
}
"""The types of files whose endings say too little, by name."""
ENDINGS = {
    "ics": "text/calendar",
    "csv": "text/csv",
    "vtt": "text/vtt",
    "webmanifest": "application/manifest+json",
}
"""The types that Apache may not know, by ending."""

EDITOR = "admin"
"""Where the web editor is."""
_EDITED = {
    "github": ("https://api.github.com",),
    "gitlab": ("https://gitlab.com",),
    "gitea": ("https://gitea.com",),
}
"""What the web editor talks to, by the kind of host."""
_FACES = {"github": ("https://avatars.githubusercontent.com",)}
"""Where the pictures of those who edit come from, if it is elsewhere."""
_DIGEST = re.compile(r"\.[0-9a-f]{12}\.[a-z0-9]+$")


@dataclass(frozen=True, slots=True)
class Hosting:
    """Everything that a host should know."""

    root: str
    """The path of the site, with a slash at both ends."""
    policies: tuple[tuple[str, str], ...]
    """Address of a page, or of a folder with ``*`` behind it, and its content security policy."""
    kept: tuple[str, ...]
    """Folders of files that never change, with ``*`` behind them."""
    moved: tuple[tuple[str, str], ...]
    """Old and new addresses."""
    gone: tuple[str, ...]
    """Addresses that were given up on purpose."""
    general: tuple[tuple[str, str], ...] = GENERAL
    """The headers of every file."""
    apart: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """Folders that are no part of the public site, with ``*`` behind them, and their headers."""


def plan(kit: Kit, outputs: tuple[Output[Any], ...]) -> Iterator[Output[Hosting]]:
    """Give the files that hosts read."""
    file = kit.addresses.file
    hosting = Hosting(
        root=kit.addresses.root(),
        policies=tuple(_policies(kit, outputs)),
        kept=tuple(_kept(kit, outputs)),
        moved=tuple(
            (file(output.path.removesuffix("index.html")), output.view.address)
            for output in outputs
            if isinstance(output.view, Redirect)
        ),
        gone=tuple(file(known.address) for known in kit.ledger if known.is_gone),
        general=UNLISTED if kit.audience.sees_embargoed else GENERAL,
        apart=tuple((file(f"{EDITOR}/*"), headers) for headers in _of_editor(kit)),
    )
    yield Output("_headers", hosting, as_headers)
    yield Output("_redirects", hosting, as_redirects)
    yield Output(".htaccess", hosting, as_htaccess)


def _policies(kit: Kit, outputs: tuple[Output[Any], ...]) -> Iterator[tuple[str, str]]:
    """Give the policy of each folder of pages: the first two parts of their addresses."""
    urls = [entry.record.url for entry in kit.all(Media) if entry.record.url]
    hosts = sorted(set(map(_host, urls)))
    players = sorted({_host(shown.address) for shown in map(player, urls) if shown})
    folders: dict[str, bool] = {}
    for output in outputs:
        if isinstance(getattr(output.view, "frame", None), Frame):
            parts = output.path.removesuffix("index.html").split("/")
            page = "/".join(parts[:2]) + "/*" if len(parts) > 2 else "/".join(parts)
            runs = bool(getattr(output.view, "runs_wasm", False))
            folders[page] = folders.get(page, False) or runs
    for page, runs in sorted(folders.items()):
        yield kit.addresses.file(page), policy(hosts, players, runs_wasm=runs)


def policy(
    hosts: Iterable[str] = (), players: Iterable[str] = (), *, runs_wasm: bool = False
) -> str:
    """Give a content security policy.

    *hosts* are those that pictures and films come from, *players* those whose players a reader
    may ask for.
    """
    media = " ".join(("'self'", *hosts))
    scripts = "'self' 'wasm-unsafe-eval'" if runs_wasm else "'self'"
    directives = {
        "default-src": "'none'",
        "base-uri": "'none'",
        "connect-src": "'self'",
        "font-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
        "frame-src": " ".join(players) or "'none'",
        "img-src": media,
        "manifest-src": "'self'",
        "media-src": media,
        "script-src": scripts,
        "style-src": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _of_editor(kit: Kit) -> Iterator[tuple[tuple[str, str], ...]]:
    """Give the headers of the web editor, if there is one."""
    if kit.site.web_editor is not None:
        yield (
            ("Content-Security-Policy", editor_policy(kit.site.web_editor)),
            # Two values are none (a header of one item, RFC 8941): whoever signs in does so in a
            # window of the host, which answers the window that opened it.
            ("Cross-Origin-Opener-Policy", "unsafe-none"),
            ("X-Robots-Tag", "noindex"),
        )


def editor_policy(editor: WebEditor, *, in_page: bool = False) -> str:
    """Give the content security policy of the web editor; a page cannot say who may frame it.

    The editor reaches the host of the repository and nobody else. It sets styles itself, and its
    fonts stand beside it.
    """
    hosts = list(_EDITED[editor.host])
    if editor.address:
        hosts = [_host(editor.address)]
    directives = {
        "default-src": "'none'",
        "base-uri": "'none'",
        "connect-src": " ".join(("'self'", "blob:", "data:", *hosts)),
        "font-src": "'self'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
        "frame-src": "blob:",
        "img-src": " ".join(("'self'", "blob:", "data:", *hosts, *_FACES.get(editor.host, ()))),
        "media-src": "'self' blob:",
        "script-src": "'self' 'wasm-unsafe-eval'",
        "style-src": "'self' 'unsafe-inline'",
        "worker-src": "'self' blob:",
    }
    said = {name: value for name, value in directives.items() if name != "frame-ancestors"}
    return "; ".join(f"{name} {value}" for name, value in (said if in_page else directives).items())


def _host(url: str) -> str:
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}"


def _kept(kit: Kit, outputs: tuple[Output[Any], ...]) -> Iterator[str]:
    """Give the folders in which every file is named by a digest."""
    folders: dict[str, bool] = {}
    everything: dict[str, bool] = {}
    for output in outputs:
        folder, _, name = output.path.rpartition("/")
        is_kept = _DIGEST.search(name) is not None
        folders[folder] = folders.get(folder, True) and is_kept
        while folder:  # a rule for a folder holds for the folders within it
            everything[folder] = everything.get(folder, True) and is_kept
            folder = folder.rpartition("/")[0]
    for folder in folders:
        is_told = folders.get(folder.rpartition("/")[0], False)
        if everything.get(folder, False) and not is_told:
            yield kit.addresses.file(f"{folder}/*")


# --- writing ----------------------------------------------------------------------------------


def as_headers(hosting: Hosting, bench: Workbench) -> bytes:
    """Write ``_headers``."""
    del bench
    rules: list[tuple[str, tuple[tuple[str, str], ...]]] = [(f"{hosting.root}*", hosting.general)]
    rules += [(page, (("Content-Security-Policy", said),)) for page, said in hosting.policies]
    rules += hosting.apart
    rules += [(folder, (("Cache-Control", FOREVER),)) for folder in hosting.kept]
    rules += [
        (f"{hosting.root}*/{name}", (("Content-Type", said),)) for name, said in TYPES.items()
    ]
    lines = (
        "\n".join((address, *(f"  {name}: {value}" for name, value in headers)))
        for address, headers in rules
    )
    return ("\n\n".join(lines) + "\n").encode()


def as_redirects(hosting: Hosting, bench: Workbench) -> bytes:
    """Write ``_redirects``."""
    del bench
    return "".join(f"{old} {new} 301\n" for old, new in hosting.moved).encode()


def as_htaccess(hosting: Hosting, bench: Workbench) -> bytes:
    """Write ``.htaccess``."""
    del bench
    return ("\n".join(_htaccess(hosting)) + "\n").encode()


def _htaccess(hosting: Hosting) -> Iterator[str]:
    yield f"ErrorDocument 404 {hosting.root}404.html"
    yield "AddDefaultCharset utf-8"
    yield "<IfModule mod_mime.c>"
    for ending, said in ENDINGS.items():
        yield f"  AddType {said} .{ending}"
    yield "</IfModule>"
    for name, said in TYPES.items():
        yield f'<Files "{name}">'
        yield f'  ForceType "{said}"'
        yield "</Files>"
    yield "<IfModule mod_headers.c>"
    for header, value in hosting.general:
        yield f'  Header always set {header} "{value}"'
    for page, said in hosting.policies:
        pattern = re.escape(page.removesuffix("*")) + ("" if page.endswith("*") else "$")
        yield (
            f'  Header always set Content-Security-Policy "{said}" '
            f'"expr=%{{REQUEST_URI}} =~ m#^{pattern}#"'
        )
    for folder, headers in hosting.apart:
        pattern = re.escape(folder.removesuffix("*"))
        for header, value in headers:
            yield f'  Header always set {header} "{value}" "expr=%{{REQUEST_URI}} =~ m#^{pattern}#"'
    yield r'  <FilesMatch "\.[0-9a-f]{12}\.[a-z0-9]+$">'
    yield f'    Header set Cache-Control "{FOREVER}"'
    yield "  </FilesMatch>"
    yield "</IfModule>"
    if hosting.moved or hosting.gone:
        yield "<IfModule mod_alias.c>"
        for old, new in hosting.moved:
            yield f'  RedirectMatch 301 "^{re.escape(old.rstrip("/"))}/?$" "{new}"'
        for old in hosting.gone:
            yield f'  RedirectMatch 410 "^{re.escape(old.rstrip("/"))}/?$"'
        yield "</IfModule>"
