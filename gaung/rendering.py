"""From outputs to bytes: in order of their needs, remembered by the digest of their trace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from typing import Any

from gaung import memory as remembering
from gaung.fingerprint import fingerprint
from gaung.memory import Memory
from gaung.model.words import words_of
from gaung.plan import Output
from gaung.snapshot import Snapshot, digest
from gaung.templates import FOLDER, Templates


@dataclass(frozen=True, slots=True)
class Trace:
    """What the bytes of an output follow from, each as a digest."""

    engine: str
    recipe: str
    view: str
    uses: tuple[tuple[str, str], ...]
    needs: tuple[tuple[str, str], ...]

    @property
    def key(self) -> str:
        """The key of the bytes in the memory."""
        flat = (part for pair in (*self.uses, *self.needs) for part in pair)
        counts = f"{len(self.uses)},{len(self.needs)}"
        return remembering.key("output", self.engine, self.recipe, self.view, counts, *flat)


class UndeclaredError(LookupError):
    """A recipe reached for something that its output did not declare."""


class RenderingError(RuntimeError):
    """A recipe failed; the cause has the traceback, the message names the output."""


@dataclass
class _Bench:
    """What the recipe of one output may reach."""

    declared: Output[Any]
    snapshot: Snapshot
    templates: Templates
    files: Mapping[str, bytes]

    def source(self, path: str) -> bytes:
        self._check(path, self.declared.uses)
        return self.snapshot.sources[path].read()

    def output(self, path: str) -> bytes:
        self._check(path, self.declared.needs)
        return self.files[path]

    def render(self, template: str, language: str, view: object) -> bytes:
        self._check(template, self.declared.uses)
        self._check(words_of(language), self.declared.uses)
        return self.templates.render(template, language, view)

    def _check(self, path: str, declared: Sequence[str]) -> None:
        if path not in declared:
            message = f"{self.declared.path} uses {path} without saying so"
            raise UndeclaredError(message)


@dataclass
class Rendered:
    """The files of a site, and the trace of each."""

    files: dict[str, bytes] = field(default_factory=dict)
    traces: dict[str, Trace] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    """The outputs that were made, not remembered."""


def render(
    outputs: Sequence[Output[Any]], snapshot: Snapshot, templates: Templates, memory: Memory
) -> Rendered:
    """Give the bytes of every output; what has the same trace as before is recalled."""
    rendered = Rendered()
    for output in _in_order(outputs):
        trace = _trace(output, snapshot, templates, rendered.files)
        known = memory.recall(trace.key)
        if known is None:
            bench = _Bench(output, snapshot, templates, rendered.files)
            try:
                known = output.recipe(output.view, bench)
            except Exception as trouble:
                message = f"{output.path} could not be made"
                raise RenderingError(message) from trouble
            memory.remember(trace.key, known)
            rendered.made.append(output.path)
        rendered.files[output.path] = known
        rendered.traces[output.path] = trace
    return rendered


def _in_order(outputs: Sequence[Output[Any]]) -> Iterator[Output[Any]]:
    if not any(output.needs for output in outputs):
        yield from outputs
        return
    by_path = {output.path: output for output in outputs}
    order = TopologicalSorter({output.path: output.needs for output in outputs})
    yield from (by_path[path] for path in order.static_order())


def _trace(
    output: Output[Any], snapshot: Snapshot, templates: Templates, files: Mapping[str, bytes]
) -> Trace:
    uses: dict[str, str] = {}
    for path in output.uses:
        is_template = path.startswith(FOLDER) and path.endswith((".html", ".txt", ".xml"))
        for member in templates.family(path) if is_template else (path,):
            source = snapshot.sources.get(member)
            # How a language writes numbers follows from its locale, which site.yaml names.
            uses[member] = (source.digest if source else "") + templates.customs.get(member, "")
    return Trace(
        engine=snapshot.engine,
        recipe=f"{output.recipe.__module__}.{output.recipe.__qualname__}",
        view=fingerprint(output.view),
        uses=tuple(sorted(uses.items())),
        needs=tuple((path, digest(files[path])) for path in output.needs),
    )


def why(before: Trace | None, after: Trace) -> tuple[str, ...]:
    """Say why an output was made again: what differs between two of its traces."""
    if before is None:
        return ("new",)
    reasons = []
    if before.engine != after.engine:
        reasons.append("engine")
    if before.recipe != after.recipe:
        reasons.append("recipe")
    if before.view != after.view:
        reasons.append("view")
    for old, new in ((before.uses, after.uses), (before.needs, after.needs)):
        earlier, later = dict(old), dict(new)
        reasons.extend(
            path for path in sorted({*earlier, *later}) if earlier.get(path) != later.get(path)
        )
    return tuple(reasons)
