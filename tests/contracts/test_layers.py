"""Imports run one way, and what is pure reaches for nothing but its arguments.

Read off the syntax trees, so that an import within a function counts too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.factories import ROOT

LAYERS = (
    "craft", "problems", "snapshot", "held", "memory", "views", "fingerprint", "telling", "model",
    "reading", "editorial", "importing", "forms", "plan", "structured", "outputs", "templates",
    "rendering", "checks", "build", "gallery", "edges", "cli", "__main__",
)  # fmt: skip
"""The parts of the engine, from the ground up: each may import those before it."""
MODEL_KNOWS = frozenset(("problems",))
"""What the model may import of ours: it is the kit as values, and stands by itself."""

REACHES_OUT = frozenset(
    (
        "asyncio", "concurrent", "ctypes", "getpass", "glob", "http", "locale", "logging",
        "multiprocessing", "os", "pathlib", "platform", "random", "secrets", "select", "shutil",
        "signal", "socket", "sqlite3", "subprocess", "sys", "tempfile", "threading", "time",
        "urllib.request", "uuid", "watchdog",
    )
)  # fmt: skip
"""Modules of files, clocks, chance, other programs and the network."""
PURE = frozenset(("pathlib.PurePosixPath", "pathlib.PurePath", "uuid.NAMESPACE_URL", "uuid.uuid5"))
"""What those modules have that follows from its arguments alone."""
CALLS_OUT = frozenset(("open", "input", "print", "exec", "eval", "compile", "__import__"))
"""Functions that do so without an import."""
CLOCKS = frozenset(("now", "today", "utcnow"))
MAY = {"craft/typesetting.py": ("tempfile", "pathlib.Path", "threading")}
"""Who reaches out all the same: typst takes fonts from folders only, and serves one thread."""

Sources = Mapping[str, str]
"""Modules by their paths from the top of the engine."""


def engine() -> Sources:
    top = ROOT / "gaung"
    return {
        path.relative_to(top).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(top.rglob("*.py"))
    }


def layer(path: str) -> str:
    return path.partition("/")[0].removesuffix(".py")


def imports(path: str, text: str) -> Iterator[tuple[int, str]]:
    """Line and full name of everything that a module imports."""
    package = ("gaung", *Path(path).parent.parts)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            # `from ..model import kit` counts from the package that the module stands in.
            home = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*home, *filter(None, [node.module])))
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)


def wrong_way(modules: Sources) -> list[str]:
    """Imports that run against the layers, and modules that stand in none."""
    found = []
    for path, text in modules.items():
        here = layer(path)
        if here == "__init__":
            continue
        if here not in LAYERS:
            found.append(f"{path} stands in no layer")
            continue
        for line, name in imports(path, text):
            top, _, rest = name.partition(".")
            there = rest.partition(".")[0]
            if top != "gaung" or there in (here, "__version__", ""):
                continue
            below = MODEL_KNOWS if here == "model" else LAYERS[: LAYERS.index(here)]
            if there not in below:
                found.append(f"{path}:{line} imports {name}")
    return found


def impure(modules: Sources) -> list[str]:
    """Where something outside of the edges reaches for files, a clock, chance or the network."""
    return [
        f"{path}:{line} {reach}"
        for path, text in modules.items()
        if layer(path) not in ("gallery", "edges", "cli", "__main__")
        for line, reach in _reaches(path, text)
        if reach not in MAY.get(path, ())
    ]


def _reaches(path: str, text: str) -> Iterator[tuple[int, str]]:
    for line, name in imports(path, text):
        out = any(name == module or name.startswith(f"{module}.") for module in REACHES_OUT)
        if out and name not in PURE:
            yield line, name
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        call = node.func
        if isinstance(call, ast.Name) and call.id in CALLS_OUT:
            yield node.lineno, f"{call.id}()"
        if isinstance(call, ast.Attribute) and call.attr in CLOCKS:
            of = call.value
            if isinstance(of, ast.Name) and of.id in ("datetime", "date"):
                yield node.lineno, f"{of.id}.{call.attr}()"
            if isinstance(of, ast.Attribute) and of.attr in ("datetime", "date"):
                yield node.lineno, f"datetime.{of.attr}.{call.attr}()"


def test_imports_run_one_way() -> None:
    """No part of the engine knows of what is built upon it."""
    assert wrong_way(engine()) == []


def test_only_the_edges_reach_out() -> None:
    """Everything else is a function of what it is given."""
    assert impure(engine()) == []


def test_every_layer_is_there() -> None:
    """A layer that has gone leaves the picture too."""
    assert set(LAYERS) == {layer(path) for path in engine()} - {"__init__"}


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        ("model/kit.py", "from gaung.problems import Place", []),
        ("model/kit.py", "from gaung.model.text import Text", []),
        ("model/kit.py", "from gaung.snapshot import digest", ["1 imports gaung.snapshot.digest"]),
        ("model/kit.py", "from gaung import memory", ["1 imports gaung.memory"]),
        ("model/kit.py", "import gaung.edges.disk", ["1 imports gaung.edges.disk"]),
        ("outputs/pages/x.py", "from gaung.rendering import y", ["1 imports gaung.rendering.y"]),
        ("outputs/pages/x.py", "from ...rendering import y", ["1 imports gaung.rendering.y"]),
        ("outputs/pages/x.py", "from ..feeds import y", []),
        ("plan.py", "def f():\n    from gaung.build import b", ["2 imports gaung.build.b"]),
        ("checks/x.py", "from gaung import __version__", []),
        ("plan.py", "import json\nfrom gaungan import x", []),
    ],
)
def test_an_import_against_the_layers_is_found(path: str, text: str, found: list[str]) -> None:
    """The test above can fail: absolute or relative, at the top or within a function."""
    assert wrong_way({path: text}) == [f"{path}:{line}" for line in found]


def test_a_module_without_a_layer_is_found() -> None:
    """Whoever adds a part of the engine says where it stands."""
    assert wrong_way({"extras.py": ""}) == ["extras.py stands in no layer"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("from pathlib import PurePosixPath", []),
        ("from pathlib import Path", ["1 pathlib.Path"]),
        ("from uuid import uuid5", []),
        ("from uuid import uuid4", ["1 uuid.uuid4"]),
        ("import os.path", ["1 os.path"]),
        ("import osmium", []),
        ("from urllib.parse import unquote", []),
        ("from urllib.request import urlopen", ["1 urllib.request.urlopen"]),
        ("def f():\n    import subprocess", ["2 subprocess"]),
        ("open('x')", ["1 open()"]),
        ("file.open()", []),
        ("datetime.now(UTC)", ["1 datetime.now()"]),
        ("date.today()", ["1 date.today()"]),
        ("dt.datetime.utcnow()", ["1 datetime.datetime.utcnow()"]),
        ("kit.now.has_come(day)", []),
        ("kit.now()", []),
    ],
)
def test_a_reach_for_the_world_is_found(text: str, found: list[str]) -> None:
    """In the model it is told, at the edges it is what they are for."""
    assert impure({"model/x.py": text}) == [f"model/x.py:{line}" for line in found]
    assert impure({"edges/x.py": text, "cli.py": text}) == []
