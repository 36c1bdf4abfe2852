"""What people take away of the demonstration passes its judges, and every judge is awake.

The table of ``tools/takeaway`` asks them about every file; here a few of each kind have to do.
"""

from __future__ import annotations

import pytest

from tests.demonstration import demonstration
from tests.validators.kinds import Judge, Kind
from tests.validators.taken import TAKEN

pytestmark = [pytest.mark.validators, pytest.mark.xdist_group("demonstration")]

CASES = [
    pytest.param(kind, judge, id=f"{kind.name}: {judge.name}")
    for kind in TAKEN
    for judge in kind.judges
]
FEW = 4
"""How many files of a kind are looked at, beside the largest; pages are looked at together."""
TOGETHER = 100


@pytest.mark.parametrize(("kind", "judge"), CASES)
def test_what_people_take_away_passes(kind: Kind, judge: Judge) -> None:
    files = demonstration().files
    paths = [path for path in files if kind.has(path)]
    most = TOGETHER if judge.of_many else FEW
    sample = dict.fromkeys(paths[:: len(paths) // most + 1])
    if kind.name != "archive":  # the largest holds every file, each of which is looked at here
        sample[max(paths, key=lambda path: files.held(path).size)] = None
    assert judge.judged({path: files[path] for path in sample}, files) == {}


@pytest.mark.parametrize(("kind", "judge"), CASES)
def test_every_judge_is_awake(kind: Kind, judge: Judge) -> None:
    """It refuses a file that was good once it is broken."""
    files = demonstration().files
    path = min((path for path in files if kind.has(path)), key=lambda path: files.held(path).size)
    assert set(judge.judged({path: judge.broken(files[path])}, files)) == {path}


ENDINGS = (".txt", ".docx", ".pdf", ".zip", ".jpg", ".png", ".webp", ".avif", ".html")


def test_every_file_that_people_take_away_is_of_a_kind() -> None:
    """Another form of a text, or another picture, has a judge or is none of theirs."""
    files = demonstration().files
    left = [
        path
        for path in files
        if path.endswith(ENDINGS) and not any(kind.has(path) for kind in TAKEN)
    ]
    assert [path for path in left if not path.startswith("assets/fonts/")] == ["robots.txt"]
