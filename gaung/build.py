"""The build: read, let through the gate, plan, render, check. A function of its snapshot."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from gaung import editorial
from gaung import problems as problem_values
from gaung.checks import CHECKS, Finished
from gaung.held import HeldFiles
from gaung.memory import Forgetful, Memory
from gaung.model.audience import Audience
from gaung.model.gate import Hidden, gate, public
from gaung.model.kit import Kit
from gaung.model.site import Warned
from gaung.outputs import CLOSERS, OF_ENTRIES, PLANNERS
from gaung.plan import Output, plan
from gaung.problems import Problem, Severity
from gaung.reading import read
from gaung.reading.files import Locator
from gaung.reading.references import hidden as hidden_references
from gaung.rendering import Hands, RenderingError, Trace, render
from gaung.snapshot import Snapshot
from gaung.templates import Templates, fault


@dataclass(frozen=True)
class Build:
    """A finished build: its audience's kit, its files by path, a trace for each, all problems."""

    problems: tuple[Problem, ...]
    locator: Locator
    kit: Kit | None = None
    hidden: tuple[Hidden, ...] = ()
    outputs: tuple[Output[Any], ...] = ()
    files: HeldFiles = field(default_factory=lambda: HeldFiles({}))
    traces: Mapping[str, Trace] = field(default_factory=dict)
    made: tuple[str, ...] = ()
    whole: Kit | None = None
    """The kit with what the public may not see, for the desk alone."""

    @property
    def is_sound(self) -> bool:
        """Whether nothing stands in the way of publication."""
        return self.kit is not None and not problem_values.errors(self.problems)


def build(snapshot: Snapshot, memory: Memory | None = None, hands: Hands | None = None) -> Build:
    """Build a whole site; *memory* and *hands* save work and time and never change the result."""
    memory = memory or Forgetful()
    reading = read(snapshot, memory)
    if reading.kit is None:
        return Build(problem_values.sort(reading.problems), reading.locator)
    kit, kept_back = public(reading.kit)
    found = [
        *reading.problems,
        *editorial.ask(reading.kit, reading.locator),
        *hidden_references(kit, kept_back, reading.locator),
    ]
    audience = Audience(snapshot.audience)
    if audience is not Audience.PUBLIC:
        # What would be wrong on the public site is told to everybody.
        kit, kept_back = gate(reading.kit, audience)
    if problem_values.errors(found):
        # Pages of a broken kit would only repeat its problems.
        return Build(settled(found, kit), reading.locator, kit, kept_back, whole=reading.kit)
    outputs, more = plan(kit, PLANNERS, CLOSERS, memory.heed)
    found.extend(more)
    if more:
        # Two things for one address: what was left out would be told of as missing.
        return Build(settled(found, kit), reading.locator, kit, kept_back, whole=reading.kit)
    templates = Templates(snapshot.sources, kit.words, memory.values)
    faulty = list(templates.problems())
    try:
        rendered = render(outputs, snapshot, templates, memory, hands=hands) if not faulty else None
    except RenderingError as error:
        if (trouble := fault(error.__cause__ or error)) is None:
            raise
        faulty, rendered = [trouble], None
    if rendered is None:
        return Build(
            settled([*found, *faulty], kit), reading.locator, kit, kept_back, whole=reading.kit
        )
    finished = Finished(kit, kept_back, outputs, rendered.files, reading.locator, memory)
    for check in CHECKS:
        found.extend(check(finished))
    return Build(
        settled(found, kit), reading.locator, kit, kept_back, outputs, rendered.files,
        rendered.traces, rendered.made, reading.kit,
    )  # fmt: skip


def glance(
    snapshot: Snapshot, memory: Memory, changed: Collection[str], before: HeldFiles
) -> HeldFiles:
    """Give the pages of what stands in some files, ahead of all else that changes with them.

    They are what :func:`build` gives, except for what they say of other files (the size of a
    download), which are still those of *before*. A site with errors has none to give.
    """
    reading = read(snapshot, memory)
    if reading.kit is None or problem_values.errors(reading.problems):
        return HeldFiles({})
    kit, _ = gate(reading.kit, Audience(snapshot.audience))
    names = [
        entry.name
        for entry in kit.entries.values()
        if entry.path in changed or any(v.path in changed for v in entry.versions.values())
    ]
    planned, _ = plan(kit.with_only(names), OF_ENTRIES)
    # Their papers and archives take longer than they do, and nobody watches those being written.
    pages = (output for output in planned if output.path.endswith(".html"))
    outputs = [page for page in pages if all(need in before for need in page.needs)]
    there = {need: before.held(need) for output in outputs for need in output.needs}
    templates = Templates(snapshot.sources, kit.words, memory.values)
    if any(templates.problems()):
        return HeldFiles({})
    try:
        return render(outputs, snapshot, templates, memory, there=there).files
    except RenderingError:
        return HeldFiles({})  # the build that follows says what is the matter


def settled(found: Iterable[Problem], kit: Kit) -> tuple[Problem, ...]:
    """Give problems in order, with the severities that the site sets."""
    chosen = kit.site.checks
    kept = []
    for problem in found:
        # What would make the site wrong stays an error; only warnings can be raised or silenced.
        severity = chosen.get(cast("Warned", problem.code), "warning")
        if problem.severity is Severity.ERROR:
            kept.append(problem)
        elif severity != "off":
            kept.append(problem.with_severity(severity))
    return problem_values.sort(kept)
