"""What is shown at a glance is what the whole build shows a moment later."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from gaung.build import build, glance
from gaung.held import HeldFiles
from gaung.snapshot import snapshot
from tests.factories import EVENT, NOW, Files, fresh, person, release, schedule, session, small

SITE = small() | release("satu") | person("budi") | schedule(session("pembukaan"))
RELEASE = f"content/events/{EVENT}/releases/satu/index.id.md"
SCHEDULE = f"content/events/{EVENT}/schedule.yaml"


def edited(files: Files, path: str, old: str, new: str) -> Mapping[str, str]:
    assert old in files[path], path
    return {**files, path: files[path].replace(old, new)}


@pytest.mark.parametrize(
    ("path", "old", "new", "page"),
    [
        (RELEASE, "Isi satu.", "Isi baru.", "/satu/"),
        (SCHEDULE, "Sesi pembukaan", "Sesi yang pertama", "/pembukaan/"),
        ("content/people/budi.yaml", "Budi", "Budiman", "/budi/"),
        (f"content/events/{EVENT}/event.yaml", "Forum Air", "Forum Laut", f"/{EVENT}/"),
    ],
)
def test_a_glance_is_a_part_of_the_build(path: str, old: str, new: str, page: str) -> None:
    memory = fresh()
    before = build(snapshot(SITE, NOW), memory)
    assert before.is_sound, before.problems
    now = snapshot(edited(SITE, path, old, new), NOW)
    seen = glance(now, memory, {path}, before.files)
    after = build(now, memory)
    assert any(page in name for name in seen)
    assert all(name.endswith(".html") for name in seen)  # papers and archives may wait
    assert all(seen[name] == after.files[name] for name in seen)
    assert any(seen[name] != before.files[name] for name in seen)


def test_a_site_with_a_slip_is_not_glanced_at() -> None:
    broken = edited(SITE, RELEASE, "summary:", "sumary:")
    assert not glance(snapshot(broken, NOW), fresh(), {RELEASE}, HeldFiles({}))
