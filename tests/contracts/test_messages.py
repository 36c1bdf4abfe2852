"""Every code that the engine makes has words in every catalogue, and only those have."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from gaung.edges.package import catalogues, load
from gaung.model.kit import KINDS
from gaung.problems import Severity
from gaung.reading.yaml import parse
from gaung.telling import OF_FILES, Telling, blanks

ENGINE = Path(__file__).parents[2] / "gaung"
MAKERS = {
    "Problem": 1,
    "Trouble": 1,
    "problem": 1,
    "_problem": 1,
    "refuse": 0,
    "_word": 1,
    "_slip": 0,
    "_compared": 1,
    "clash": 1,
}
"""What makes a problem, and which of its arguments is the code."""
GIVEN = {"file", "nearest"}
"""Blanks that the telling fills itself, or leaves away."""
OF_VALUES = {"field", "found"}
"""What the shaping adds to every slip in a value."""

CATALOGUES = {language: load(language) for language in catalogues()}
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in ENGINE.rglob("*.py")}


def calls() -> Iterator[tuple[ast.FunctionDef | ast.Module, ast.Call]]:
    """Every call of the engine, with the innermost function that it stands in."""

    def within(
        node: ast.AST, home: ast.FunctionDef | ast.Module
    ) -> Iterator[tuple[ast.FunctionDef | ast.Module, ast.Call]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                yield home, child
            yield from within(child, child if isinstance(child, ast.FunctionDef) else home)

    for tree in TREES.values():
        yield from within(tree, tree)


def name_of(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def constants(node: ast.AST) -> Iterator[str]:
    """The texts that an argument can be, as far as its own words tell."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from constants(value)


def made() -> Iterator[tuple[str, ast.FunctionDef | ast.Module, ast.Call]]:
    """Every code that stands where a problem is made."""
    for home, call in calls():
        at = MAKERS.get(name_of(call))
        if at is not None and len(call.args) > at:
            for code in constants(call.args[at]):
                yield code, home, call


def keys(node: ast.AST, home: ast.AST) -> set[str] | None:
    """The keys of a mapping, or nothing where they cannot be seen."""
    if isinstance(node, ast.Dict):
        found: set[str] = set()
        for key, value in zip(node.keys, node.values, strict=True):
            inner = {key.value} if isinstance(key, ast.Constant) else keys(value, home)
            if inner is None:
                return None
            found |= {str(name) for name in inner}
        return found
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        left, right = keys(node.left, home), keys(node.right, home)
        return None if left is None or right is None else left | right
    if isinstance(node, ast.Name):
        return assigned(node.id, home)
    return None


def assigned(name: str, home: ast.AST) -> set[str] | None:
    """The keys of a mapping that a function makes and names."""
    known: set[str] | None = None
    for node in ast.walk(home):
        if not isinstance(node, ast.Assign) or len(node.targets) != 1:
            continue
        target = node.targets[0]
        if isinstance(target, ast.Name) and target.id == name:
            known = (known or set()) | (keys(node.value, home) or set())
        elif (
            isinstance(target, ast.Subscript)
            and isinstance(target.value, ast.Name)
            and target.value.id == name
            and isinstance(target.slice, ast.Constant)
        ):
            known = (known or set()) | {str(target.slice.value)}
    return known


def visible_blanks(home: ast.AST, call: ast.Call) -> set[str] | None:
    """The values that a problem is given, or nothing where they cannot be seen."""
    named = {keyword.arg for keyword in call.keywords if keyword.arg}
    if name_of(call) in ("refuse", "_word"):
        return {str(name) for name in named} | OF_VALUES
    if name_of(call) == "problem":
        return {str(name) for name in named}
    if name_of(call) == "Problem":
        return keys(call.args[2], home) if len(call.args) > 2 else set()
    return None


def texts(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def used_blanks(telling: Telling, code: str, given: set[str]) -> set[str]:
    """The blanks of a sentence and of the remedies that can follow it."""
    message = telling.messages[code]
    remedies = [words for name, words in message.items() if name != "says"]
    for name, words in message.items():
        _, without, blank = name.partition("_without_")
        if without and blank not in given:
            remedies = [words]
            break
    return set(blanks(" ".join((message["says"], *remedies)))) - GIVEN


def test_both_languages_are_there() -> None:
    assert set(CATALOGUES) >= {"id", "en"}


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_code_has_words(language: str) -> None:
    codes = {code for code, _, _ in made()}
    assert len(codes) > 60  # so many can be seen, so the search finds what it looks for
    assert codes - set(CATALOGUES[language].messages) == set()


@pytest.mark.parametrize("language", CATALOGUES)
def test_no_words_are_left_over(language: str) -> None:
    written = {text for tree in TREES.values() for text in texts(tree)}
    assert set(CATALOGUES[language].messages) - written == set()


def test_the_languages_say_the_same() -> None:
    shapes = {
        language: [
            (code, [(name, blanks(words)) for name, words in message.items()])
            for code, message in telling.messages.items()
        ]
        for language, telling in CATALOGUES.items()
    }
    for shape in shapes.values():
        assert shape == shapes["en"]


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_message_is_whole(language: str) -> None:
    telling = CATALOGUES[language]
    assert set(telling.kinds) >= set(KINDS)
    assert set(telling.labels) == {*map(str, Severity), "nearest"}
    for message in telling.messages.values():
        assert {"says", "remedy"} <= set(message)
        assert {name for name in message if not name.startswith("remedy_without_")} == {
            "says",
            "remedy",
        }
        for words in message.values():
            assert words == words.strip()
            assert words


@pytest.mark.parametrize("language", CATALOGUES)
def test_blanks_are_given(language: str) -> None:
    telling = CATALOGUES[language]
    seen = 0
    for code, home, call in made():
        given = visible_blanks(home, call)
        if given is not None:
            seen += 1
            assert used_blanks(telling, code, given) <= given, code
    assert seen > 60


def test_codes_of_whole_files_are_codes() -> None:
    assert set(CATALOGUES["en"].messages) >= OF_FILES


@pytest.mark.parametrize("language", CATALOGUES)
def test_catalogues_keep_to_our_own_rules(language: str) -> None:
    # An unquoted # would cut a sentence short, as it would in an editor's own file.
    path = ENGINE / "messages" / f"{language}.yaml"
    assert parse(path.read_text(encoding="utf-8"), path.name).problems == []
