"""Zones and their names, the span of a session, and the moment of a build."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from gaung.model.event import Event
from gaung.model.now import Now
from gaung.model.schedule import Session
from gaung.model.times import day_after, in_order, last_day, span
from gaung.model.zones import abbreviation, zone_named

MAY = datetime(2024, 5, 17, 3, 50)  # noqa: DTZ001 - each case adds a zone


@pytest.mark.parametrize(
    ("name", "offset"),
    [
        ("WIB", 7), ("wita", 8), ("WIT", 9), ("Z", 0), ("GMT", 0), ("Asia/Tokyo", 9), ("+07", 7),
        ("+07:30", 7.5), ("-0300", -3), ("+1400", 14),
    ],
)  # fmt: skip
def test_a_zone_is_known_by_its_name(name: str, offset: float) -> None:
    """Indonesian abbreviations, IANA names, offsets."""
    zone = zone_named(name)
    assert MAY.replace(tzinfo=zone).utcoffset() == timedelta(hours=offset)


@pytest.mark.parametrize(
    "name", ["", "WIBB", "+15:00", "+07:60", "+7", "../../etc/passwd", "Asia", "Asia/", "/", "+a"]
)
def test_what_is_no_zone_is_none(name: str) -> None:
    """Strange names stay away from the disk."""
    assert zone_named(name) is None


@pytest.mark.parametrize(
    ("zone", "written"),
    [
        (ZoneInfo("Asia/Jakarta"), "WIB"),
        (ZoneInfo("Asia/Pontianak"), "WIB"),
        (ZoneInfo("Asia/Makassar"), "WITA"),
        (ZoneInfo("Asia/Jayapura"), "WIT"),
        (UTC, "UTC"),
        (ZoneInfo("Europe/London"), "UTC+1"),
        (ZoneInfo("Asia/Kolkata"), "UTC+5:30"),
        (ZoneInfo("America/New_York"), "UTC−4"),
        (timezone(timedelta(hours=-3, minutes=-30)), "UTC−3:30"),
    ],
)
def test_a_clock_time_is_followed_by_its_zone(zone: Any, written: str) -> None:
    """As newsrooms in Indonesia write it; elsewhere by its distance."""
    assert abbreviation(MAY.replace(tzinfo=zone)) == written


# --- spans ------------------------------------------------------------------------------------

EVENT = Event.model_validate(
    {
        "name": "Forum",
        "time_zone": "Asia/Makassar",
        "start": "2024-05-18",
        "venues": [
            {"key": "jkt", "name": "Jakarta", "time_zone": "WIB"},
            {"key": "bali", "name": "Bali"},
        ],
    }
)


def session(**fields: Any) -> Session:
    return Session.model_validate({"key": "a", "title": "A", **fields})


SPANS: list[tuple[dict[str, Any], str, str]] = [
    ({}, "", "Asia/Makassar"),
    ({"date": "2024-05-18"}, "2024-05-18", "Asia/Makassar"),
    ({"date": "2024-05-18", "end_date": "2024-05-20"}, "2024-05-18–2024-05-20", "Asia/Makassar"),
    ({"date": "2024-05-18", "start": "09:00"}, "2024-05-18 09:00", "Asia/Makassar"),
    ({"date": "2024-05-18", "start": "09.00–10.30"}, "2024-05-18 09:00–18 10:30", "Asia/Makassar"),
    ({"date": "2024-05-18", "start": "23:30", "duration": "1:00"}, "2024-05-18 23:30–19 00:30",
     "Asia/Makassar"),
    ({"date": "2024-05-18", "end_date": "2024-05-19", "start": "20:00", "end": "02:00"},
     "2024-05-18–2024-05-19 20:00–19 02:00", "Asia/Makassar"),
    ({"date": "2024-05-18", "start": "22:00", "end": "24:00"}, "2024-05-18 22:00–19 00:00",
     "Asia/Makassar"),
    ({"date": "2024-05-18", "start": "22.00–24.00"}, "2024-05-18 22:00–19 00:00", "Asia/Makassar"),
    ({"date": "2024-05-18", "start": "22:00", "end": "00:00"}, "2024-05-18 22:00–19 00:00",
     "Asia/Makassar"),
    ({"date": "2024-05-18", "end_date": "2024-05-19", "start": "22:00", "end": "00:00"},
     "2024-05-18 22:00–19 00:00", "Asia/Makassar"),
    ({"date": "2024-05-18", "venues": "jkt"}, "2024-05-18", "Asia/Jakarta"),
    ({"date": "2024-05-18", "venues": ["bali", "jkt"]}, "2024-05-18", "Asia/Jakarta"),
    ({"date": "2024-05-18", "venues": "jkt", "time_zone": "WIT"}, "2024-05-18", "Asia/Jayapura"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "written", "zone"), SPANS)
def test_a_session_spans_what_its_schedule_says(
    fields: dict[str, Any], written: str, zone: str
) -> None:
    """In its own zone, else its venue's, else the event's; what is not said stays open."""
    found = span(session(**fields), EVENT)
    days = [str(day) for day in dict.fromkeys((found.day, found.last_day)) if day]
    clocks = [f"{found.start:%H:%M}"] if found.start else []
    clocks += [f"{found.end:%d %H:%M}"] if found.end else []
    assert " ".join(filter(None, ["–".join(days), "–".join(clocks)])) == written
    assert found.zone == zone
    assert all(getattr(m.tzinfo, "key", "") == zone for m in (found.start, found.end) if m)


def test_a_schedule_is_in_order() -> None:
    """By day and clock; without a clock behind what it stands behind, without a day last."""
    rows: list[dict[str, Any]] = [
        {"key": "tanpa-hari"},
        {"key": "sore", "date": "2024-05-18", "start": "16:00"},
        {"key": "besok", "date": "2024-05-19"},
        {"key": "pagi", "date": "2024-05-18", "start": "07:00"},
        {"key": "sesudah-pagi", "date": "2024-05-18"},
        {"key": "hari-lain", "date": "2024-05-20"},
    ]
    order = in_order([span(session(**row), EVENT) for row in rows])
    assert [rows[position]["key"] for position in order] == [
        "pagi", "sesudah-pagi", "sore", "besok", "hari-lain", "tanpa-hari",
    ]  # fmt: skip


def test_an_event_without_a_last_day_lasts_one() -> None:
    """It has ended when the next begins."""
    assert last_day(EVENT) == date(2024, 5, 18)
    assert day_after(date(2024, 5, 31)) == date(2024, 6, 1)


# --- now --------------------------------------------------------------------------------------


def now(text: str = "2024-05-17T16:59:59Z") -> Now:
    return Now(datetime.fromisoformat(text), "Asia/Jakarta")


def test_a_bare_day_begins_at_midnight_in_its_zone() -> None:
    """In the publishing zone unless another is named."""
    day = date(2024, 5, 18)
    assert not now().has_come(day)
    assert now("2024-05-17T17:00:00Z").has_come(day)
    assert now().has_come(day, "Asia/Makassar")
    assert not now().has_come(day, "UTC")


def test_an_instant_comes_to_the_second() -> None:
    """Wherever it is written from."""
    assert now().has_come(datetime(2024, 5, 18, 0, 59, 59, tzinfo=ZoneInfo("Asia/Makassar")))
    assert not now().has_come(datetime(2024, 5, 18, 1, 0, tzinfo=ZoneInfo("Asia/Makassar")))


def test_a_build_holds_from_the_last_moment_that_came_to_the_next_one() -> None:
    """Between two moments that were asked for, every answer stays the same."""
    assert now().holds == (None, None)
    moment = now()
    for day in (date(2024, 5, 10), date(2024, 5, 12), date(2024, 6, 1), date(2024, 5, 20)):
        moment.has_come(day)
    since, until = moment.holds
    assert (since, until) == (moment.instant(date(2024, 5, 12)), moment.instant(date(2024, 5, 20)))
    assert moment.coming == (
        moment.instant(date(2024, 5, 20)), moment.instant(date(2024, 6, 1)),
    )  # fmt: skip


def test_the_moment_itself_cannot_be_printed() -> None:
    """Nothing can show or store it."""
    assert "2024" not in repr(now())
    assert "2024" not in str(now())
