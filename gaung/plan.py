"""An output: one file of the site, what it shows, and how it is made.

``plan(kit)`` of each output kind yields outputs. An output's bytes follow from its recipe, its
view, the sources that it uses and the outputs that it needs: those, and nothing else, are what
its recipe can reach. That is why knowing their digests is enough to know its bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from gaung.held import Held
from gaung.memory import Made
from gaung.model.kit import Kit
from gaung.problems import Place, Problem

View = TypeVar("View")


class Workbench(Protocol):
    """The only things that a recipe may reach: what its output declared."""

    def source(self, path: str) -> bytes:
        """Give the bytes of a declared source."""

    def output(self, path: str) -> bytes:
        """Give the bytes of a needed output."""

    def held(self, path: str) -> Held:
        """Give a way to the bytes of a needed output, its size and its digest."""

    def render(self, template: str, language: str, view: object) -> bytes:
        """Give a view as a declared template writes it, in the words of a language."""


Recipe = Callable[[View, Workbench], Made]


@dataclass(frozen=True)
class Output(Generic[View]):
    """One file of the site: where it goes, what it shows, how it is made."""

    path: str
    """The file, from the top of the site."""
    view: View
    """What it shows: frozen, plain values."""
    recipe: Recipe[View]
    """A function at the top of a module that makes the bytes."""
    uses: tuple[str, ...] = ()
    """The sources that the recipe reads: templates, words, pictures."""
    needs: tuple[str, ...] = ()
    """Other outputs whose bytes it packs."""
    origin: str = ""
    """The file of the content that it comes from, for messages."""


Planner = Callable[[Kit], Iterable[Output[Any]]]
Closer = Callable[[Kit, tuple[Output[Any], ...]], Iterable[Output[Any]]]
"""A planner of what speaks of all outputs before it, such as an archive or a site map."""


def plan(
    kit: Kit,
    planners: Iterable[Planner],
    closers: Iterable[Closer] = (),
    heed: Callable[[], None] = lambda: None,
) -> tuple[tuple[Output[Any], ...], list[Problem]]:
    """Ask every planner; two outputs for one file, or two that differ in case, are a problem.

    *heed* hears of every output, since a large site has many, and can end it all.
    """
    outputs: dict[str, Output[Any]] = {}
    problems: list[Problem] = []
    for output in _planned(kit, planners, closers, heed):
        folded = output.path.casefold()
        if folded not in outputs:
            outputs[folded] = output
            continue
        other = outputs[folded]
        values = {"found": output.path, "where": other.origin or other.path}
        place = Place(output.origin or "site.yaml")
        problems.append(Problem(place, "address-taken", values, also=(Place(other.origin),)))
    return tuple(outputs.values()), problems


def _planned(
    kit: Kit, planners: Iterable[Planner], closers: Iterable[Closer], heed: Callable[[], None]
) -> list[Output[Any]]:
    outputs: list[Output[Any]] = []

    def take(planned: Iterable[Output[Any]]) -> None:
        for output in planned:
            heed()
            outputs.append(output)

    for planner in planners:
        take(planner(kit))
    for closer in closers:
        take(closer(kit, tuple(outputs)))
    return outputs
