"""The schemas for editors, judged by a validator and by the language server that editors run."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from gaung.edges import schemas
from gaung.forms.schemas import KINDS, Kind
from gaung.reading.shelves import ARTICLES, SHELVES, find
from tests.factories import ROOT
from tests.programs import npm_package, program


class Core(yaml.SafeLoader):
    """YAML as editors read it: the core schema of version 1.2."""


Core.yaml_implicit_resolvers = {}
for _tag, _form, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ("~", "n", "N", "")),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Core.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_form})$"), list(_first)
    )


@cache
def made() -> dict[str, Any]:
    texts = schemas.texts(("id", "en"), "id")
    return {Path(path).stem: json.loads(text) for path, text in texts.items()}


def errors(kind: str, text: str) -> list[str]:
    validator = jsonschema.Draft7Validator(made()[kind])
    return [error.message for error in validator.iter_errors(yaml.load(text, Core))]  # noqa: S506


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_schema_is_a_schema(kind: Kind) -> None:
    jsonschema.Draft7Validator.check_schema(made()[kind.name])


def test_every_kind_of_file_has_one() -> None:
    own = {kind.model for kind in KINDS}
    assert {shelf.model for shelf in SHELVES} <= own
    assert {shelf.model for shelf in ARTICLES if shelf.kind != "event"} <= own


def test_the_content_of_this_repository_is_what_they_say() -> None:
    seen = 0
    for path in sorted((ROOT / "content").rglob("*.yaml")):
        name = path.relative_to(ROOT).as_posix()
        found = find(name, SHELVES)
        assert found is not None
        kind = next(each for each in KINDS if each.model is found[0].model)
        assert any(fnmatch(name, where) for where in kind.where), name
        text = path.read_text(encoding="utf-8")
        if re.search(r"\?\}|\?, ", text):
            continue  # what PyYAML cannot read, though it is YAML 1.2
        assert errors(kind.name, text) == [], name
        seen += 1
    assert seen > 100


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("event", "name: Forum\ntime_zone: WITA\ncolour: red\n"),
        ("event", "time_zone: WITA\n"),
        ("event", "name: [Forum]\ntime_zone: WITA\n"),
        ("schedule", "sessions: [{key: Buka Puasa, title: A}]\n"),
        ("schedule", "sessions: [{key: a, title: A, state: maybe}]\n"),
        ("facts", "facts: [{key: a, label: A, value: 1}]\n"),
        ("person", "posts: []\n"),
        ("site", "name: A\n"),
        ("media", "caption: {id: A, english: B}\n"),
    ],
)
def test_what_is_wrong_is_refused(kind: str, text: str) -> None:
    assert errors(kind, text) != []


@pytest.mark.parametrize(
    "text",
    ["sessions: [{key: a, title: 43, start: 09.00, end: 19.30, date: 2024-05-17}]",
     "sessions: [{key: a, title: {id: NO, en: yes}, room:, people: [a, {person: b, as: C}]}]",
     "sessions: [{key: a, title: A, all_day: ya, venues: aula, duration: 1:20}]"],
)  # fmt: skip
def test_what_is_plainly_meant_is_accepted(text: str) -> None:
    assert errors("schedule", text) == []


def test_help_is_in_both_languages() -> None:
    start = made()["event"]["properties"]["start"]["description"]
    assert start.split("\n\n") == [
        "Hari pertama; jika kosong: belum diumumkan.",
        "First day; left out: not announced.",
    ]


def test_the_schemas_of_the_repository_are_in_step() -> None:
    assert schemas.stale(ROOT, ("id", "en"), "id") == (), "run python3 build.py schema"


# --- the language server ------------------------------------------------------------------------


class Server:
    """A conversation with the language server."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self.count = 0

    def send(self, method: str, params: Any, *, asks: bool) -> int:
        self.count += 1
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        if asks:
            message["id"] = self.count
        data = json.dumps(message).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()
        return self.count

    def read(self) -> dict[str, Any]:
        stream = self.process.stdout
        assert stream is not None
        length = 0
        while (line := stream.readline().strip()) or not length:
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        message: dict[str, Any] = json.loads(stream.read(length))
        if "id" in message and "method" in message:  # it asks us for something
            answer: list[Any] | None = (
                [{}] if message["method"] == "workspace/configuration" else None
            )
            reply = {"jsonrpc": "2.0", "id": message["id"], "result": answer}
            data = json.dumps(reply).encode()
            assert self.process.stdin is not None
            self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
            self.process.stdin.flush()
        return message

    def ask(self, method: str, params: Any) -> Any:
        number = self.send(method, params, asks=True)
        while True:
            message = self.read()
            if message.get("id") == number and "method" not in message:
                return message.get("result")

    def diagnostics(self, uri: str) -> list[str]:
        while True:
            message = self.read()
            if message.get("method") == "textDocument/publishDiagnostics":
                params = message["params"]
                if params["uri"] == uri:
                    return [each["message"] for each in params["diagnostics"]]


@contextmanager
def serving(root: Path) -> Iterator[Server]:
    command = npm_package("yaml-language-server") / "bin/yaml-language-server"
    start = [program("node"), str(command), "--stdio"]
    with subprocess.Popen(start, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        server = Server(process)
        try:
            capabilities: dict[str, Any] = {"textDocument": {"hover": {}, "completion": {}}}
            params = {"processId": None, "rootUri": root.as_uri(), "capabilities": capabilities}
            server.ask("initialize", params)
            server.send("initialized", {}, asks=False)
            settings = {"yaml": {"validate": True, "hover": True, "completion": True}}
            server.send("workspace/didChangeConfiguration", {"settings": settings}, asks=False)
            yield server
        finally:
            process.kill()


def opened(server: Server, path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
    server.send("textDocument/didOpen", {"textDocument": document}, asks=False)
    return path.as_uri()


@pytest.mark.validators
def test_the_language_server_completes_explains_and_warns(tmp_path: Path) -> None:
    """By the line that ``new`` writes at the top."""
    schemas.write(tmp_path, ("id", "en"), "id")
    line = "# yaml-language-server: $schema=../../../.vscode/schemas/event.json\n"
    here = tmp_path / "content/events/forum/event.yaml"
    with serving(tmp_path) as server:
        uri = opened(server, here, f"{line}name: Forum\ntime_zone: WITA\nmode: onsit\nvenuse: []\n")
        found = server.diagnostics(uri)
        assert any("venuse" in message for message in found)
        assert any("onsite" in message for message in found)
        at = {"textDocument": {"uri": uri}, "position": {"line": 2, "character": 3}}
        told = server.ask("textDocument/hover", at)
        words = told["contents"]["value"].replace("\\", "")
        assert "Zona jam-jamnya, misalnya Asia/Jakarta." in words
        assert "The zone of its clock times, such as Asia/Jakarta." in words

        other = opened(server, here.with_name("lain.yaml"), f"{line}name: Forum\nti\n")
        at = {"textDocument": {"uri": other}, "position": {"line": 2, "character": 2}}
        offered = server.ask("textDocument/completion", at)
        assert "time_zone" in [each["label"] for each in offered["items"]]

        good = opened(server, here.with_name("baik.yaml"), f"{line}name: Forum\ntime_zone: WITA\n")
        assert server.diagnostics(good) == []
