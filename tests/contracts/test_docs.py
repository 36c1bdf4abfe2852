"""The documents are in step with the project: what they name is there, what they show works."""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pydantic import TypeAdapter

from gaung.build import build
from gaung.checks import CHECKS
from gaung.cli import main
from gaung.edges.package import load
from gaung.editorial import QUESTIONS
from gaung.forms.docstrings import docstrings
from gaung.model.kit import KINDS
from gaung.model.parts import Part
from gaung.model.platforms import PLATFORMS
from gaung.model.site import Site
from gaung.model.tokens import Tokens
from gaung.model.values import Reading
from gaung.model.words import months
from gaung.outputs import PLANNERS
from gaung.outputs.pages import vocabulary
from gaung.problems import Severity
from gaung.reading.shelves import ARTICLES, SHELVES
from gaung.reading.yaml import parse
from gaung.snapshot import snapshot
from tests.contracts.test_layers import LAYERS
from tests.factories import NOW, ROOT, built, event, release, site, small, sound

DOCS = ROOT / "docs"
DOCUMENTS = (*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md")))
IS_DEMONSTRATION = "\ndemo: true\n" in (ROOT / "site.yaml").read_text(encoding="utf-8")
"""Whether the content is still the one that the documents take their examples from."""
TOPS = ("assets/", "content/", "docs/", "gaung/", "layouts/", "tests/", "tools/", "changelog.d/")

every_document = pytest.mark.parametrize(
    "document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix()
)


def reading(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def without_code(text: str) -> str:
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of a language."""
    found = re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)
    return [str(block) for block in found]


def anchors(text: str) -> set[str]:
    """The anchors of a document's headings, as they are made from their words."""
    headings = re.findall(r"^#+ (.+)$", without_code(text), flags=re.MULTILINE)
    plain = (re.sub(r"[^\w\s-]", "", heading.lower()) for heading in headings)
    return {words.strip().replace(" ", "-") for words in plain}


def is_there(path: Path) -> bool:
    """Whether there is such a file; content that a site has put away may be missing."""
    of_content = path.is_relative_to(ROOT / "content")
    return path.exists() or (of_content and not IS_DEMONSTRATION)


# --- what documents name ---------------------------------------------------------------------


@every_document
def test_links_lead_to_files_and_headings(document: Path) -> None:
    text = without_code(reading(document))
    targets = re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`]*`", "", text))
    for target in targets:
        if re.match(r"[a-z]+:", target):
            assert target.startswith("https://"), target
            continue
        path, _, anchor = target.partition("#")
        file = (document.parent / path).resolve() if path else document
        assert is_there(file), target
        if anchor:
            assert anchor in anchors(reading(file)), target


@every_document
def test_paths_of_the_project_are_there(document: Path) -> None:
    spans = re.findall(r"`([^`\n]+)`", without_code(reading(document)))
    named = {span for span in spans if span.startswith(TOPS) and not re.search(r"[<>*… {]", span)}
    of_builds = {path for path in named if path.startswith("gaung/_site")}
    assert {path for path in named - of_builds if not is_there(ROOT / path)} == set()


@every_document
def test_a_document_has_one_title_and_skips_no_level(document: Path) -> None:
    levels = [
        len(marks)
        for marks in re.findall(r"^(#+) ", without_code(reading(document)), flags=re.MULTILINE)
    ]
    if document.parent.name == "changelog.d":
        return
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_decisions_are_numbered_and_say_context_decision_and_consequences() -> None:
    decisions = sorted((DOCS / "adr").glob("*.md"))
    numbers = [int(path.name[:4]) for path in decisions]
    assert numbers == list(range(1, len(numbers) + 1))
    for path, number in zip(decisions, numbers, strict=True):
        text = reading(path)
        assert text.startswith(f"# {number}. "), path.name
        sections = re.findall(r"^## (.+)$", text, flags=re.MULTILINE)
        assert sections == ["Context", "Decision", "Consequences"], path.name


# --- the two languages of the first page ------------------------------------------------------


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("README.md", "README.id.md"),
        ("docs/writing.md", "docs/id/menulis.md"),
        ("docs/data.md", "docs/id/data.md"),
    ],
)
def test_twins_have_the_same_shape(english: str, indonesian: str) -> None:
    def shape(name: str) -> list[str]:
        fence = re.compile(r"^(```\w*\n).*?(^```$)", re.MULTILINE | re.DOTALL)
        text = fence.sub(r"\1\2", reading(ROOT / name))
        lines = re.findall(r"^(#+|```\w*|\||!\[|- |\d\.)", text, flags=re.MULTILINE)
        return [str(line) for line in lines]

    assert shape(english) == shape(indonesian)


@pytest.mark.parametrize("readme", ["README.md", "README.id.md"])
def test_a_readme_tells_of_every_command_and_option(
    readme: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def help_of(*command: str) -> str:
        assert main(["--lang", "en", *command, "--help"]) == 0
        return capsys.readouterr().out

    listed = help_of().partition("Commands:\n")[2]
    commands = re.findall(r"^  ([a-z]+) ", listed, flags=re.MULTILINE)
    told = help_of() + "".join(help_of(command) for command in commands)
    options = set(re.findall(r"--[a-z][a-z-]*", told)) - {"--help", "--version"}
    assert len(options) > 8
    text = reading(ROOT / readme)
    assert set(re.findall(r"--[a-z][a-z-]*", text)) == options
    assert set(commands) == set(re.findall(r"^\| `([a-z]+)[ `]", text, flags=re.MULTILINE))


# --- the reference of fields ------------------------------------------------------------------


def tool(name: str) -> ModuleType:
    """A command of tools/ as a module."""
    loader = SourceFileLoader(name, str(ROOT / "tools" / name))
    spec = spec_from_loader(name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "dont_write_bytecode", True)
        loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    return tool("reference")


def test_the_pages_of_problems_are_what_the_messages_say() -> None:
    made = tool("problems").pages()
    assert len(made) == 3
    for path, text in made.items():
        assert reading(ROOT / path) == text, "run tools/problems"


@pytest.mark.parametrize("page", ["docs/problems.md", "docs/id/masalah.md"])
def test_every_code_has_a_place_to_read_about_it(page: str) -> None:
    told = re.findall(r"^## (\S+)$", reading(ROOT / page), flags=re.MULTILINE)
    assert told == list(load("en").messages)


@pytest.mark.parametrize("guide", ["docs/en/social-kit.md", "docs/id/kit-sosial.md"])
def test_a_guide_names_the_limit_of_each_platform_and_who_says_so(guide: str) -> None:
    written = (ROOT / guide).read_text(encoding="utf-8")
    for key, platform in PLATFORMS.items():
        name, host = vocabulary.PLATFORMS[key], platform.source.split("/")[2]
        row = f"| {name} | {platform.limit} | [{host}]({platform.source}) | {platform.read} |"
        assert row in written


def test_the_reference_is_what_the_models_say(reference: ModuleType) -> None:
    assert reading(DOCS / "content.md") == reference.page(), "run tools/reference"


def test_every_kind_of_file_is_in_the_reference(reference: ModuleType) -> None:
    told = {file.model for file in reference.FILES}
    assert told == {Site, Tokens, *(shelf.model for shelf in (*SHELVES, *ARTICLES))}


def models() -> Iterator[type[Part]]:
    waiting: list[type[Part]] = [Part]
    while waiting:
        model = waiting.pop()
        yield model
        waiting.extend(model.__subclasses__())


def test_every_field_has_a_sentence_of_help() -> None:
    assert len(KINDS) > 10
    lacking = {
        f"{model.__name__}.{name}"
        for model in models()
        for name, said in docstrings(model).items()
        if model.__module__.startswith("gaung.") and not said.endswith(".")
    }
    assert lacking == set()


def test_examples_of_values_are_accepted(reference: ModuleType) -> None:
    context = Reading(("id", "en"), months(("en", "id")))
    for value in reference.VALUES:
        adapter: TypeAdapter[Any] = TypeAdapter(value.type)
        for example in value.examples:
            document = parse(f"field: {example}\n", "example.yaml")
            assert document.problems == [], example
            adapter.validate_python(document.data["field"], context=context)


# --- how to write ------------------------------------------------------------------------------


@pytest.mark.parametrize("guide", ["docs/writing.md", "docs/id/menulis.md"])
def test_examples_are_from_the_content(guide: str) -> None:
    """What a guide shows as an example stands in a file of the content, line by line."""
    if not IS_DEMONSTRATION:
        pytest.skip("the content is no longer the demonstration")
    text = reading(ROOT / guide)
    shown = [
        line.strip()
        for language in ("yaml", "markdown")
        for block in blocks(text, language)
        for line in block.splitlines()
        if line.strip() not in ("", "---", "…")
    ]
    content = "\n".join(
        reading(path) for path in (ROOT / "content").rglob("*") if path.suffix in (".md", ".yaml")
    )
    assert len(shown) > 10
    assert [line for line in shown if line not in content] == []


@pytest.mark.parametrize(
    ("guide", "desk"), [("docs/writing.md", "en"), ("docs/id/menulis.md", "id")]
)
def test_the_message_shown_is_what_an_editor_gets(guide: str, desk: str) -> None:
    if not IS_DEMONSTRATION:
        pytest.skip("the content is no longer the demonstration")
    (shown,) = blocks(reading(ROOT / guide), "text")
    (found,) = re.findall(r"person \"([^\"]+)\"|tokoh \"([^\"]+)\"", shown)
    path, _, _ = shown.partition(":")
    (meant,) = re.findall(r"(?:Nearest|Terdekat): (\S+)", shown)
    paths = [ROOT / "site.yaml", *(ROOT / "content").rglob("*")]
    files = {
        file.relative_to(ROOT).as_posix(): file.read_bytes() for file in paths if file.is_file()
    }
    mistyped = files[path].decode().replace(f"[{meant}, ", f"[{''.join(found)}, ", 1)
    done = build(snapshot({**files, path: mistyped}, NOW))
    problem = next(each for each in done.problems if each.severity is Severity.ERROR)
    assert load(desk).text(problem, done.locator.excerpt(problem.place)) == shown.strip()


# --- the architecture, tried out ---------------------------------------------------------------

ARCHITECTURE = reading(DOCS / "architecture.md")


def example(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module of an example, by the name of something that it defines."""
    code = next(block for block in blocks(ARCHITECTURE, "python") if name in block)
    module = ModuleType(f"example_{name.lower()}")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    exec(compile(code, "docs/architecture.md", "exec"), vars(module))  # noqa: S102 - our own words
    return module


def test_the_example_of_an_output_works(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = example("EventNames", monkeypatch).plan
    monkeypatch.setattr("gaung.build.PLANNERS", (*PLANNERS, plan))
    files = sound(small()).files
    assert files["id/events.txt"] == b"Forum Air\n"
    assert files["en/events.txt"] == b"Water Forum\n"


def test_the_example_of_a_page_works(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = example("VenuesPage", monkeypatch).plan
    monkeypatch.setattr("gaung.build.PLANNERS", (*PLANNERS, plan))
    (template,) = blocks(ARCHITECTURE, "html")
    files = sound(small() | {"layouts/pages/venues.html": template}).files
    assert b"<li>Aula</li>" in files["id/acara/forum-air/venues/index.html"]
    assert b"<li>Hall</li>" in files["en/events/forum-air/venues/index.html"]


def test_the_example_of_a_check_works(monkeypatch: pytest.MonkeyPatch) -> None:
    check = example("event-without-summary", monkeypatch).check
    monkeypatch.setattr("gaung.build.CHECKS", (*CHECKS, check))
    assert sound(small()).problems == ()
    found = built(site() | event(), NOW).problems
    assert [problem.code for problem in found] == ["event-without-summary"]


def test_the_example_of_a_question_works(monkeypatch: pytest.MonkeyPatch) -> None:
    ask = example("headline-shouts", monkeypatch).ask
    monkeypatch.setattr("gaung.editorial.QUESTIONS", (*QUESTIONS, ask))
    shouting = release("keras", title={"id": "Air! Air!", "en": "Water"})
    found = built(site() | event() | shouting, NOW).problems
    assert [problem.code for problem in found] == ["headline-shouts"]
    assert found[0].place.column == len('title: "Air!')


def test_the_layers_stand_in_their_order() -> None:
    rows = re.findall(r"^\| `([a-z]+)` \| [^|`]+ \|$", ARCHITECTURE, flags=re.MULTILINE)
    assert (*rows, "__main__") == LAYERS
