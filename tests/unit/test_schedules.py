"""The schedule as data says what the schedule says, in the same way in every format."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from gaung.outputs.formats import table, xml
from gaung.outputs.schedules.programme import acronym
from tests.factories import Files, event, person, schedule, session, site, sound
from tests.validators.sites import SITES, exported

HOME = {"id": "id/acara/forum-air/jadwal/", "en": "en/events/forum-air/schedule/"}


def files(*sessions: Mapping[str, Any], **fields: Any) -> Files:
    venues = [{"key": "aula", "name": {"id": "Aula", "en": "Hall"}}]
    return site() | event(**{"venues": venues, **fields}) | schedule(*sessions) | person("usman")


def items(
    *sessions: Mapping[str, Any], language: str = "id", **fields: Any
) -> list[dict[str, Any]]:
    found = sound(files(*sessions, **fields)).files[HOME[language] + "schedule.json"]
    return items_of(json.loads(found))


def items_of(whole: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {**item, "day": day["date"]}
        for day in whole["schedule"]["conference"]["days"]
        for room in day["rooms"].values()
        for item in room
    ]


def test_a_session_comes_out_as_it_went_in() -> None:
    """Title, times with offset, room, people, link."""
    (item,) = items(
        session("buka", start="09:00", end="10:30", venues="aula", room="R1", people=["usman"],
                kind="ceremony", languages=["id", "en"], abstract="Tentang *air*.")
    )  # fmt: skip
    assert item["title"] == "Sesi buka"
    assert item["date"] == "2024-05-18T09:00:00+08:00"
    assert (item["start"], item["duration"], item["day"]) == ("09:00", "01:30", "2024-05-18")
    assert item["room"] == "Aula, R1"
    assert [who["name"] for who in item["persons"]] == ["Usman"]
    assert (item["type"], item["track"], item["language"]) == ("ceremony", "Upacara", "id")
    assert item["abstract"] == "Tentang air."
    assert item["url"] == "https://media.example.go.id/kit/id/acara/forum-air/sesi/buka/"


def test_a_session_of_another_zone_stands_at_the_hour_of_the_schedule() -> None:
    """With its own offset: programs know both."""
    (item,) = items(session("jauh", start="23:30", end="23:45", time_zone="Asia/Jakarta"))
    assert item["date"] == "2024-05-18T23:30:00+07:00"
    assert (item["start"], item["day"]) == ("00:30", "2024-05-19")


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ({}, [("2024-05-18", "00:00", "23:59")]),
        ({"start": "09:00"}, [("2024-05-18", "09:00", "00:15")]),
        (
            {"start": "20:00", "end": "01:00", "end_date": "2024-05-19"},
            [("2024-05-18", "20:00", "04:00"), ("2024-05-19", "00:00", "01:00")],
        ),
        (
            {"start": "09:00", "end": "17:00", "end_date": "2024-05-19"},
            [("2024-05-18", "09:00", "08:00"), ("2024-05-19", "09:00", "08:00")],
        ),
        (
            {"start": "12:00", "duration": "48:00"},
            [("2024-05-18", "12:00", "12:00"), ("2024-05-19", "00:00", "23:59"),
             ("2024-05-20", "00:00", "12:00")],
        ),
        ({"end_date": "2024-05-19"}, [("2024-05-18", "00:00", "23:59"),
                                      ("2024-05-19", "00:00", "23:59")]),
    ],
)  # fmt: skip
def test_no_item_is_longer_than_a_day(times: dict[str, str], expected: list[Any]) -> None:
    """What goes on is there on each of its days, each with a name of its own."""
    found = items(session("a", **times))
    assert [(item["day"], item["start"], item["duration"]) for item in found] == expected
    assert len({item["guid"] for item in found}) == len(found)
    assert len({item["slug"] for item in found}) == len(found)
    assert len({item["id"] for item in found}) == len(found)


def test_what_has_no_day_is_left_out() -> None:
    """And a schedule without days has no files."""
    assert items(session("a", start="09:00"), session("b", date=None))[0]["title"] == "Sesi a"
    built = sound(files(session("b", date=None)))
    assert [
        path for path in built.files if "/schedule." in path and not path.startswith("assets/")
    ] == []


def test_a_state_is_seen() -> None:
    """The format has no field for it: it stands below the title."""
    (item,) = items(session("a", start="09:00", state="cancelled"))
    assert item["subtitle"] == "Dibatalkan"


@pytest.mark.parametrize("site_name", SITES)
def test_languages_have_the_same_names(site_name: str) -> None:
    """Whoever changes the language keeps what was marked."""
    schedules: dict[str, list[set[tuple[Any, ...]]]] = {}
    for path, data in exported(site_name).items():
        if path.endswith("schedule.json"):
            whole = json.loads(data)["schedule"]["conference"]
            found = {
                (item["guid"], item["id"], item["slug"], item["date"], item["duration"])
                for item in items_of(json.loads(data))
            } | {(room["guid"],) for room in whole["rooms"]}
            schedules.setdefault(whole["acronym"], []).append(found)
    assert schedules != {}
    for first, *others in schedules.values():
        assert all(other == first for other in others)


@pytest.mark.parametrize("site_name", SITES)
def test_xml_and_json_say_the_same(site_name: str) -> None:
    """Item by item, field by field."""
    paths = [path for path in exported(site_name) if path.endswith("schedule.xml")]
    assert paths != []
    for path in paths:
        tree = etree.fromstring(exported(site_name)[path])
        whole = json.loads(exported(site_name)[path.removesuffix("xml") + "json"])
        conference = whole["schedule"]["conference"]
        assert tree.findtext("version") == whole["schedule"]["version"]
        for name in ("acronym", "title", "start", "end", "timeslot_duration", "url"):
            assert tree.findtext(f"conference/{name}") == conference[name]
        assert tree.findtext("conference/time_zone_name") == conference.get("time_zone_name")
        assert tree.findtext("conference/days") == str(conference["daysCount"])
        assert [dict(track.items()) for track in tree.findall("conference/track")] == conference[
            "tracks"
        ]
        assert [dict(room.items()) for room in tree.iter("room") if room.items()] == [
            {"name": name, "guid": guid_of(conference, name)}
            for day in conference["days"]
            for name in day["rooms"]
        ]
        assert [told(each) for each in tree.iter("event")] == [
            without_pages(item) for item in items_of(whole)
        ]


def without_pages(item: dict[str, Any]) -> dict[str, Any]:
    """An item without what XML has no place for: the pages of people."""
    people = [{"guid": who["guid"], "name": who["name"]} for who in item["persons"]]
    return {name: item[name] for name in item if name != "day"} | {"persons": people}


def guid_of(conference: dict[str, Any], name: str) -> str:
    return next(str(room["guid"]) for room in conference["rooms"] if room["name"] == name)


def told(element: Any) -> dict[str, Any]:
    """An event of the XML as the JSON has it."""
    fields = {
        child.tag: child.text or "" for child in element if child.tag not in ("persons", "links")
    }
    return {
        **fields,
        "id": int(element.get("id")),
        "guid": element.get("guid"),
        "persons": [{"guid": who.get("guid"), "name": who.text} for who in element.find("persons")],
        "links": [
            {"type": link.get("type"), "url": link.get("href"), "title": link.text}
            for link in element.find("links")
        ],
    }


def test_a_guid_is_a_uuid_of_what_is_named() -> None:
    """Anybody can make it again."""
    (item,) = items(session("buka", start="09:00"))
    assert item["guid"] == str(
        uuid5(NAMESPACE_URL, "tag:media.example.go.id,2023:session:forum-air:buka")
    )


@pytest.mark.parametrize(
    ("key", "expected"), [("asean-summit-43", "asean_summit_43"), ("x", "x___")]
)
def test_an_acronym_suits_both_formats(key: str, expected: str) -> None:
    assert acronym(key) == expected


# --- tables -----------------------------------------------------------------------------------


def rows(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def unguarded(cell: str) -> str:
    return cell.removeprefix("'")


def test_a_table_says_what_the_schedule_says() -> None:
    """A row for each slot; what is not known is empty."""
    built = sound(
        files(
            session("buka", start="09:00", end="10:30", venues="aula", people=["usman"]),
            session("b", title="=1+1", end_date="2024-05-19"),
        )
    )
    first, second = rows(built.files[HOME["en"] + "schedule.csv"])
    assert first["title"] == "Session buka"
    assert (first["start"], first["end"]) == (
        "2024-05-18T09:00+08:00", "2024-05-18T10:30+08:00",
    )  # fmt: skip
    assert (first["place"], first["people"], first["time_zone"]) == (
        "Hall",
        "Usman",
        "Asia/Makassar",
    )
    assert (second["title"], second["start"], second["end_date"]) == ("'=1+1", "", "2024-05-19")


@pytest.mark.parametrize("site_name", SITES)
def test_tables_and_json_tell_of_the_same_slots(site_name: str) -> None:
    """What has a clock time and an end comes out of both with the same."""
    for path, data in exported(site_name).items():
        if not path.endswith("schedule.csv"):
            continue
        whole = json.loads(exported(site_name)[path.removesuffix("csv") + "json"])
        by_guid = {item["guid"]: item for item in items_of(whole)}
        for row in rows(data):
            item = by_guid[row["guid"]]
            # The table has a column for it; of the JSON apps show the title alone.
            marks = ("", "Dibatalkan: ", "Cancelled: ", "ملغاة: ")
            assert item["title"] in {mark + unguarded(row["title"]) for mark in marks}
            assert (item["title"] == unguarded(row["title"])) is (row["state"] != "cancelled")
            if not row["start"]:
                continue
            begins = datetime.fromisoformat(row["start"])
            assert datetime.fromisoformat(item["date"]) == begins
            if row["end"]:
                length = datetime.fromisoformat(row["end"]) - begins
                hours, minutes = map(int, item["duration"].split(":"))
                assert timedelta(hours=hours, minutes=minutes) <= length


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\0"))


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=5))
def test_a_table_comes_back(cells: list[list[str]]) -> None:
    """Every cell, once the guard before a formula is taken away; and no cell is a formula."""
    data = table(("a", "b"), cells)
    assert data.count(b"\n") == data.count(b"\r\n")
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [[unguarded(cell) for cell in row] for row in read[1:]] == cells
    for row in read[1:]:
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "＝", "＋", "－", "＠", "\t", "\r"))  # noqa: RUF001
            assert not cell.startswith("-") or float(cell)


@pytest.mark.parametrize("sign", list("=+-@＝＋－＠\t\r\n'"))  # noqa: RUF001
def test_a_cell_that_a_spreadsheet_would_run_is_kept_from_it(sign: str) -> None:
    data = table(("a",), [(f"{sign}1+cmd|' /C calc'!A0",)]).decode("utf-8-sig")
    (_, (cell,)) = csv.reader(io.StringIO(data, newline=""))
    assert cell.startswith(f"'{sign}")


@given(st.text())
def test_words_within_xml_can_be_read(words: str) -> None:
    """Whatever they are; what XML cannot hold is a space."""
    clean = words.encode(errors="ignore").decode()
    element = etree.fromstring(f'<a b="{xml(clean)}">{xml(clean)}</a>'.encode())
    assert len(element.get("b") or "") == len(clean)
