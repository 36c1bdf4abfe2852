"""Whatever editors write into a programme: it is exported validly, or refused with a line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gaung.problems import errors
from gaung.snapshot import snapshot
from tests.factories import EVENT, Files, built, event, person, release, schedule, session, site
from tests.validators.kinds import KINDS
from tests.validators.sites import LONG, NOW, STRANGE, made
from tests.validators.taken import TAKEN

pytestmark = pytest.mark.validators

BAD: dict[str, tuple[dict[str, Any], ...]] = {
    "end before start": ({"start": "10:00", "end": "09:00"},),
    "end on the day before": ({"start": "10:00", "end": "11:00", "end_date": "2024-05-17"},),
    "no time at all": ({"start": "10:00", "duration": "0:00"},),
    "longer than a day": ({"start": "10:00", "duration": "30:00"},),
    "longer than a year": ({"start": "10:00", "duration": "9000:00"},),
    "longer than time": ({"start": "10:00", "duration": "99999999:00"},),
    "the last day there is": ({"date": "9999-12-31", "start": "23:00", "duration": "2:00"},),
    "the first day there is": ({"date": "0001-01-01", "start": "00:30", "time_zone": "UTC"},),
    "unknown zone": ({"start": "10:00", "time_zone": "Asia/Denpasar"},),
    "a zone of hours": ({"start": "10:00", "time_zone": "+08:00"},),
    "one key twice": ({"key": "satu"}, {"key": "satu"}),
    "keys alike but for case": ({"key": "satu"}, {"key": "Satu"}),
    "control characters": ({"title": "Sidang\x07 \x1b[31mair", "start": "10:00"},),
    "an end of text": ({"title": "Sidang\x00", "room": "\x0b", "start": "10:00"},),
    "half a character": ({"title": "Sidang \ud83d air", "start": "10:00"},),
    "no characters": ({"title": "Sidang \ufffe\uffff air", "start": "10:00"},),
    "line ends": ({"title": "Sidang\nBEGIN:VEVENT\r\n\u2028\u2029\x85", "start": "10:00"},),
    "turned around": ({"title": "\u202eSidang", "room": "\u202a", "start": "10:00"},),
    "set apart": ({"title": "Sidang\u2066", "room": "\u2067", "start": "10:00"},),
    "nothing but space": ({"title": "\u00a0\u200b", "start": "10:00"},),
    "ten thousand characters": ({"title": LONG, "room": LONG, "start": "10:00"},),
    "emoji": ({"title": STRANGE[0], "room": STRANGE[0], "start": "10:00"},),
    "right to left": ({"title": STRANGE[1], "people": ["orang"], "start": "10:00"},),
    "a formula": ({"title": STRANGE[2], "room": "+1", "start": "10:00"},),
    "markup": ({"title": STRANGE[3], "abstract": STRANGE[3], "start": "10:00"},),
}
"""Sessions of a programme, each beside one that is as it should be."""


ESCAPED = (
    "control characters", "an end of text", "half a character", "no characters", "line ends",
    "turned around",
)  # fmt: skip
"""What can be written as an escape, such as ``\\u0007``; half a character only so."""


def programme(kind: str, *, is_escaped: bool = False) -> Files:
    bad = [
        session(each.get("key", f"sesi-{number}"), **{k: v for k, v in each.items() if k != "key"})
        for number, each in enumerate(BAD[kind])
    ]
    good = session("baik", title="Baik", start="08:00", people=["orang"])
    (path,) = schedule()
    return (
        site("id")
        | event(name="Forum Air")
        | person("orang", name=STRANGE[1])
        | release("satu", bodies={"id": "Isi."}, sessions=["baik"])
        | {path: json.dumps({"sessions": [good, *bad]}, ensure_ascii=is_escaped)}
    )


CASES = [
    (kind, is_escaped)
    for kind in BAD
    for is_escaped in (False, True)
    if (not is_escaped or kind in ESCAPED) and (is_escaped or kind != "half a character")
]


@pytest.mark.parametrize(("kind", "is_escaped"), CASES)
def test_it_is_exported_validly_or_refused_with_a_line(kind: str, *, is_escaped: bool) -> None:
    files = programme(kind, is_escaped=is_escaped)
    if found := errors(built(files, NOW).problems):
        assert {each.place.path for each in found} == {f"content/events/{EVENT}/schedule.yaml"}
        assert all(each.place.line for each in found), found
        return
    exported = made(snapshot(files, NOW))
    judged = 0
    for each in (*KINDS, *TAKEN):
        mine = {path: exported[path] for path in exported if each.has(path)}
        for judge in each.judges if mine and each.name not in SLOW else ():
            assert judge.judged(mine, exported) == {}, (each.name, judge.name)
            judged += 1
    assert judged > 20


SLOW = ("page",)
"""What is judged on other sites, and says of a session what other files say."""
