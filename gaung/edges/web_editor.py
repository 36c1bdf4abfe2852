"""The web editor on its way to the site: fetched, configured, laid beside the pages.

It comes after everything else: nothing of the public site looks at it, and it looks at nothing but
the public kit. What is not public yet is in the repository, where the editor finds it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from html import escape
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any, NamedTuple

import yaml

from gaung.build import Build
from gaung.edges import npm, package
from gaung.edges.npm import Package, Unfetched
from gaung.edges.refused import Refused
from gaung.edges.reporting import told
from gaung.forms.web_editor import FOLDER, Labels, configuration, format_of, kind_of
from gaung.held import Held, HeldFiles
from gaung.memory import Memory
from gaung.model.kit import Kit, Version
from gaung.model.site import WebEditor
from gaung.outputs.headers import editor_policy
from gaung.problems import Problem, errors
from gaung.reading import read
from gaung.reading.files import Locator
from gaung.reading.settings import SETTINGS
from gaung.snapshot import Snapshot, source

SVELTIA = Package(
    "@sveltia/cms",
    "0.221.1",
    "sha512-J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==",
    r"LICENSE(\.\w+)?|npm/(?!.*\.map$).+|locales/en-(US|GB)\.json",
)
"""The editor. Its ``dist`` would load fonts and more from other hosts; its ``npm`` has them."""
YAML = Package(
    "yaml",
    "2.9.1",
    "sha512-3NxN8+78OdzbT7C/WjGsyfPAtJaN3FNDsWxv7Y7mcDsT/oOmgW8BpyQQFFBnvZE3j9Y2Sdz1ULFLezL7Eb2yFw==",
    r"LICENSE|browser/.+\.js",
)
"""What reads and writes YAML in the browser, as strictly as we do."""

_OURS = files("gaung") / "forms"
_PAGE = """\
<!doctype html>
<html lang="{language}" data-languages="{languages}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta name="referrer" content="same-origin">
<link rel="icon" href="data:,">
<title>{title} – {site}</title>
<script type="module" src="editor.js"></script>
</head>
<body>
<p id="wait">{wait}</p>
<p id="failed" hidden>{failed}</p>
<noscript><p>{script}</p></noscript>
</body>
</html>
"""


def with_editor(build: Build, memory: Memory) -> Build:
    """Give a build with the editor among its files, or with what keeps it from being there."""
    if build.kit is None or (editor := build.kit.site.web_editor) is None:
        return build
    try:
        made = of_site(build.kit, editor, memory)
    except Unfetched as unfetched:
        return replace(build, problems=(*build.problems, trouble(unfetched, build.locator)))
    there = {path: build.files.held(path) for path in build.files}
    made = {f"{FOLDER}/{path}": data for path, data in made.items()}
    return replace(
        build, files=HeldFiles(there | {path: Held.of(data) for path, data in made.items()})
    )


def trouble(unfetched: Unfetched, locator: Locator) -> Problem:
    """Give the problem that keeps the editor from a site."""
    place = locator.place(SETTINGS, ("web_editor",))
    values = {"found": unfetched.found}
    match unfetched.code:
        case "npm-missing":
            return Problem(place, "editor-without-npm", values)
        case "npm-hash":
            return Problem(place, "editor-not-genuine", values)
        case _:
            return Problem(place, "editor-unfetched", values)


def of_site(kit: Kit, editor: WebEditor, memory: Memory) -> dict[str, bytes]:
    """Give the files of the editor by path."""
    return {**_configured(kit, editor), **fetched(memory)}


def _configured(kit: Kit, editor: WebEditor) -> dict[str, bytes]:
    languages = _languages(kit)
    call = partial(labels(languages[0]).call, "words")
    page = _PAGE.format(
        language=languages[0],
        languages=" ".join(languages),
        policy=escape(editor_policy(editor, in_page=True)),
        title=escape(call("editor")),
        site=escape(str(kit.phrase(kit.site.name, kit.site.written_in))),
        wait=escape(call("wait")),
        failed=escape(call("failed")),
        script=escape(call("script")),
    )
    return {
        "index.html": page.encode(),
        **{f"config.{code}.json": _json(settings(kit, editor, code)) for code in languages},
        **{name: _own(name) for name in ("editor.js", "values.js")},
    }


def _languages(kit: Kit) -> tuple[str, ...]:
    """Give the languages that forms are labelled in, the desk's own first."""
    desk = (kit.site.desk_language or kit.site.written_in).partition("-")[0]
    known = package.catalogues()
    return tuple(sorted(known, key=lambda code: (code != desk, code != "en")))


def settings(kit: Kit, editor: WebEditor, language: str) -> dict[str, Any]:
    """Give the configuration in one language."""
    explain = partial(package.help_in, language)
    return configuration(kit, labels(language), explain, editor)


@cache
def labels(language: str) -> Labels:
    """Give what forms call things in one language."""
    text = (_OURS / "labels.yaml").read_text(encoding="utf-8")
    return Labels(language, yaml.load(text, Loader=yaml.CSafeLoader))


def _own(name: str) -> bytes:
    return (_OURS / "admin" / name).read_bytes()


def fetched(memory: Memory) -> dict[str, bytes]:
    """Give the files that npm has to bring, by path."""
    sveltia, reader = npm.files(SVELTIA, memory), npm.files(YAML, memory)
    return {
        **{f"sveltia/{path}": data for path, data in sveltia.items()},
        **{f"yaml/{path.removeprefix('browser/')}": data for path, data in reader.items()},
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


class Late:
    """The editor of a build in preview, made when somebody opens it."""

    def __init__(self, build: Build, memory: Memory, language: str) -> None:
        self._build = build
        self._memory = memory
        self._language = language
        self._turns = Lock()
        self._files: dict[str, bytes] | None = None

    def __call__(self, path: str) -> bytes | None:
        """Give a file of the editor, or why there is none in the place of its page."""
        kit = self._build.kit
        if kit is None or kit.site.web_editor is None or not path.startswith(f"{FOLDER}/"):
            return None
        with self._turns:
            if self._files is None:
                try:
                    self._files = of_site(kit, kit.site.web_editor, self._memory)
                except Unfetched as unfetched:
                    return self._why(unfetched) if path.endswith(".html") else None
        return self._files.get(path.removeprefix(f"{FOLDER}/"))

    def _why(self, unfetched: Unfetched) -> bytes:
        locator = self._build.locator
        text = told((trouble(unfetched, locator),), locator, self._language)
        return f"<!doctype html><meta charset=utf-8><pre>{escape(text)}</pre>".encode()


# --- what the editor would make of the content ------------------------------------------------


class Saved(NamedTuple):
    """What came of opening and saving every file: how many, and which say something else now."""

    files: int
    changed: tuple[str, ...]


def saved(kit: Kit, editor: WebEditor, snapshot: Snapshot, memory: Memory) -> Saved:
    """Open every file as the editor does, save it, and give what came of it.

    A file that cannot be opened counts among those that say something else. The kit is the whole
    one, with what the public may not see.
    """
    said = settings(kit, editor, "en")
    sources = {path: kind for path in snapshot.sources if (kind := kind_of(path)) is not None}
    asked = [
        {
            "format": format_of(kind),
            "text": snapshot.sources[path].read().decode("utf-8", "replace"),
        }
        for path, kind in sources.items()
    ]
    answers = _asked({"settings": said, "files": asked}, memory)
    texts = {
        path: answer["text"].encode()
        for path, answer in zip(sources, answers, strict=True)
        if "text" in answer
    }
    unopened = {path for path in sources if path not in texts}
    written = {path: source(path, text) for path, text in texts.items()}
    after = read(replace(snapshot, sources={**snapshot.sources, **written}), memory)
    broken = {problem.place.path for problem in errors(after.problems)}
    return Saved(len(sources), tuple(sorted(unopened | broken | set(_differing(kit, after.kit)))))


def _asked(question: Mapping[str, Any], memory: Memory) -> list[dict[str, str]]:
    """Ask the script that the editor itself has, run by Node."""
    node = shutil.which("node")
    if node is None:
        raise Refused("cms-node")
    with TemporaryDirectory(prefix="gaung-") as folder:
        for path, data in npm.files(YAML, memory).items():
            file = Path(folder, "yaml", path.removeprefix("browser/"))
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        Path(folder, "package.json").write_text('{"type": "module"}', encoding="utf-8")
        for name in ("values.js", "opened.mjs"):
            Path(folder, name).write_bytes(_own(name))
        done = subprocess.run(  # noqa: S603 - our own command
            [node, str(Path(folder, "opened.mjs"))],
            input=json.dumps(question).encode(), capture_output=True, check=True,
        )  # fmt: skip
    answers: list[dict[str, str]] = json.loads(done.stdout)
    return answers


def _differing(before: Kit, after: Kit | None) -> Iterator[str]:
    """Give the paths of the entries that are not what they were."""
    if after is None or after.site != before.site:
        yield SETTINGS
    if after is None:
        return
    for name, entry in before.entries.items():
        now = after.entries.get(name)
        if now is None or now.record != entry.record:
            yield entry.path
        for language, version in entry.versions.items():
            other = now.versions.get(language) if now else None
            if other is None or _said(other) != _said(version):
                yield version.path


def _said(version: Version) -> tuple[object, str]:
    """Give what a text says; blank lines around it say nothing."""
    return version.head, version.text.strip()
