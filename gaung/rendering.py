"""From outputs to bytes: in order of their needs, remembered by the digest of their trace."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from types import MappingProxyType
from typing import Any, Protocol

from gaung import memory as remembering
from gaung.fingerprint import fingerprint
from gaung.held import Held, HeldFiles
from gaung.memory import Made, Memory
from gaung.model.words import words_of
from gaung.plan import Output
from gaung.snapshot import Snapshot
from gaung.templates import FOLDER, Templates

CRAFT = "gaung.craft."
"""Where the recipes stand that take long; they import nothing else of ours.

So their bytes follow from the crafts alone, and are not made again when the engine changes.
"""


@dataclass(frozen=True, slots=True)
class Trace:
    """What the bytes of an output follow from, each as a digest."""

    engine: str
    recipe: str
    view: str
    uses: tuple[tuple[str, str], ...]
    needs: tuple[tuple[str, str], ...]
    origin: str = ""
    """The file of the content that it comes from, for those who ask; the bytes do not."""

    @property
    def key(self) -> str:
        """The key of the bytes in the memory."""
        flat = (part for pair in (*self.uses, *self.needs) for part in pair)
        counts = f"{len(self.uses)},{len(self.needs)}"
        return remembering.key("output", self.engine, self.recipe, self.view, counts, *flat)


class Hands(Protocol):
    """Whoever does the heavy work: takes tasks by name, and gives each back when it is done."""

    def give(self, name: str, task: Callable[[], Made]) -> None:
        """Hand over a task."""

    def take(self) -> tuple[str, Made]:
        """Wait for a task that is done, whichever it is; raise what it raised."""


class OnePair:
    """Hands that do one thing after the other, when they are asked for it."""

    def __init__(self) -> None:
        self._tasks: list[tuple[str, Callable[[], Made]]] = []

    def give(self, name: str, task: Callable[[], Made]) -> None:
        """Hand over a task."""
        self._tasks.append((name, task))

    def take(self) -> tuple[str, Made]:
        """Do the next task."""
        name, task = self._tasks.pop(0)
        return name, task()


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
    files: Mapping[str, Held]

    def source(self, path: str) -> bytes:
        self._check(path, self.declared.uses)
        return self.snapshot.sources[path].read()

    def output(self, path: str) -> bytes:
        return self.held(path).read()

    def held(self, path: str) -> Held:
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


@dataclass(frozen=True)
class Rendered:
    """The files of a site, and the trace of each."""

    files: HeldFiles
    traces: dict[str, Trace]
    made: tuple[str, ...]
    """The outputs that were made, not remembered."""


def render(  # noqa: PLR0913 - the last two are for those who have them
    outputs: Sequence[Output[Any]],
    snapshot: Snapshot,
    templates: Templates,
    memory: Memory,
    *,
    hands: Hands | None = None,
    there: Mapping[str, Held] = MappingProxyType({}),
) -> Rendered:
    """Give the bytes of every output; what has the same trace as before is recalled.

    Heavy work goes to the *hands*; what comes of it does not depend on who is done first. What is
    *there* already may be needed without being made.
    """
    work = _Work(snapshot, templates, memory, hands or OnePair(), dict(there))
    work.do({output.path: output for output in outputs})
    paths = [output.path for output in outputs]
    return Rendered(
        HeldFiles({path: work.files[path] for path in paths}),
        {path: work.traces[path] for path in paths},
        tuple(path for path in paths if path in work.made),
    )


@dataclass
class _Work:
    """The making of all outputs, each when what it needs is there."""

    snapshot: Snapshot
    templates: Templates
    memory: Memory
    hands: Hands
    files: dict[str, Held] = field(default_factory=dict)
    traces: dict[str, Trace] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)
    _given: set[str] = field(default_factory=set)

    def do(self, outputs: Mapping[str, Output[Any]]) -> None:
        order = TopologicalSorter(
            {
                path: [need for need in output.needs if need in outputs or need not in self.files]
                for path, output in outputs.items()
            }
        )
        order.prepare()
        while order.is_active():
            for path in order.get_ready():
                if self._begin(outputs[path]):
                    order.done(path)
            if self._given:
                order.done(self._finish())

    def _begin(self, output: Output[Any]) -> bool:
        """Recall or make an output, or hand it over; tell whether it is there."""
        trace = _trace(output, self.snapshot, self.templates, self.files)
        self.traces[output.path] = trace
        held = self.memory.held(trace.key)
        if held is None:
            bench = _Bench(output, self.snapshot, self.templates, self.files)
            if is_heavy(output):
                self.hands.give(output.path, lambda: _made(output, bench))
                self._given.add(output.path)
                return False
            self._keep(output.path, _made(output, bench))
        else:
            self.files[output.path] = held
        return True

    def _finish(self) -> str:
        path, made = self.hands.take()
        self._given.remove(path)
        self._keep(path, made)
        return path

    def _keep(self, path: str, made: Made) -> None:
        self.files[path] = self.memory.hold(self.traces[path].key, made)
        self.made.add(path)


def _made(output: Output[Any], bench: _Bench) -> Made:
    try:
        return output.recipe(output.view, bench)
    except Exception as trouble:
        message = f"{output.path} could not be made"
        raise RenderingError(message) from trouble


def is_heavy(output: Output[Any]) -> bool:
    """Tell whether an output is made by one of our crafts: pictures, papers, cards, fonts."""
    return output.recipe.__module__.startswith(CRAFT)


def _trace(
    output: Output[Any], snapshot: Snapshot, templates: Templates, files: Mapping[str, Held]
) -> Trace:
    uses: dict[str, str] = {}
    for path in output.uses:
        is_template = path.startswith(FOLDER) and path.endswith((".html", ".txt", ".xml"))
        for member in templates.family(path) if is_template else (path,):
            source = snapshot.sources.get(member)
            # How a language writes numbers follows from its locale, which site.yaml names.
            uses[member] = (source.digest if source else "") + templates.customs.get(member, "")
    return Trace(
        engine=snapshot.craft if is_heavy(output) else snapshot.engine,
        recipe=f"{output.recipe.__module__}.{output.recipe.__qualname__}",
        view=fingerprint(output.view),
        uses=tuple(sorted(uses.items())),
        needs=tuple((path, files[path].digest) for path in output.needs),
        origin=output.origin,
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
