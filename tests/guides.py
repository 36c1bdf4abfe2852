"""The guides for editors as something that can be done: commands, files to write, words to see.

In a guide ``sh`` blocks are commands, ``sh fails`` those that find something wrong; a ``text``
block behind them is what they say among other things. A block with a path behind its language is
what an editor writes into that file: all of it, or only the text below its head where the block
has none.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest

from tests import on_disk
from tests.demonstration import remembered
from tests.factories import ROOT
from tests.pictures import drawn

GUIDES = {
    "id": (
        "siaran-pertama", "sehari-hari", "hari-acara", "embargo", "terjemahan", "foto",
        "kit-sosial", "menerbitkan", "kalau-merah",
    ),
    "en": (
        "first-release", "daily-work", "event-day", "embargo", "translation", "photos",
        "social-kit", "publishing", "when-something-is-red",
    ),
}  # fmt: skip
"""The guides of each language, in the order of reading; those in one place tell the same."""
PAGES = {
    "id": {
        "id": "id/acara/forum-media/siaran-pers/dibuka/index.html",
        "en": "en/events/forum-media/releases/dibuka/index.html",
    },
    "en": {
        "id": "id/acara/media-forum/siaran-pers/opens/index.html",
        "en": "en/events/media-forum/releases/opens/index.html",
    },
}
"""For the guide of each language, the pages of its release."""
_PICTURES = {"id": "foto-pembukaan", "en": "opening-pictures"}
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ON_THE_DAY = {"SOURCE_DATE_EPOCH": "1794970800", "NO_COLOR": "1"}
"""18 November 2026, 10:00 in Jakarta: the day of the event that the guides tell of."""


@dataclass(frozen=True)
class Step:
    """Something that a guide asks for."""

    kind: str
    """``sh``, ``text``, or the language of a file."""
    path: str
    """The file that is written, ``fails`` behind ``sh``, or nothing."""
    text: str


def read(language: str, name: str) -> str:
    """Give the text of a guide."""
    return (ROOT / "docs" / language / f"{name}.md").read_text(encoding="utf-8")


def steps(text: str) -> Iterator[Step]:
    """Give the steps of a guide in their order."""
    for kind, path, inner in _BLOCK.findall(text):
        yield Step(kind, path, inner)


def commands(text: str) -> list[str]:
    """Give the command lines of a guide."""
    return [line for step in steps(text) if step.kind == "sh" for line in step.text.splitlines()]


def clone(folder: Path) -> Path:
    """Give a fresh clone of the checkout, as it stands and without what git does not keep."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607 - as people call it
        cwd=ROOT, capture_output=True, check=True, text=True,
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file() and not name.startswith(("tests/", "docs/")):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    return folder


class Editor:
    """Somebody who does what a guide says, in a folder."""

    def __init__(self, folder: Path, *, in_processes: bool = False) -> None:
        self.folder = folder
        self._in_processes = in_processes
        """Whether each command is a process of its own, as it is for people; it takes longer."""

    def follow(self, text: str) -> None:
        """Do every step of a guide; what it promises has to be said, and nothing may fail."""
        said = ""
        for step in steps(text):
            if step.kind == "sh":
                code = 1 if step.path == "fails" else 0
                said = "".join(self.run(line, code) for line in step.text.splitlines())
            elif step.path:
                self.write(step.path, step.text)
            elif step.kind == "text":
                for line in filter(str.strip, step.text.splitlines()):
                    assert line.strip() in said, f"{line.strip()!r} is not in:\n{said}"

    def run(self, line: str, expected: int = 0) -> str:
        """Give what a command says; previews are for a test with a browser, git for the reader."""
        words = shlex.split(line)
        if "serve" in words or words[0] == "git":
            return ""
        assert words[:2] == ["python3", "build.py"], line
        code, said = (self._process if self._in_processes else self._here)(words[2:])
        assert "Traceback" not in said, said
        assert code == expected, f"{line}\n{said}"
        return said

    def _process(self, words: Sequence[str]) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "build.py", *words], cwd=self.folder, env={**os.environ, **ON_THE_DAY},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout

    def _here(self, words: Sequence[str]) -> tuple[int, str]:
        said = StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(said), redirect_stderr(said):
            patch.chdir(self.folder)
            for name, value in ON_THE_DAY.items():
                patch.setenv(name, value)
            code = on_disk.run(Path(), *words)
        return code, said.getvalue()

    def write(self, path: str, text: str) -> None:
        """Write a file, or what stands below its head."""
        target = self.folder / path
        if path.endswith(".md") and not text.startswith("---\n"):
            _, head, _ = target.read_text(encoding="utf-8").split("---\n", 2)
            text = f"---\n{head}---\n\n{text}"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


@dataclass(frozen=True)
class Walk:
    """What somebody has who did all that the first guide of a language says."""

    language: str
    folder: Path

    def copy(self, folder: Path) -> Path:
        """Give it once more, to go on with."""
        ignored = shutil.ignore_patterns("public", "examples")
        shutil.copytree(self.folder, folder, ignore=ignored)
        return folder


def walk(language: str, folder: Path) -> Walk:
    """Follow the first guide of a language in a fresh clone."""
    pictures = remembered(clone(folder)) / _PICTURES[language]
    pictures.mkdir()
    # A picture of the demonstration, as a camera would have it.
    photo = ROOT / "content/events/world-water-forum-10/media/garis-pantai.jpg"
    data = photo.read_bytes() if photo.is_file() else drawn(1600, 900)
    (pictures / "IMG_0001.JPG").write_bytes(data)
    Editor(folder, in_processes=language == "id").follow(read(language, GUIDES[language][0]))
    return Walk(language, folder)
