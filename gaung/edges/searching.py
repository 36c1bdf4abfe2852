"""The search index: what pagefind makes of the finished pages of a language.

It is the last step before publication, and looks at nothing but pages that are about to be
published. One language knows nothing of another, so each has an index of its own, which is made
again only when one of its pages is another.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import escape
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from gaung import memory as remembering
from gaung.build import Build
from gaung.edges.index_order import ordered
from gaung.held import Held, HeldFiles
from gaung.memory import Forgetful, Memory
from gaung.model.kit import Kit
from gaung.outputs.pages.search import FOLDER, Findable, findable, label

_UNWANTED = re.compile(r"pagefind-(?!entry\.json)|playground/")
"""Its own pages and styles, and a helper for threads: our page needs none of them."""
_PASSED_OVER = "nav, form, button, sup, script, style, [hidden], .kicker, .share, .visually-hidden"
"""What stands on a page without being what it tells."""
_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)


def with_index(build: Build, memory: Memory, engine: str) -> Build:
    """Give a build with the index of each language among its files."""
    files = {path: build.files.held(path) for path in build.files}
    return replace(build, files=HeldFiles({**files, **index(build, memory, engine)}))


def index(build: Build, memory: Memory, engine: str) -> dict[str, Held]:
    """Give the files of the index by path; *engine* is the digest of whatever made the pages."""
    if build.kit is None or not build.kit.site.outputs.search:
        return {}
    kit = build.kit
    files = {}
    found = list(findable(kit, build.outputs))
    for language in kit.languages:
        pages = [each for each in found if each.language == language]
        digests = (
            part for page in pages for part in (page.path, build.files.held(page.path).digest)
        )
        key = remembering.key("search", version("pagefind-bin"), engine, language, *digests)
        known = memory.held(key)
        if known is None:
            documents = {page.path: _document(kit, page, build.files[page.path]) for page in pages}
            known = memory.hold(key, _packed(indexed(documents, language) if documents else {}))
        made = _unpacked(known.read())
        files.update({f"{FOLDER}/{language}/{name}": Held.of(made[name]) for name in made})
    return files


class Late:
    """The index of a build in preview, made when somebody searches: most edits come before that."""

    def __init__(self, build: Build) -> None:
        self._build = build
        self._turns = Lock()
        self._files: dict[str, Held] | None = None

    def __call__(self, path: str) -> bytes | None:
        """Give a file of the index, or nothing where there is none."""
        if not path.startswith(f"{FOLDER}/"):
            return None
        with self._turns:
            if self._files is None:
                self._files = index(self._build, Forgetful(), "")
        found = self._files.get(path)
        return found.read() if found else None


def _document(kit: Kit, page: Findable, data: bytes) -> bytes:
    """Give what is to be found of a page, with what it can be chosen by."""
    kind = label(kit, page.language, page.kind)
    chosen = {"kind": kind, "event": page.event, "year": page.year}
    shown = {"title": str(page.title), "about": " · ".join(filter(None, chosen.values()))}
    lines = [
        *(_meta("filter", name, value) for name, value in chosen.items() if value),
        *(_meta("meta", name, value) for name, value in shown.items()),
    ]
    main = _MAIN.search(data.decode())
    words = main[1] if main else ""
    return (
        f'<!doctype html><html lang="{page.language}"><head>{"".join(lines)}</head>'
        f"<body data-pagefind-body>{words}</body></html>"
    ).encode()


def _meta(attribute: str, name: str, value: str) -> str:
    return f'<meta data-pagefind-{attribute}="{name}[content]" content="{escape(value)}">'


def indexed(documents: Mapping[str, bytes], language: str) -> dict[str, bytes]:
    """Run pagefind over documents, and give the files that a page needs to ask them."""
    from pagefind_bin import get_executable

    with TemporaryDirectory(prefix="gaung-") as folder:
        site, made = Path(folder, "site"), Path(folder, "made")
        for path, data in documents.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(data)
        command = [
            str(get_executable()),
            *("--site", str(site), "--output-path", str(made), "--silent"),
            *("--force-language", language.partition("-")[0]),
            *("--exclude-selectors", _PASSED_OVER),
        ]
        # Our own command, with arguments that no editor wrote.
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            message = f"pagefind could not index the pages in {language}: {done.stderr.strip()}"
            raise RuntimeError(message)
        return ordered(dict(_kept(made)))


def _kept(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give the files of an index that a page needs."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    names = [path.relative_to(folder).as_posix() for path in files]
    stems = [name for name in names if re.fullmatch(r"wasm\.(?!unknown)\w+\.pagefind", name)]
    for name, path in zip(names, files, strict=True):
        if _UNWANTED.match(name) or (stems and name == "wasm.unknown.pagefind"):
            continue
        yield name, path.read_bytes()


def _packed(files: Mapping[str, bytes]) -> bytes:
    """Give files as one: names and sizes in a line, then all bytes."""
    head = json.dumps({name: len(data) for name, data in files.items()}).encode()
    return b"\n".join((head, b"".join(files.values())))


def _unpacked(packed: bytes) -> dict[str, bytes]:
    head, _, rest = packed.partition(b"\n")
    files = {}
    start = 0
    for name, size in json.loads(head).items():
        files[name] = rest[start : start + size]
        start += size
    return files
