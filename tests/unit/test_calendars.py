"""Calendars say of each session what the schedule says, and keep what a session is called."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from gaung.outputs.calendars.lines import joined, parameter, text
from gaung.outputs.calendars.zones import FIXED, time_zone
from tests.factories import (
    EVENT,
    Files,
    event,
    person,
    schedule,
    session,
    site,
    sound,
)
from tests.factories import (
    text as record,
)
from tests.pages import page_of

VENUES = [
    {"key": "aula", "name": {"id": "Aula", "en": "Hall"}, "geo": {"lat": "-8.8", "lon": "115.2"}}
]


def files(*sessions: Mapping[str, Any], **fields: Any) -> Files:
    return site() | event(**{"venues": VENUES, **fields}) | schedule(*sessions) | person("usman")


def calendar(files: Mapping[str, str], path: str = "id/acara/forum-air/jadwal/calendar.ics") -> Any:
    return Calendar.from_ical(sound(files).files[path])


def items(found: Any) -> list[Any]:
    return list(found.walk("VEVENT"))


def only(*sessions: Mapping[str, Any], **fields: Any) -> Any:
    (item,) = items(calendar(files(*sessions, **fields)))
    return item


def test_a_session_comes_out_as_it_went_in() -> None:
    """Title, times with zone, place, point, state, link."""
    item = only(
        session("buka", start="09:00", end="10:30", venues="aula", room="Ruang 1", kind="ceremony")
    )
    zone = ZoneInfo("Asia/Makassar")
    assert item["SUMMARY"] == "Sesi buka"
    assert item.decoded("DTSTART") == datetime(2024, 5, 18, 9, tzinfo=zone)
    assert item.decoded("DTEND") == datetime(2024, 5, 18, 10, 30, tzinfo=zone)
    assert item["DTSTART"].params["TZID"] == "Asia/Makassar"
    assert item["LOCATION"] == "Aula, Ruang 1"
    assert item["GEO"].to_ical() == "-8.8;115.2"
    assert item["STATUS"] == "CONFIRMED"
    assert item["URL"] == "https://media.example.go.id/kit/id/acara/forum-air/sesi/buka/"
    assert item["CATEGORIES"].to_ical() == b"Upacara"


def test_what_has_no_clock_time_fills_its_days() -> None:
    """And takes none of the reader's time; what has no day is in no calendar."""
    item = only(session("a"), session("b", date=None))
    assert item["SUMMARY"] == "Sesi a"
    assert item.decoded("DTSTART") == date(2024, 5, 18)
    assert item.decoded("DTEND") == date(2024, 5, 19)
    assert item["TRANSP"] == "TRANSPARENT"
    several = only(session("a", end_date="2024-05-20"))
    assert several.decoded("DTEND") == date(2024, 5, 21)


def test_an_event_without_days_has_no_calendar() -> None:
    """Nor links to one."""
    built = sound(files(session("a", date=None), start=None, end=None))
    assert [path for path in built.files if path.endswith(".ics")] == []
    assert b"webcal:" not in built.files["id/acara/forum-air/index.html"]


def test_an_end_that_nobody_knows_is_not_made_up() -> None:
    """The item begins and has no end."""
    item = only(session("a", start="09:00"))
    assert "DTEND" not in item
    assert "DURATION" not in item


def test_what_is_open_on_several_days_is_there_on_each() -> None:
    """From nine to five on each of them, each with a name of its own; a night is one item."""
    found = items(
        calendar(
            files(
                session("pameran", start="09:00", end="17:00", end_date="2024-05-20"),
                session("malam", start="20:00", end="01:00", end_date="2024-05-19"),
            )
        )
    )
    times = [
        (item.decoded("DTSTART").strftime("%d %H"), item.decoded("DTEND").strftime("%d %H"))
        for item in found
    ]
    assert times == [("18 09", "18 17"), ("19 09", "19 17"), ("20 09", "20 17"), ("18 20", "19 01")]
    assert len({item["UID"] for item in found}) == 4


def test_names_stay() -> None:
    """A session keeps its UID in the other language, under another title and on another day."""
    before = only(session("buka", start="09:00", end="10:00"))
    moved = session("buka", title="Lain", date="2024-05-19", start="11:00", state="moved")
    after = only(moved, venues=[*VENUES, {"key": "lain", "name": "Lain"}])
    english = items(calendar(files(moved), "en/events/forum-air/schedule/calendar.ics"))[0]
    assert before["UID"] == after["UID"] == english["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]


def test_names_stay_when_the_site_moves() -> None:
    """A site that says what it was known as before keeps every name."""
    moved = site(base_url="https://baru.example.go.id/", known_as="media.example.go.id")
    rest = event() | schedule(session("buka"))
    old = items(calendar(site() | rest))[0]
    new = items(calendar(moved | rest))[0]
    assert old["UID"] == new["UID"]
    other = items(calendar(site(base_url="https://baru.example.go.id/") | rest))[0]
    assert other["UID"] != old["UID"]


def test_stamps_follow_from_the_changes_that_the_content_tells_of() -> None:
    """Not from the clock: each change makes the item newer than it was."""
    change = {"at": "2024-05-17 10:00 WITA", "what": "Pindah"}
    later = {"at": "2024-05-17 12:00 WITA", "what": "Pindah lagi"}
    stages = [
        only(session("a", start="09:00", changes=changes))
        for changes in ([], [change], [later, change])
    ]
    assert [int(item["SEQUENCE"]) for item in stages] == [0, 1, 2]
    stamps = [item.decoded("DTSTAMP") for item in stages]
    assert stamps == sorted(stamps)
    assert stamps[-1] == datetime(2024, 5, 17, 4, tzinfo=UTC)
    assert "Pindah lagi" in stages[-1]["DESCRIPTION"]


@pytest.mark.parametrize(
    ("state", "of_event", "status"),
    [
        ("tentative", None, "TENTATIVE"),
        ("cancelled", None, "CANCELLED"),
        ("confirmed", "cancelled", "CANCELLED"),
        ("confirmed", "postponed", "TENTATIVE"),
        ("cancelled", "postponed", "CANCELLED"),
    ],
)
def test_what_is_cancelled_stays_and_says_so(state: str, of_event: str | None, status: str) -> None:
    """What befalls the event befalls its sessions."""
    item = only(session("a", state=state), state=of_event)
    assert item["STATUS"] == status


def test_what_befalls_an_event_is_a_revision_of_its_sessions() -> None:
    """Or those who imported them would keep them: each step has a higher number."""
    stages = (("confirmed", None), ("confirmed", "postponed"), ("confirmed", "cancelled"))
    numbers = [int(only(session("a", state=own), state=of)["SEQUENCE"]) for own, of in stages]
    assert numbers == [0, 1, 2]
    moved = [int(only(session("a", state=own))["SEQUENCE"]) for own in ("moved", "cancelled")]
    assert moved == [1, 2]
    whole = "id/acara/forum-air/event.ics"
    states = (None, "postponed", "cancelled")
    of_event = [items(calendar(files(state=state), whole))[0]["SEQUENCE"] for state in states]
    assert of_event == numbers


def test_each_page_has_the_calendar_of_what_it_shows() -> None:
    """The event, its schedule, its media programme, a day, a session, a person; with links."""
    built = sound(
        files(
            session("buka", start="09:00", end="10:00", people=["usman"]),
            session("pers", date="2024-05-19", start="09:00", end="10:00", media_access="open"),
            session("foto", date="2024-05-19", kind="photo_call"),
            session("tutup", kind="press_conference", media_access="closed"),
        )
    )
    home = "en/events/forum-air"
    expected = {
        f"{home}/event.ics": ["Water Forum"],
        f"{home}/schedule/calendar.ics": [
            "Session tutup", "Session buka", "Session pers", "Session foto"
        ],
        f"{home}/schedule/media.ics": ["Session pers", "Session foto"],
        f"{home}/schedule/2024-05-18/calendar.ics": ["Session tutup", "Session buka"],
        f"{home}/schedule/2024-05-19/calendar.ics": ["Session pers", "Session foto"],
        f"{home}/sessions/buka/calendar.ics": ["Session buka"],
        "en/people/usman/calendar.ics": ["Session buka"],
    }  # fmt: skip
    for path, titles in expected.items():
        found = [str(item["SUMMARY"]) for item in items(Calendar.from_ical(built.files[path]))]
        assert sorted(found) == sorted(titles), path
        page = built.files[path.rpartition("/")[0] + "/index.html"].decode()
        assert f'href="/kit/{path}"' in page
        assert f'href="webcal://media.example.go.id/kit/{path}"' in page


def test_the_event_is_one_item_that_fills_its_days() -> None:
    """In a calendar of its own, so that nobody gets three blocked days with the schedule."""
    (item,) = items(calendar(files(session("a")), "id/acara/forum-air/event.ics"))
    assert item["SUMMARY"] == "Forum Air"
    assert item.decoded("DTSTART") == date(2024, 5, 18)
    assert item.decoded("DTEND") == date(2024, 5, 21)
    assert item["GEO"].to_ical() == "-8.8;115.2"


def test_a_calendar_is_published_by_somebody() -> None:
    """METHOD and ORGANIZER go together: by mail where a contact has an address."""
    item = only(session("a"))
    assert item["ORGANIZER"] == "https://media.example.go.id/kit/id/"
    contacts = {
        "contacts": [{"key": "meja", "name": 'Meja "Media"', "email": "pers@example.go.id"}]
    }
    with_desk = files(session("a")) | {"content/contacts.yaml": record(contacts)}
    found = calendar(with_desk)
    (item,) = items(found)
    assert found["METHOD"] == "PUBLISH"
    assert item["ORGANIZER"] == "mailto:pers@example.go.id"
    assert item["ORGANIZER"].params["CN"] == "Meja 'Media'"


def test_a_page_without_javascript_leads_to_its_calendar() -> None:
    """A list of links that opens by itself."""
    page = page_of(sound(files(session("buka"))), "session", "buka", "id", EVENT)
    named = {each.partition(":")[0] for each in page.links}
    assert {"Berlangganan", "Unduh (.ics)"} <= named


def test_the_downloads_have_the_calendar_of_each_day() -> None:
    """By its date, beside that of the whole schedule."""
    finished = sound(files(session("buka", date="2024-05-18"), session("dua", date="2024-05-19")))
    path = "id/acara/forum-air/unduhan/index.html"
    (view,) = (output.view for output in finished.outputs if output.path == path)
    (shelf,) = (
        shelf for group in view.groups for shelf in group.shelves
        if shelf.name.words.text == "Jadwal satu hari"
    )  # fmt: skip
    assert [each.form for each in shelf.downloads] == ["18 Mei 2024", "19 Mei 2024"]
    assert all(each.path in finished.files for each in shelf.downloads)


# --- lines ------------------------------------------------------------------------------------

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300)


@given(WORDS)
def test_words_come_back_from_a_line(words: str) -> None:
    """However long, in whatever script: nothing is lost and no line is too long."""
    data = joined(["BEGIN:VEVENT", f"SUMMARY:{text(words)}", "END:VEVENT"])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert str(Event.from_ical(data)["SUMMARY"]) == words


@given(st.text(max_size=50))
def test_nothing_breaks_out_of_a_line(words: str) -> None:
    """No value opens a line of its own, whatever stands in it."""
    data = joined([f"SUMMARY:{text(words.encode(errors='ignore').decode())}"])
    assert b"\r" not in data.replace(b"\r\n ", b"").removesuffix(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n ", b"").removesuffix(b"\r\n")
    assert '"' not in parameter(words)[1:-1]


# --- zones ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [*FIXED, "Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Africa/Casablanca",
     "Asia/Kathmandu", "America/New_York", "Asia/Tokyo"],
)  # fmt: skip
def test_a_zone_is_defined_as_it_is(name: str) -> None:
    """At every hour of its years another library reads the offset that the zone has."""
    lines = "\r\n".join(["BEGIN:VCALENDAR", *time_zone(name, [2018, 2019]), "END:VCALENDAR", ""])
    read = tz.tzical(io.StringIO(lines)).get(name)
    assert read is not None
    zone = ZoneInfo(name)
    moment = datetime(2018, 1, 1, tzinfo=UTC)
    while moment < datetime(2020, 1, 1, tzinfo=UTC):
        local = moment.astimezone(zone)
        if local.fold == 0:
            assert local.replace(tzinfo=read).utcoffset() == local.utcoffset(), local
        moment += timedelta(hours=5)
