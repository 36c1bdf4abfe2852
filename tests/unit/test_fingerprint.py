"""Equal views have equal digests, and no two different ones share theirs."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import combinations
from typing import Any

import pytest
from markupsafe import Markup

from gaung.fingerprint import fingerprint
from gaung.model.text import Phrase
from tests.factories import ROOT


@dataclass(frozen=True)
class One:
    value: Any
    other: Any = None


@dataclass(frozen=True)
class Two:
    value: Any
    other: Any = None


DIFFERENT: list[Any] = [
    None, False, True, 0, 1, 1.0, "", "1", "None", b"", b"1", (), ("",), ("", ""), ("1",),
    ("1", ""), (("1",),),
    ((), ()), ("a", "b"), ("ab",), ("s1:a", "b"), {}, {"a": "b"}, {"a": ("b",)},
    date(2024, 5, 17), datetime(2024, 5, 17, tzinfo=UTC), time(3, 50), One("a"), Two("a"),
    One("a", "b"), One(One("a")), One(None, "a"), Phrase("a"), Phrase("a", "en"),
]  # fmt: skip


def test_no_two_values_share_a_digest() -> None:
    """Kinds, lengths and places are told apart."""
    digests = [fingerprint(value) for value in DIFFERENT]
    shared = [
        (DIFFERENT[a], DIFFERENT[b])
        for a, b in combinations(range(len(digests)), 2)
        if digests[a] == digests[b]
    ]
    assert shared == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (("a", "b"), ["a", "b"]),
        (Markup("<b>"), "<b>"),
        (One(("a",)), One(("a",))),
    ],
)
def test_equal_values_have_equal_digests(one: Any, other: Any) -> None:
    """The order of a mapping and the kind of a list say nothing."""
    assert fingerprint(one) == fingerprint(other)


def test_a_value_without_a_stable_digest_is_refused() -> None:
    """A set has no order, an object no content: neither belongs into a view."""
    for value in ({"a"}, object(), One({"a"}), lambda: None):
        with pytest.raises(TypeError, match="no stable digest"):
            fingerprint(value)


def test_a_digest_is_the_same_in_every_process() -> None:
    """What was remembered yesterday is found today."""
    program = (
        "from gaung.fingerprint import fingerprint; from gaung.model.text import Phrase;"
        "print(fingerprint((Phrase('a', 'en'), {'b': 1, 'a': None})))"
    )
    there = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert there.stdout.strip() == fingerprint((Phrase("a", "en"), {"b": 1, "a": None}))
