"""What people take away of a large event passes its judges too: papers, an archive, site maps.

What programs read of it is judged in ``test_kinds.py``. Here a few files of each kind have to do,
the largest among them: ``tools/takeaway large`` makes no papers, and ``bench/exports.py`` measures
them all.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from gaung.edges import walk
from gaung.memory import Forgetful
from gaung.model.gate import public
from gaung.outputs import files, kits, registers, sitemaps
from gaung.outputs.pages import release
from gaung.outputs.papers import event
from gaung.plan import Output
from gaung.problems import errors
from gaung.reading import read
from gaung.rendering import render
from gaung.snapshot import Snapshot, snapshot
from gaung.templates import Templates
from tests.factories import text, told
from tests.validators.kinds import KINDS, Judge, Kind
from tests.validators.sites import NOW, large
from tests.validators.taken import TAKEN

pytestmark = [pytest.mark.validators, pytest.mark.xdist_group("large")]

JUDGED = (
    "plain text", "text for WhatsApp", "document", "paper to print", "archive",
    "facts", "award results", "table", "site map", "index of site maps",
)  # fmt: skip
"""What is judged here; of pages and pictures each is like those of any other site."""


def site() -> Snapshot:
    record = json.loads(large()["site.yaml"])
    outputs = dict.fromkeys(("fonts", "cards", "social_pictures", "search"), False)
    drawn = large() | {"site.yaml": text(record | {"outputs": outputs})}
    fonts = {path: Path(found.file).read_bytes() for path, found in walk.fonts().items()}
    return snapshot({**drawn, **fonts}, NOW)


@cache
def made() -> Mapping[str, bytes]:
    """The fact sheet, the papers of one release, the kit, and the site maps, in one language."""
    taken = site()
    reading = read(taken, Forgetful())
    assert reading.kit is not None
    assert told(errors(reading.problems)) == []
    kit, _ = public(reading.kit)
    planners = (event.plan, release.plan, registers.plan, files.plan)
    planned: list[Output[Any]] = [output for planner in planners for output in planner(kit)]
    whole = next(each for each in kits.plan(kit, tuple(planned)) if each.path.startswith("id/"))
    maps = list(sitemaps.plan(kit, tuple(planned)))
    wanted = [
        output
        for output in planned
        if "forum-air-data.id." in output.path or "/siaran-0/siaran-0.id." in output.path
    ]
    outputs = {each.path: each for each in (*wanted, *_needed(planned, wanted), *maps)}
    packed = _without_papers_to_print(whole)
    outputs |= {each.path: each for each in (*_needed(planned, [packed]), packed)}
    templates = Templates(taken.sources, kit.words)
    rendered = render(tuple(outputs.values()), taken, templates, Forgetful()).files
    return {path: rendered[path] for path in outputs}


def _needed(planned: list[Output[Any]], by: list[Output[Any]]) -> list[Output[Any]]:
    needs = {need for output in by for need in output.needs}
    return [output for output in planned if output.path in needs]


def _without_papers_to_print(packed: Output[Any]) -> Output[Any]:
    """The kit without its PDFs, which take longer to make than all the rest."""
    kept = tuple(file for file in packed.view.files if not file.path.endswith(".pdf"))
    needs = tuple(dict.fromkeys(file.path for file in kept))
    return replace(packed, view=replace(packed.view, files=kept), needs=needs)


CASES = [
    pytest.param(kind, judge, id=f"{kind.name}: {judge.name}")
    for kind in (*KINDS, *TAKEN)
    for judge in kind.judges
    if kind.name in JUDGED
]


@pytest.mark.parametrize(("kind", "judge"), CASES)
def test_what_is_taken_away_of_a_large_event_passes(kind: Kind, judge: Judge) -> None:
    paths = [path for path in made() if kind.has(path)]
    largest = sorted(paths, key=lambda path: len(made()[path]))[-2:]
    assert judge.judged({path: made()[path] for path in largest}, made()) == {}


def test_there_is_something_of_each_kind() -> None:
    """Else the test before this one would prove nothing."""
    kinds = [kind for kind in (*KINDS, *TAKEN) if kind.name in JUDGED]
    assert [each.name for each in kinds if not any(map(each.has, made()))] == []
    (kit,) = (data for path, data in made().items() if path.endswith("forum-air.id.zip"))
    with ZipFile(BytesIO(kit)) as opened:
        names = opened.namelist()
    assert sum(name.endswith(".svg") for name in names) == 300
    assert sum(name.endswith(".whatsapp.txt") for name in names) == 40
