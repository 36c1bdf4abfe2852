"""Every output is listed, planned the same way twice, and reaches only what it declares."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest

import gaung.outputs
from gaung.build import Build, build
from gaung.fingerprint import fingerprint
from gaung.memory import Forgetful
from gaung.model.gate import public
from gaung.model.kit import Kit
from gaung.outputs import CLOSERS, PLANNERS
from gaung.plan import Output, Workbench, plan
from gaung.reading import read
from gaung.rendering import RenderingError, UndeclaredError, is_heavy, render
from gaung.snapshot import Snapshot, snapshot
from gaung.templates import Templates
from tests.factories import NOW, small, sound
from tests.golden.test_golden import golden_site

MODULES = {
    name: importlib.import_module(name)
    for _, name, _ in pkgutil.walk_packages(gaung.outputs.__path__, "gaung.outputs.")
}


def test_every_kind_of_output_is_in_the_list_and_the_list_has_nothing_else() -> None:
    """A kind is a module with ``plan``; nothing registers itself from afar."""
    planning = {module.plan for module in MODULES.values() if hasattr(module, "plan")}
    assert {*PLANNERS, *CLOSERS} == planning
    assert len(PLANNERS) + len(CLOSERS) == len(planning)


@pytest.mark.parametrize("planner", [*PLANNERS, *CLOSERS], ids=lambda planner: planner.__module__)
def test_a_kind_of_output_says_what_it_gives(planner: Any) -> None:
    """Its module and its function open with a sentence."""
    module = MODULES[planner.__module__]
    assert module.__doc__
    assert planner.__doc__.startswith(("Give ", "Write ")), planner.__doc__


def kit_of(files: dict[str, str]) -> tuple[Kit, Snapshot]:
    taken = snapshot(files, NOW)
    whole = read(taken, Forgetful()).kit
    assert whole is not None
    return public(whole)[0], taken


SMALL = small()
KIT, SNAPSHOT = kit_of(SMALL)
OUTPUTS, PROBLEMS = plan(KIT, PLANNERS, CLOSERS)


def test_planning_twice_plans_the_same() -> None:
    """The same files, in the same order, with the same views."""

    def planned() -> list[tuple[str, str, tuple[str, ...]]]:
        outputs, _ = plan(kit_of(SMALL)[0], PLANNERS, CLOSERS)
        return [(output.path, fingerprint(output.view), output.uses) for output in outputs]

    assert planned() == planned()
    assert PROBLEMS == []


def test_a_recipe_is_a_function_at_the_top_of_its_module() -> None:
    """Its name stands for what it does in the key of what is remembered."""
    for output in OUTPUTS:
        assert re.fullmatch(r"\w+", output.recipe.__qualname__), output.path
        module = importlib.import_module(output.recipe.__module__)
        assert getattr(module, output.recipe.__qualname__) is output.recipe


def test_paths_of_outputs_are_plain() -> None:
    """Any host can serve them: small ASCII letters, no way out of the site."""
    for output in OUTPUTS:
        assert re.fullmatch(r"[a-z0-9._-]+(/[a-z0-9.-]+)*", output.path), output.path
        assert ".." not in output.path, output.path


def test_what_an_output_declares_is_there() -> None:
    """Sources that it uses are in the snapshot, outputs that it needs are planned."""
    paths = {output.path for output in OUTPUTS}
    for output in OUTPUTS:
        assert set(output.uses) <= set(SNAPSHOT.sources), output.path
        assert set(output.needs) <= paths, output.path


def test_no_output_reads_a_text_of_the_content() -> None:
    """Words come through the gate and in views alone, where the second look finds them."""
    used = {path for output in OUTPUTS for path in output.uses if path.startswith("content/")}
    assert used
    assert [path for path in used if path.endswith((".md", ".yaml", ".yml"))] == []


def test_what_an_output_says_it_comes_from_is_a_file_of_the_content() -> None:
    """A problem of the finished page is told at a place that its editor can open."""
    for output in OUTPUTS:
        assert output.origin == "" or output.origin in SMALL, output.path


# --- nothing undeclared -----------------------------------------------------------------------


@dataclass(frozen=True)
class Reach:
    """What a recipe of these tests reaches for."""

    kind: str
    path: str


def reaching(reach: Reach, bench: Workbench) -> bytes:
    if reach.kind == "source":
        return bench.source(reach.path)
    if reach.kind == "output":
        return bench.output(reach.path)
    template, _, language = reach.path.partition(" ")
    return bench.render(template, language, reach)


def made(*outputs: Output[Any]) -> dict[str, bytes]:
    templates = Templates(SNAPSHOT.sources, KIT.words)
    return dict(render(outputs, SNAPSHOT, templates, Forgetful()).files)


CASES: dict[str, tuple[Reach, dict[str, tuple[str, ...]]]] = {
    "a source": (Reach("source", "site.yaml"), {"uses": ("site.yaml",)}),
    "an output": (Reach("output", "a.txt"), {"needs": ("a.txt",)}),
    "a template": (
        Reach("render", "layouts/own.html en"),
        {"uses": ("layouts/own.html", "layouts/locale/en.po")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_recipe_gets_what_its_output_declares(case: str) -> None:
    """And nothing else than that has to be declared."""
    reach, declared = CASES[case]
    assert made_with(reach, **declared) != b""


def made_with(reach: Reach, **declared: tuple[str, ...]) -> bytes:
    first = Output("a.txt", Reach("source", "site.yaml"), reaching, uses=("site.yaml",))
    files = {**SMALL, "layouts/own.html": "{{ view.kind }}"}
    taken = snapshot(files, NOW)
    templates = Templates(taken.sources, KIT.words)
    output = Output("b.txt", reach, reaching, **declared)  # type: ignore[arg-type] # both are paths
    return render((output, first), taken, templates, Forgetful()).files["b.txt"]


@pytest.mark.parametrize("case", CASES)
def test_a_recipe_that_reaches_for_something_undeclared_is_refused(case: str) -> None:
    """The message names the output and what it reached for."""
    reach, declared = CASES[case]
    for field, paths in declared.items():
        for path in paths:
            rest = {field: tuple(other for other in paths if other != path)}
            with pytest.raises(RenderingError, match=r"b\.txt could not be made") as caught:
                made_with(reach, **rest)
            assert isinstance(caught.value.__cause__, UndeclaredError)
            assert f"b.txt uses {path}" in str(caught.value.__cause__)


def test_an_output_is_made_after_those_that_it_needs() -> None:
    """In whatever order they were planned."""

    def packing(path: str, *needs: str) -> Output[Any]:
        return Output(path, path, packed, needs=needs)

    files = made(packing("c", "b", "a"), packing("b", "a"), packing("a"))
    assert files == {"a": b"a", "b": b"b(a)", "c": b"c(b(a)a)"}


def packed(path: str, bench: Workbench) -> bytes:
    needs = {"a": (), "b": ("a",), "c": ("b", "a")}[path]
    inside = b"".join(bench.output(need) for need in needs)
    return path.encode() + (b"(" + inside + b")" if inside else b"")


def test_two_outputs_for_one_file_are_a_problem() -> None:
    """The first keeps its place; a difference in capitals is none."""

    def planner(kit: Kit) -> Iterator[Output[Any]]:
        del kit
        yield Output("a/index.html", "one", packed, origin="content/one.yaml")
        yield Output("A/index.html", "two", packed, origin="content/two.yaml")

    outputs, problems = plan(KIT, (planner,))
    assert [output.view for output in outputs] == ["one"]
    assert [(each.code, each.place.path) for each in problems] == [
        ("address-taken", "content/two.yaml")
    ]


def test_the_engine_is_part_of_what_is_remembered() -> None:
    """What another version of the engine made is made again."""
    memory = Forgetful()

    def by(engine: str) -> Build:
        return build(replace(SNAPSHOT, engine=engine), memory)

    assert set(by("one").made) == {output.path for output in OUTPUTS}
    assert set(by("two").made) == {output.path for output in OUTPUTS if not is_heavy(output)}
    assert by("one").made == ()


def test_files_are_published_as_they_are() -> None:
    """A picture has the bytes that its editor gave it."""
    files = sound(golden_site()).files
    picture = golden_site()["content/events/pekan-baca/media/rak.svg"].encode()
    assert files["media/pekan-baca/rak.svg"] == picture
