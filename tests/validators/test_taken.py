"""What people take away of the demonstration passes its judges, and every judge is awake.

The table of ``tools/takeaway`` asks them about every file; here a few of each kind have to do.
"""

from __future__ import annotations

import pytest

from gaung.model.media import Media
from gaung.outputs.archives import Archive
from gaung.outputs.pages.writer import media_path
from gaung.outputs.reckoning import printed_size, reckoned
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


def test_nothing_in_a_kit_is_larger_than_was_reckoned() -> None:
    """So an archive never passes the limit of the site, where no file alone does."""
    build = demonstration()
    packed = {
        file.path
        for output in build.outputs
        if isinstance(output.view, Archive)
        for file in output.view.files
    }
    made = {output.path: output for output in build.outputs if output.path in packed}
    assert build.kit is not None
    items = {media_path(entry): printed_size(entry) for entry in build.kit.all(Media) if entry.file}
    reckonings = {path: items.get(path) or reckoned(made[path]) for path in packed}
    sizes = {path: build.files.held(path).size for path in packed}
    assert {path for path in packed if sizes[path] > reckonings[path]} == set()
    assert sum(reckonings.values()) < 4 * sum(sizes.values())


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
