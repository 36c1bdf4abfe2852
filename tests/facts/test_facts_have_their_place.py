"""Nothing that we know falls away unseen: every fact has a place in the content, or a reason.

``asean-summit-43.yaml``, ``people.yaml`` and ``world-water-forum-10.yaml`` hold what was gathered
for the demonstration. ``places.yaml`` says where each line of them stands in ``content/``, and this
test goes there and looks; ``not_used.yaml`` says what is left out, and why.

A path names each step down a file: a key, or for an item of a list its ``key`` (else the person or
organisation it is about, else its number from 0). In patterns ``*`` stands for any one step and a
``**`` at the end for any further ones; ``{1}`` in a place is what the first star stood for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Any

import pytest

from gaung.reading.frontmatter import split
from gaung.reading.yaml import parse
from tests.factories import ROOT

FACTS = ROOT / "tests" / "facts"
CONTENT = ROOT / "content"
GATHERED = ("asean-summit-43", "people", "world-water-forum-10")

Path = tuple[str, ...]
NAMES = ("key", "person", "organisation")
"""What an item of a list is known by."""


# --- finding --------------------------------------------------------------------------------------


@cache
def record(path: str) -> Any:
    """What a file says, every value as it was typed; the text of an article is its ``body``."""
    text = (ROOT / path).read_text(encoding="utf-8")
    if not path.endswith(".md"):
        document = parse(text, path)
        assert document.problems == [], document.problems
        return document.data
    parts, _ = split(text, path)
    return {**parse(parts.head, path).data, "body": parts.body}


def steps(value: Any) -> list[tuple[str, Any]]:
    """The names and values of what stands directly below a value."""
    if isinstance(value, dict):
        return list(value.items())
    if isinstance(value, list):
        return [(name_of(item) or str(index), item) for index, item in enumerate(value)]
    return []


def name_of(item: Any) -> str | None:
    if not isinstance(item, dict):
        return None
    return next((item[name] for name in NAMES if isinstance(item.get(name), str)), None)


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, str | None]]:
    """Every line of a file of facts with its path."""
    if isinstance(value, dict | list):
        for name, inner in steps(value):
            yield from leaves(inner, (*path, name))
    else:
        yield path, value


def trail(value: Any, path: Path) -> list[Any]:
    """The values on the way down a path, the last one first; none where it leads nowhere."""
    way = [value]
    for step in path:
        if step in ("id", "en") and isinstance(way[0], str):
            continue  # a text that is the same in both languages
        below = dict(steps(way[0]))
        numbered = way[0][int(step)] if isinstance(way[0], list) and step.isdigit() and int(
            step
        ) < len(way[0]) else None  # fmt: skip
        if step not in below and numbered is None:
            return []
        way.insert(0, below.get(step, numbered))
    return way


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for _, inner in steps(value):
            yield from texts(inner)
    elif value is not None:
        yield str(value)


# --- rules ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Rule:
    """A pattern of paths in a file of facts, and where what it names stands; or why it does not."""

    gathered: str
    pattern: str
    how: str
    file: str = ""
    field: str = ""

    def match(self, path: Path) -> tuple[str, ...] | None:
        """What the stars of the pattern stand for, or nothing where it does not fit."""
        wanted = self.pattern.split(".")
        if wanted[-1] == "**":
            wanted = wanted[:-1]
            if len(path) < len(wanted):
                return None
            path = path[: len(wanted)]
        if len(wanted) != len(path):
            return None
        pairs = list(zip(wanted, path, strict=True))
        if any(want not in ("*", step) for want, step in pairs):
            return None
        return tuple(step for want, step in pairs if want == "*")

    @property
    def width(self) -> int:
        """How much the pattern leaves open: the narrowest that fits decides."""
        return self.pattern.count("*") + 100 * self.pattern.endswith("**")

    def place(self, stars: tuple[str, ...]) -> tuple[str, Path]:
        """The file and the path in it, for what the stars stand for."""
        named = {str(number): star for number, star in enumerate(stars, 1)}

        def filled(text: str) -> str:
            return re.sub(r"\{(\d)\}", lambda match: named[match[1]], text)

        return f"content/{filled(self.file)}", tuple(filter(None, filled(self.field).split(".")))

    def __str__(self) -> str:
        return f"{self.gathered} {self.pattern}: {self.how} {self.file} {self.field}".strip()


def read_rules() -> Iterator[Rule]:
    for gathered, files in record("tests/facts/places.yaml").items():
        for file, hows in files.items():
            for how, patterns in hows.items():
                for pattern, field in patterns.items():
                    yield Rule(gathered, pattern, how, file, field or "")
    for gathered, patterns in record("tests/facts/not_used.yaml").items():
        for pattern, reason in patterns.items():
            yield Rule(gathered, pattern, "not used", field=reason)


RULES = tuple(read_rules())


@dataclass(frozen=True)
class Fact:
    """A line of a file of facts."""

    gathered: str
    path: Path
    value: str | None

    @property
    def rules(self) -> list[Rule]:
        """The rules that decide on it; there should be one."""
        fitting = [
            rule
            for rule in RULES
            if rule.gathered == self.gathered and rule.match(self.path) is not None
        ]
        narrowest = min((rule.width for rule in fitting), default=0)
        return [rule for rule in fitting if rule.width == narrowest]

    @property
    def sources(self) -> set[str]:
        """The sources of what it belongs to."""
        for holder in trail(record(f"tests/facts/{self.gathered}.yaml"), self.path):
            if isinstance(holder, dict):
                for name in ("source", "role_source"):
                    if isinstance(holder.get(name), list):
                        return set(holder[name])
        return set()

    def __str__(self) -> str:
        return ".".join(self.path)


ALL = tuple(
    Fact(gathered, path, value)
    for gathered in GATHERED
    for path, value in leaves(record(f"tests/facts/{gathered}.yaml"))
)


# --- looking --------------------------------------------------------------------------------------

_FIGURE = re.compile(r"\{fact:([a-z0-9/-]+)\}")
_NUMBER = re.compile(r"(?<!\w)\d+(?:[.,]\d+)*")
_DAY = re.compile(r"\b(\d{4})-\d\d(?:-(\d\d))?(?!\d)(?:T(\d\d:\d\d)[\d:]*(?:[+-][\d:]+)?)?")


_MARKS = str.maketrans({"–": "-", "’": "'", "_": " ", '"': "", "“": "", "”": ""})


def plain(text: str) -> str:
    """Words as they are compared: without marks that each place sets for itself."""
    words = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text).translate(_MARKS)
    words = re.sub(r"(?<=\d)[.,](?=\d{3}\b)", "", words)
    return " ".join(words.split()).rstrip(".").casefold()


def numbers(text: str) -> set[str]:
    """The numbers in a text, without the marks between thousands; of a day not its month."""
    words = _DAY.sub(lambda day: f"{day[1]} {day[2] or ''} {day[3] or ''}", text)
    bare = (re.sub(r"[.,](?=\d{3}\b)", "", found) for found in _NUMBER.findall(words))
    return {found.replace(",", ".").lstrip("0") or "0" for found in bare}


def filled(text: str, file: str) -> str:
    """A text with the figures of the register in place of their signs."""

    def figure(match: re.Match[str]) -> str:
        event, _, key = match[1].rpartition("/")
        home = event or file.split("/")[2]
        (found, *_) = trail(record(f"content/events/{home}/facts.yaml"), ("facts", key))
        return " ".join(texts({name: found.get(name) for name in ("value", "measures")}))

    return _FIGURE.sub(figure, text)


def cited(holder: Any) -> set[str]:
    """Every source that is named in a record or below it."""
    found: set[str] = set()
    for name, inner in steps(holder):
        if name in ("sources", "as_printed_in"):
            found |= {inner} if isinstance(inner, str) else set(inner)
        elif name == "body":
            found |= set(re.findall(r"@([a-z0-9-]+)", inner))
        else:
            found |= cited(inner)
    return found


def is_there(fact: str, value: Any, way: list[Any], file: str, sources: set[str]) -> bool:
    """The value is this, or the list has nothing else."""
    del way, file, sources
    value = value[0] if isinstance(value, list) and len(value) == 1 else value
    return isinstance(value, str) and plain(value) == plain(fact)


def among(fact: str, value: Any, way: list[Any], file: str, sources: set[str]) -> bool:
    """The list has it: as an item, or as the name or the words of one."""
    del way, file, sources
    items = value if isinstance(value, list) else [value]
    return any(
        plain(words) == plain(fact)
        for item in items
        for words in (
            texts([item.get(name) for name in (*NAMES, "fact", "name", "text", "value")])
            if isinstance(item, dict)
            else texts(item)
        )
    )


def says(fact: str, value: Any, way: list[Any], file: str, sources: set[str]) -> bool:
    """The text has these words, whatever stands around them."""
    del way, sources
    return plain(fact) in plain(filled(" ".join(texts(value)), file))


def nearly(fact: str, value: Any, way: list[Any], file: str, sources: set[str]) -> bool:
    """The text has the same words but for a few."""
    del way, sources
    told = plain(filled(" ".join(texts(value)), file))
    ours, theirs = (re.findall(r"[\w-]+", words) for words in (plain(fact), told))
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= 0.8


def names(fact: str, value: Any, way: list[Any], file: str, sources: set[str]) -> bool:
    """An organisation there, or one above it, has this name; or it is written there as a name."""
    del sources
    here = file.rpartition("/")[2].removesuffix(".yaml")
    holder = value if isinstance(value, dict | list) else [value]
    found = [here] if way[0] is way[-1] and "/organisations/" in file else list(keys_in(holder))
    known = {plain(name) for key in found for name in names_of(key)} | {
        plain(name) for name in texts([each.get("name") for _, each in steps(value)
                                       if isinstance(each, dict)])
    }  # fmt: skip
    return any(name in plain(fact) or plain(fact) in name for name in known if len(name) > 2)


def keys_in(value: Any) -> Iterator[str]:
    """The keys of organisations in parties, winners or a plain reference."""
    for name, inner in steps(value):
        if isinstance(inner, str) and (name == "organisation" or isinstance(value, list)):
            yield inner
        elif isinstance(inner, dict):
            yield from keys_in(inner)


def names_of(key: str) -> Iterator[str]:
    """The names of an organisation and of those above it."""
    path = f"content/organisations/{key}.yaml"
    if (ROOT / path).is_file():
        found = record(path)
        yield from texts([found["name"], found.get("short_name"), found.get("former_names")])
        if found.get("parent"):
            yield from names_of(found["parent"])


_WORD = re.compile(r"[^\W\d_]{4,}")


def tells(fact: str, value: Any, way: list[Any], file: str, sources: set[str]) -> bool:
    """The text tells it in our own words: most of its words, however they end, stand there."""
    told = plain(filled(" ".join(texts(value)), file))
    theirs = {word[:5] for word in _WORD.findall(told)}
    ours = [word[:5] for word in _WORD.findall(plain(fact))]
    kept = sum(word in theirs for word in ours)
    return kept >= 0.6 * len(ours) and answers(fact, value, way, file, sources)


def answers(fact: str, value: Any, way: list[Any], file: str, sources: set[str]) -> bool:
    """The text says what follows from it: with the same numbers, on one of the same sources."""
    told = filled(" ".join(texts(value)), file)
    near = next((found for holder in way if (found := cited(holder))), set())
    relies = not sources or bool(sources & near)
    return bool(told.strip()) and relies and numbers(fact) <= numbers(told)


def cites(fact: str, value: Any, way: list[Any], file: str, sources: set[str]) -> bool:
    """What stands there names this source."""
    del way, file, sources
    return fact in cited(value)


def lasts(fact: str, value: Any, way: list[Any], file: str, sources: set[str]) -> bool:
    """The length in hours and minutes is this many minutes."""
    del way, file, sources
    hours, _, minutes = str(value).partition(":")
    return int(hours) * 60 + int(minutes) == int(fact)


HOWS: dict[str, Callable[[str, Any, list[Any], str, set[str]], bool]] = {
    "is": is_there,
    "among": among,
    "says": says,
    "nearly": nearly,
    "names": names,
    "tells": tells,
    "answers": answers,
    "cites": cites,
    "lasts": lasts,
}


def trouble(fact: Fact) -> str | None:
    """What is wrong with a fact's place, or nothing."""
    rules = fact.rules
    if not rules:
        return f"{fact.gathered}: {fact} has no place: {fact.value}"
    if len(rules) > 1:
        return f"{fact.gathered}: {fact} has several places: " + "; ".join(map(str, rules))
    (rule,) = rules
    if rule.how == "not used":
        return None
    stars = rule.match(fact.path)
    assert stars is not None
    file, path = rule.place(stars)
    way = trail(record(file), path) if (ROOT / file).is_file() else []
    if not way:
        return f"{rule} | {file} has no {'.'.join(path)}"
    if not HOWS[rule.how](fact.value or "", way[0], way, file, fact.sources):
        return f"{rule} | {fact}: {fact.value!r} is not what {file} has: {way[0]!r}"
    return None


# --- tests ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("gathered", GATHERED)
def test_every_fact_has_its_place_or_a_reason(gathered: str) -> None:
    """And what stands at its place is the fact."""
    found = [trouble(fact) for fact in ALL if fact.gathered == gathered]
    assert list(filter(None, found)) == []


def test_no_place_and_no_reason_is_left_over() -> None:
    """A rule that decides on nothing has outlived its fact."""
    deciding = Counter(rule for fact in ALL for rule in fact.rules)
    assert [str(rule) for rule in RULES if not deciding[rule]] == []


def test_every_reason_is_a_sentence() -> None:
    """What is left out is left out on purpose."""
    reasons = [rule.field for rule in RULES if rule.how == "not used"]
    assert [reason for reason in reasons if len(reason.split()) < 3] == []


def test_most_facts_stand_where_they_can_be_compared() -> None:
    """Only where the words are our own is a retelling enough."""
    hows = Counter(rule.how for fact in ALL for rule in fact.rules)
    compared = sum(
        hows[how] for how in ("is", "among", "says", "nearly", "names", "cites", "lasts")
    )
    assert compared > 4 * hows["tells"]
    assert hows["tells"] > 4 * hows["answers"]
    assert compared > 10 * hows["not used"]


@pytest.mark.parametrize(
    ("how", "fact", "value", "found"),
    [
        ("is", "5–7 Mei", "5-7 Mei.", True),
        ("is", "jcc", ["jcc"], True),
        ("is", "jcc", ["jcc", "gwk"], False),
        ("is", "12", "13", False),
        ("among", "jcc", ["gwk", "jcc"], True),
        ("among", "usman", [{"person": "usman", "role": "x"}], True),
        ("among", "Viet Nam", [{"name": {"id": "Vietnam", "en": "Viet Nam"}}], True),
        ("among", "Laos", [{"name": "Malaysia", "role": "Laos"}], False),
        ("says", "air", "Tentang [air](person:x) saja.", True),
        ("says", "air", "Tentang angin.", False),
        ("tells", "melepas 1.000 tukik", "Sebanyak 1,000 tukik dilepaskan", False),
        ("tells", "pelepasan 1.000 tukik", "Sebanyak 1,000 tukik dalam pelepasan itu", True),
        ("tells", "13 ruang rapat", "Ada banyak ruang rapat", False),
        ("answers", "1.000 tukik", "Seribu: 1,000 hatchlings", True),
        ("answers", "13 ruang", "Ada banyak ruang", False),
        ("answers", "kata", "", False),
        ("cites", "rri", {"sources": ["rri", "antara"]}, True),
        ("cites", "rri", {"text": "rri", "sources": "antara"}, False),
        ("cites", "rri", {"body": "Kata.[@rri, @antara]"}, True),
        ("lasts", "140", "2:20", True),
        ("lasts", "140", "1:20", False),
    ],
)
def test_a_fact_that_is_not_there_is_missed(
    how: str, fact: str, value: Any, *, found: bool
) -> None:
    """The tests above can fail."""
    assert HOWS[how](fact, value, [value], "content/events/x/event.yaml", set()) == found


def test_retelling_relies_on_a_source_of_the_fact() -> None:
    """The same words from elsewhere are another fact."""
    way = [{"id": "Kata"}, {"text": {"id": "Kata"}, "sources": ["antara"]}]
    assert tells("kata", "Kata", way, "x", {"antara", "rri"})
    assert not tells("kata", "Kata", way, "x", {"rri"})
