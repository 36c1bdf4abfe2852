"""What the public may not see is in no paper that is printed: pdftotext reads each of them.

The words of a PDF are packed, so a search through its bytes would find none and prove nothing.
"""

from __future__ import annotations

import subprocess
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from gaung.edges import walk
from tests.factories import (
    EVENT,
    WITHOUT,
    Files,
    award,
    event,
    facts,
    release,
    schedule,
    session,
    site,
    sound,
)
from tests.programs import program
from tests.validators.drawing import of_font

pytestmark = pytest.mark.validators

BEFORE = datetime.fromisoformat("2024-07-31T23:59:59+07:00")
AFTER = datetime.fromisoformat("2024-08-01T00:00:00+07:00")
WORDS = ("zamruddata", "zamrudsesi", "zamrudjuara", "zamrudsiaran", "zamrudjudul")


def whole() -> Files:
    """A site with something hidden in each of its papers, until a moment has come."""
    hidden = {"visibility": {"embargo": "2024-08-01 00:00 WIB"}}
    juara = {"winner": {"team": "zamrudjuara"}, **hidden}
    return (
        site("id", outputs={**WITHOUT, "pdf": True})
        | event(name="Forum Air")
        | schedule(
            session("buka", title="Pembukaan"), session("lain", title="zamrudsesi", **hidden)
        )
        | facts(
            {"key": "a", "value": "7"}, {"key": "b", "value": "8", "label": "zamruddata", **hidden}
        )
        | award("kyoto", {"key": "a", "name": "A", "results": [juara]})
        | release("umum", bodies={"id": "Isi."})
        | release(
            "rahasia", bodies={"id": "zamrudsiaran."}, title={"id": "zamrudjudul"},
            embargo="2024-08-01 00:00 WIB",
        )
    )  # fmt: skip


@cache
def papers(now: datetime) -> dict[str, bytes]:
    files: dict[str, str | bytes] = {**whole()}
    files.update((path, of_font(path)) for path in walk.fonts())
    found = sound(files, now).files
    return {path: found[path] for path in found if path.endswith(".pdf")}


def words(data: bytes, folder: Path) -> str:
    """What a reader finds in a paper: its text, and what it says of itself."""
    file = folder / "paper.pdf"
    file.write_bytes(data)
    said = ""
    for command in ([program("pdftotext"), str(file), "-"], [sibling("pdfinfo"), str(file)]):
        said += subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return said


def sibling(name: str) -> str:
    return str(Path(program("pdftotext")).with_name(name))


def test_no_paper_has_a_word_of_what_is_hidden(tmp_path: Path) -> None:
    """Not a second too early; then each of the words is in a paper, so it could be found."""
    before = {path: words(data, tmp_path) for path, data in papers(BEFORE).items()}
    after = {path: words(data, tmp_path) for path, data in papers(AFTER).items()}
    assert f"id/acara/{EVENT}/unduhan/{EVENT}.id.pdf" in before
    assert set(after) - set(before) == {f"id/acara/{EVENT}/siaran-pers/rahasia/rahasia.id.pdf"}
    assert [path for path, said in before.items() if "zamrud" in said] == []
    assert [word for word in WORDS if not any(word in said for said in after.values())] == []
