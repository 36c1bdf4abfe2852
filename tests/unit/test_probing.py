"""Addresses elsewhere: which ones a site names, and what a server says of them."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from gaung.cli import main
from gaung.edges.probing import probe
from gaung.editorial import Proof, elsewhere
from gaung.memory import Forgetful
from gaung.reading import read
from gaung.snapshot import snapshot
from tests.factories import NOW, Files, event, release, site, source
from tests.on_disk import write


class Handler(BaseHTTPRequestHandler):
    """Answers as the path asks for."""

    asked: list[tuple[str, str]]

    def answer(self) -> None:
        self.asked.append((self.command, self.path))
        _, code, *rest = self.path.partition("?")[0].split("/")
        if code == "slow":
            time.sleep(0.4)
        if code == "around":
            self.send_response(302)
            self.send_header("Location", "/around")
            self.end_headers()
            return
        is_head_only = rest == ["get"] and self.command == "HEAD"
        self.send_response(405 if is_head_only else int(code) if code.isdigit() else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = answer  # noqa: N815 - what http.server calls them

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    Handler.asked = []
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/200", None),
        ("/404", "404 Not Found"),
        ("/410", "410 Gone"),
        ("/200/get", None),
        ("/404/get", "404 Not Found"),
        ("/403", None),
        ("/429", None),
        ("/500", None),
        ("/200/dengan spasi/ä?q=a b", None),
    ],
)
def test_only_what_is_gone_is_dead(server: str, path: str, why: str | None) -> None:
    """A server that does not want us may well have something for readers."""
    assert probe([server + path]) == ({server + path: why} if why else {})


def test_a_server_that_does_not_answer_is_dead(server: str) -> None:
    found = probe([f"{server}/slow", "http://127.0.0.1:9/x"], timeout=0.1)
    assert found[f"{server}/slow"] == "timeout"
    assert "refused" in found["http://127.0.0.1:9/x"]


def test_a_circle_ends(server: str) -> None:
    assert probe([f"{server}/around"]) == {}


@pytest.mark.parametrize("address", ["http://", "http://[", "http://a..b/", "https://\u202e/"])
def test_an_address_that_is_none_is_told_of(address: str) -> None:
    assert probe([address], timeout=0.5).keys() == {address}


def named(files: Files) -> dict[str, str]:
    found = read(snapshot(files, NOW), Forgetful())
    assert found.kit is not None
    places = elsewhere.addresses(Proof(found.kit, found.locator))
    return {address: str(place) for address, place in places.items()}


def test_addresses_are_found_in_texts_and_records() -> None:
    body = "Lihat [sini](https://a.example/b_(c)), <https://b.example/x#y>,\nhttps://c.example/z."
    files = site() | event() | source("antara", url="https://d.example/?a=1")
    files |= release("satu", bodies={"id": body, "en": "[Here](https://a.example/b_(c))."})
    path = "content/events/forum-air/releases/satu/index.id.md"
    assert named(files) == {
        "https://d.example/?a=1": "content/sources/antara.yaml:4:9",
        "https://a.example/b_(c)": f"{path}:9:14",
        "https://b.example/x": f"{path}:9:41",
        "https://c.example/z": f"{path}:10:1",
    }


def test_our_own_address_is_not_asked() -> None:
    ours = "Lihat https://media.example.go.id/kit/id/ saja."
    assert named(site() | event() | release("satu", bodies={"id": ours, "en": "Water."})) == {}


def test_the_command_tells_of_dead_links_only_when_asked(
    server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = f"Lihat [sini]({server}/404) dan [sana]({server}/200)."
    write(tmp_path, site() | event() | release("satu", bodies={"id": body, "en": "Water."}))
    there = ["--site", str(tmp_path), "--lang", "en", "check"]
    assert main(there) == 0
    assert Handler.asked == []
    assert "All is well." in capsys.readouterr().out
    assert main([*there, "--links"]) == 0
    told = capsys.readouterr().out
    assert "index.id.md:9:14  warning  link-dead" in told
    assert "404 Not Found" in told
    assert told.count("link-dead") == 1
