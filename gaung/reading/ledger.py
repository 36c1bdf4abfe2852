"""Reading the ledger of published addresses: one a line, ``gone`` behind what was given up."""

from __future__ import annotations

import re

from gaung.model.ledger import LEDGER, Known
from gaung.problems import Place, Problem
from gaung.snapshot import Snapshot

_LINE = re.compile(r"(?P<address>[\w.~-]+(?:/[\w.~-]+)*/?|/)(?:\s+(?P<gone>gone))?", re.ASCII)


def read_ledger(snapshot: Snapshot) -> tuple[tuple[Known, ...], list[Problem]]:
    """Give the addresses that were published; a site that keeps no ledger has none."""
    source = snapshot.sources.get(LEDGER)
    if source is None:
        return (), []
    known: list[Known] = []
    problems: list[Problem] = []
    lines = source.read().decode(errors="replace").splitlines()
    for number, line in enumerate(lines, start=1):
        words = line.partition("#")[0].strip()
        if not words:
            continue
        if (match := _LINE.fullmatch(words)) is None:
            column = len(line) - len(line.lstrip()) + 1
            problems.append(
                Problem(Place(LEDGER, number, column), "ledger-unreadable", {"found": words})
            )
            continue
        known.append(Known(match["address"].removeprefix("/"), number, match["gone"] is not None))
    return tuple(known), problems
