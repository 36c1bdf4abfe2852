"""The scripts: every module of ``assets/js/modules/`` as a file of its own.

A file is named by the digest of its source and of all that it imports, so that browsers may
keep it for ever; what a module imports is called by those names. A page loads the modules that
its elements name in ``data-module``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from gaung.model.kit import Kit
from gaung.model.scripts import Script
from gaung.plan import Output, Workbench
from gaung.snapshot import digest


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the scripts."""

    source: str
    """Where it stands."""
    published: tuple[tuple[str, str], ...]
    """What it imports: the name of each file, and the name that it is published under."""


def plan(kit: Kit) -> Iterator[Output[Module]]:
    """Give the file of each module."""
    files = _files(kit.scripts)
    for script in kit.scripts:
        published = tuple(
            (f"./{name}.js", f"./{files[name]}") for name in script.imports if name in files
        )
        path = f"assets/{files[script.name]}"
        yield Output(path, Module(script.path, published), written, uses=(script.path,))


def script_addresses(kit: Kit) -> tuple[tuple[str, str], ...]:
    """Give the names of the modules and their addresses."""
    files = _files(kit.scripts).items()
    return tuple((name, kit.addresses.file(f"assets/{file}")) for name, file in files)


@cache
def _files(scripts: tuple[Script, ...]) -> dict[str, str]:
    """Give the published name of each module."""
    by_name = {script.name: script for script in scripts}
    files = {}
    for name in by_name:
        digests = sorted(by_name[each].digest for each in _closure(name, by_name))
        files[name] = f"{name}.{digest(''.join(digests).encode())[:12]}.js"
    return files


def _closure(module: str, by_name: dict[str, Script]) -> set[str]:
    """Give the names of a module and of all that it imports, near and far."""
    found: set[str] = set()
    queue = [module]
    while queue:
        name = queue.pop()
        if name in by_name and name not in found:
            found.add(name)
            queue.extend(by_name[name].imports)
    return found


def written(module: Module, bench: Workbench) -> bytes:
    """Write a module; what it imports goes by its published name."""
    text = bench.source(module.source).decode()
    for name, published in module.published:
        text = text.replace(f'"{name}"', f'"{published}"')
    return text.encode()
