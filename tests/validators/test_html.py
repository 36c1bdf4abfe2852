"""The Nu Html Checker has nothing to say about any page or stylesheet of the demonstration."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.demonstration import demonstration
from tests.gallery import galleries
from tests.programs import npm_package, run

pytestmark = [pytest.mark.validators, pytest.mark.xdist_group("demonstration")]

ENDINGS = (".html", ".css", ".svg")


def checked(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """What the checker says: errors, warnings, and what it calls information."""
    for path, data in files.items():
        if path.endswith(ENDINGS):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    jar = npm_package("vnu-jar") / "build/dist/vnu.jar"
    options = ("--also-check-css", "--also-check-svg", "--format", "json", "--stdout")
    done = run("java", "-Xss4m", "-jar", jar, *options, folder)
    return [_told(message, folder) for message in json.loads(done.stdout)["messages"]]


def _told(message: dict[str, Any], folder: Path) -> str:
    place = message["url"].rpartition(f"{folder.name}/")[2]
    return f"{place}:{message.get('lastLine', '')} {message['type']}: {message['message']}"


BROKEN = {
    "a.html": "<!doctype html><html lang=en><title>x</title><p id=x><p id=x>",
    "b.html": "<!doctype html><html lang=en><p>x",
    "c.html": "<!doctype html><html lang=en><title>x</title><img src=x.png>",
    "d.css": "a { colour: red }",
    "e.html": "<!doctype html><html><title>x</title><p>x",
}
"""A repeated anchor, no title, no alternative, no such property, no language."""


def test_the_checker_is_awake(tmp_path: Path) -> None:
    found = checked({path: text.encode() for path, text in BROKEN.items()}, tmp_path)
    assert {slip.partition(":")[0] for slip in found} == set(BROKEN)


def test_every_page_and_stylesheet_is_sound(tmp_path: Path) -> None:
    """No error and no warning, in either language, nor about any example of a component."""
    files = demonstration().files
    assert [path for path in files if path.endswith(".css")]
    judged = {path: files[path] for path in files if path.endswith(ENDINGS)}
    # The Arabic gallery says most things in another language, which the checker remarks on.
    shown = {path: data for path, data in galleries().items() if not path.startswith("ar/")}
    assert checked(judged | shown, tmp_path) == []
