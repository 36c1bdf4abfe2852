"""What other tools corrupt, or what looks wrong, and is read as it is plainly meant."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from gaung.memory import Forgetful
from gaung.model.contacts import Contact
from gaung.model.facts import Source
from gaung.model.kit import Kit
from gaung.model.media import Media
from gaung.model.people import Person
from gaung.model.schedule import Session
from gaung.reading import read
from gaung.snapshot import snapshot

BASE = Path(__file__).parent / "base" / "site"
EVENT = "content/events/forum-air/"
RELEASE = f"{EVENT}releases/pembukaan/index.id.md"


def kit_with(changed: dict[str, str | bytes]) -> Kit:
    paths = (path for path in BASE.rglob("*") if path.is_file())
    sound = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in paths}
    found = read(snapshot({**sound, **changed}), Forgetful())
    assert found.problems == ()
    assert found.kit is not None
    return found.kit


def session(lines: str) -> Session:
    head = "sessions:\n  - key: buka\n    title: NO\n    date: 2024-05-20\n"
    kit = kit_with({f"{EVENT}schedule.yaml": head + f"    {lines}\n"})
    return kit.all(Session)[0].record


def release(lines: str, words: str = "Air.\n") -> Any:
    head = "title: Air\nsummary: Air.\nkind: release\nstatus: draft\n"
    kit = kit_with({RELEASE: f"---\n{head}{lines}\n---\n\n{words}"})
    return next(entry.record for entry in kit.entries.values() if entry.name.kind == "release")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("19:30", time(19, 30)),
        ("19.30", time(19, 30)),
        ("9.05", time(9, 5)),
        ("08:00", time(8)),
        ("'19:30'", time(19, 30)),
        ("19:30:00", time(19, 30)),
    ],
)
def test_a_clock_time_is_a_clock_time(typed: str, meant: time) -> None:
    assert session(f"start: {typed}").start == meant


@pytest.mark.parametrize("dash", ["–", "-", " - ", "—", " – "])
def test_a_range_is_a_start_and_an_end(dash: str) -> None:
    found = session(f"start: 09.00{dash}10.30")
    assert (found.start, found.end) == (time(9), time(10, 30))


def test_an_end_past_midnight_is_on_the_next_day() -> None:
    found = session("start: 22:00\n    end: 00:30\n    end_date: 2024-05-21")
    assert (found.start, found.end) == (time(22), time(0, 30))


@pytest.mark.parametrize(("typed", "meant"), [("1:20", 80), ("80", 80), ("90 menit", 90)])
def test_a_duration_is_hours_and_minutes(typed: str, meant: int) -> None:
    assert session(f"start: 09:00\n    duration: {typed}").duration == timedelta(minutes=meant)


@pytest.mark.parametrize(
    "typed", ["2024-05-17", "17 Mei 2024", "17 May 2024", "Jumat, 17 Mei 2024", "17 mei 2024"]
)
def test_a_day_is_written_in_any_language_of_the_site(typed: str) -> None:
    head = "sessions:\n  - key: buka\n    title: Buka\n"
    kit = kit_with({f"{EVENT}schedule.yaml": head + f"    date: {typed}\n    around: before\n"})
    assert kit.all(Session)[0].record.date == date(2024, 5, 17)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2024-05-17 03:50 WIB", datetime(2024, 5, 17, 3, 50, tzinfo=ZoneInfo("Asia/Jakarta"))),
        ("17 Mei 2024 03.50 WIB", datetime(2024, 5, 17, 3, 50, tzinfo=ZoneInfo("Asia/Jakarta"))),
        (
            "Jumat, 17 Mei 2024, pukul 03.50 WITA",
            datetime(2024, 5, 17, 3, 50, tzinfo=ZoneInfo("Asia/Makassar")),
        ),
        ("2024-05-17T03:50:00Z", datetime(2024, 5, 17, 3, 50, tzinfo=UTC)),
        (
            "2024-05-17T03:50:00+09:00",
            datetime(2024, 5, 17, 3, 50, tzinfo=timezone(timedelta(hours=9))),
        ),
    ],
)
def test_an_instant_has_a_zone(typed: str, meant: datetime) -> None:
    assert release(f"embargo: {typed}").embargo == meant


def test_a_bare_day_will_do_for_publication() -> None:
    assert release("published: 2024-05-17").published == date(2024, 5, 17)


@pytest.mark.parametrize(
    ("typed", "meant"), [("2024", "2024"), ("2024-05", "2024-05"), ("Mei 2024", "2024-05")]
)
def test_a_month_will_do_for_a_source(typed: str, meant: str) -> None:
    file = f"title: Berita\nsite: Antara\ndate: {typed}\n"
    kit = kit_with({"content/sources/antara.yaml": file})
    assert kit.all(Source)[0].record.date == meant


def test_a_telephone_number_keeps_its_plus() -> None:
    file = "contacts:\n  - {key: meja, name: Meja Media, phone: +62811223344, whatsapp: 0811}\n"
    contact = kit_with({"content/contacts.yaml": file.replace("0811}", "08112233}")})
    record = contact.all(Contact)[0].record
    assert (record.phone, record.whatsapp) == ("+62811223344", "08112233")


@pytest.mark.parametrize("typed", ["NO", "010", "1e3", "2024-05-20", "0x1F", "19:30", ".inf", "on"])
def test_a_text_stays_a_text(typed: str) -> None:
    assert release(f"number: {typed}").number == typed
    assert dict(session(f"room: {typed}").room or ()) == {"": typed}


def test_no_is_no_language_and_no_answer() -> None:
    assert dict(session("audience: {id: NO, en: YES}").audience or ()) == {"id": "NO", "en": "YES"}


@pytest.mark.parametrize(("typed", "meant"), [("ya", True), ("tidak", False), ("NO", False)])
def test_yes_and_no_are_read_where_they_are_asked_for(typed: str, *, meant: bool) -> None:
    assert session(f"all_day: {typed}").all_day is meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Jum'at di Masjid", "Jum'at di Masjid"),
        ('"Jum\'at"', "Jum'at"),
        ("'Jum''at'", "Jum'at"),
        ("“Air” dan “Tanah”", "“Air” dan “Tanah”"),
        ("'“Air untuk semua”'", "“Air untuk semua”"),
        ("pukul 09.00 # catatan", "pukul 09.00"),
        ("C#", "C#"),
        ("https://a.example/#b", "https://a.example/#b"),
        ("Air, tanah, dan udara", "Air, tanah, dan udara"),
        ("Rp10.000.000", "Rp10.000.000"),
    ],
)
def test_usual_signs_need_no_thought(typed: str, meant: str) -> None:
    assert release(f"number: {typed}").number == meant


def test_a_field_without_value_is_left_out() -> None:
    assert session("room:").room is None


def test_letters_that_are_put_together_are_the_same_as_those_that_are_not() -> None:
    composed = kit_with({"content/people/jose.yaml": "name: Jos\u00e9\n"})
    apart = kit_with({"content/people/jose.yaml": "name: Jose\u0301\n"})
    assert composed.get(Person, "jose") == apart.get(Person, "jose")


@pytest.mark.parametrize("ends", [b"\r\n", b"\r"])
def test_line_ends_and_byte_order_mark_change_nothing(ends: bytes) -> None:
    file = "caption: Panggung\ncredit: Kominfo\nlicence: CC0\nalt: |\n  Empat\n  orang\n"
    picture: dict[str, str | bytes] = {"content/media/foto.svg": b"<svg/>"}
    unix = kit_with({"content/media/foto.yaml": file, **picture})
    other = b"\xef\xbb\xbf" + file.encode().replace(b"\n", ends)
    assert kit_with({"content/media/foto.yaml": other, **picture}).all(Media) == unix.all(Media)


def test_html_in_code_is_no_html() -> None:
    release("tags: [air]", "Tulis `<b>` atau\n\n```\n<script>\n```\n")
