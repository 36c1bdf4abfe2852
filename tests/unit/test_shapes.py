"""From a file's values to a record, with every slip told once and in its place."""

from __future__ import annotations

from typing import Literal

import pytest

from gaung.model.parts import Part, Parties, Sourced
from gaung.model.text import Line, Prose
from gaung.model.values import Day, Key, Number, PersonRef, Reading
from gaung.model.words import months
from gaung.reading.shapes import shape
from gaung.reading.yaml import parse

READING = Reading(("id", "en"), months(("id", "en")))


class Inner(Part):
    key: Key
    """Key."""
    size: Number | None = None
    """Size."""


class Record(Sourced):
    name: Line
    """Name."""
    day: Day | None = None
    """Day."""
    kind: Literal["satu", "dua"] = "satu"
    """Kind."""
    inner: Inner | None = None
    """Inner."""
    many: tuple[Inner, ...] = ()
    """Many."""
    text: Prose | None = None
    """Text."""
    who: PersonRef | Line | None = None
    """Who."""
    parties: Parties = ()
    """Parties."""


def slips(text: str) -> list[tuple[str, int, int, str]]:
    """Code, line, column and what was found of each."""
    _, problems = shape(Record, parse(text, "a.yaml"), "a.yaml", READING)
    return [
        (each.code, each.place.line, each.place.column, each.values.get("found", ""))
        for each in problems
    ]


SLIPS = [
    ("name: A", []),
    ("name: {id: A, en: B}\nwho: usman\nparties: [kominfo, {name: X}]", []),
    ("name: A\nday:", []),
    ("{}", [("field-missing", 1, 1, "")]),
    ("name:", [("field-empty", 1, 1, "")]),
    ("name: A\nnma: B", [("field-unknown", 2, 1, "nma")]),
    ("name: [A]", [("text-expected", 1, 7, "[A]")]),
    ("name: {id: A, fr1: B}", [("language-unreadable", 1, 15, "fr1")]),
    ("name: ''", [("text-empty", 1, 7, "")]),
    ("name: A\nday: 05/06/2026", [("date-ambiguous", 2, 6, "05/06/2026")]),
    ("name: A\nkind: tiga", [("choice-unknown", 2, 7, "tiga")]),
    ("name: A\ninner: x", [("mapping-expected", 2, 8, "x")]),
    ("name: A\ninner: {size: 3}", [("field-missing", 2, 8, "")]),
    ("name: A\ninner:\n  key: a\n  size: 1.500", [("number-ambiguous", 4, 9, "1.500")]),
    ("name: A\nmany: {key: a}", [("list-expected", 2, 7, "key: a")]),
    ("name: A\nmany:\n  - key: a\n  - key: B B", [("key-unusable", 4, 10, "B B")]),
    ("name: A\nmany:\n  - key: a\n    besar: 1", [("field-unknown", 4, 5, "besar")]),
    ("name: A\ntext: '# Judul'", [("heading-in-text", 2, 7, "# Judul")]),
    ("name: A\ntext:\n  id: a\n  en: '# B'", [("heading-in-text", 4, 7, "# B")]),
    ("name: A\nsources: Antara", [("reference-unusable", 2, 10, "Antara")]),
    ("name: A\nparties: [{role: x}]", [("party-unclear", 2, 11, "")]),
    ("nma: A\nkind: tiga", [("choice-unknown", 2, 7, "tiga"), ("field-missing", 1, 1, ""),
                             ("field-unknown", 1, 1, "nma")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), SLIPS, ids=[text[:40] for text, _ in SLIPS])
def test_each_slip_is_told_in_its_place(text: str, found: list[tuple[str, int, int, str]]) -> None:
    """Lines and columns count from 1."""
    assert sorted(slips(text)) == sorted(found)


def test_front_matter_counts_from_the_top_of_its_file() -> None:
    """The line of the dashes stands above it."""
    document = parse("nama: A\nname: A", "a.md", 1)
    _, (slip,) = shape(Record, document, "a.md", READING, 1)
    assert (slip.place.line, slip.place.column) == (2, 1)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("name: A\nsource: [a]", "sources"),
        ("name: A\nmany: [{key: a, sise: 1}]", "size"),
        ("name: A\nkind: satuu", "satu"),
        ("name: A\nxyzzy: 1", ""),
    ],
)
def test_the_nearest_known_word_is_named(text: str, near: str) -> None:
    """A field where a field was meant, a choice where a choice was."""
    _, (slip,) = shape(Record, parse(text, "a.yaml"), "a.yaml", READING)
    assert slip.values["nearest"].partition(",")[0] == near


def test_a_record_is_frozen() -> None:
    """What was read is not changed by whoever uses it."""
    record, problems = shape(Record, parse("name: A", "a.yaml"), "a.yaml", READING)
    assert problems == []
    assert record is not None
    with pytest.raises(ValueError, match="frozen"):
        record.kind = "dua"  # type: ignore[misc] # which is what it says
