"""Every machine-readable file of every site passes its judges, and every judge is awake."""

from __future__ import annotations

import pytest

from tests.validators.kinds import KINDS, Judge, Kind
from tests.validators.sites import SITES, exported

CASES = [(kind, judge) for kind in KINDS for judge in kind.judges]


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize(
    ("kind", "judge"), CASES, ids=[f"{kind.name}: {judge.name}" for kind, judge in CASES]
)
def test_every_file_passes(site: str, kind: Kind, judge: Judge) -> None:
    """Whatever is in the content: what cannot be said in a format is left out or refused."""
    for path, data in _sample(site, kind):
        assert judge.slips(data) == [], path


def _sample(site: str, kind: Kind) -> list[tuple[str, bytes]]:
    """The files of a kind; of the many of a large site every fiftieth, and the largest."""
    found = [(path, data) for path, data in exported(site).items() if kind.has(path)]
    if len(found) < 500:
        return found
    return [*found[::50], max(found, key=lambda each: len(each[1]))]


@pytest.mark.parametrize(
    ("kind", "judge"), CASES, ids=[f"{kind.name}: {judge.name}" for kind, judge in CASES]
)
def test_every_judge_is_awake(kind: Kind, judge: Judge) -> None:
    """It passes a good file and refuses the same file once it is broken."""
    data = next(data for path, data in exported("full").items() if kind.has(path))
    assert judge.slips(data) == []
    assert judge.slips(judge.broken(data)) != []


MACHINES = (".xml", ".json", ".ics", ".webmanifest")
"""The endings of files that are there for machines alone."""


def test_every_file_for_machines_is_of_a_kind() -> None:
    """What a machine reads, a judge has read before."""
    paths = [path for path in exported("full") if path.endswith(MACHINES)]
    assert [path for path in paths if not any(kind.has(path) for kind in KINDS)] == []
