"""What the guides to schedules show can be written so, and what they tell is so."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest

from gaung.model.schedule import Schedule
from gaung.model.values import Reading
from gaung.model.words import months
from gaung.outputs.pages.schedule import ON_ONE_PAGE
from gaung.reading.shapes import shape
from gaung.reading.yaml import parse
from tests.factories import ROOT

GUIDES = ("docs/schedule.md", "docs/id/jadwal.md")
READING = Reading(("id", "en"), months(("id", "en")))


def told(guide: str) -> str:
    return (ROOT / guide).read_text(encoding="utf-8")


def slips(sessions: str) -> list[str]:
    """What is wrong with a file of sessions."""
    document = parse(sessions, "schedule.yaml")
    _, found = shape(Schedule, document, "schedule.yaml", READING)
    return [problem.code for problem in (*document.problems, *found)]


@pytest.mark.parametrize("guide", GUIDES)
def test_the_examples_are_read_without_a_word(guide: str) -> None:
    """As whole sessions."""
    blocks = re.findall(r"```yaml\n(.*?)```", told(guide), re.DOTALL)
    assert len(blocks) == 2
    for block in blocks:
        text = dedent(block)
        assert slips(text if text.startswith("sessions:") else "sessions:\n" + block) == []


@pytest.mark.parametrize("guide", GUIDES)
def test_each_way_of_telling_a_time_is_read(guide: str) -> None:
    """Every field that the table shows, in a session that begins at nine."""
    fields = re.findall(r"^\|.*\|.*`([a-z_]+: .+?)`", told(guide), re.MULTILINE)
    assert len(fields) == 6
    for field in fields:
        usual = {"date": "2024-05-20", "start": "09:00"}
        usual.pop(field.partition(":")[0], None)
        lines = [*(f"{name}: {value}" for name, value in usual.items()), field]
        written = "".join(f"    {line}\n" for line in lines)
        assert slips(f"sessions:\n  - key: a\n    title: A\n{written}") == [], field
    assert slips("sessions:\n  - key: a\n    title: A\n    start: 9 pagi\n") != []


@pytest.mark.parametrize("guide", GUIDES)
def test_a_large_schedule_is_as_large_as_told(guide: str) -> None:
    """The number is the engine's."""
    assert f" {ON_ONE_PAGE} ses" in told(guide)
