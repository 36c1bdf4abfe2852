"""What is plainly meant is accepted; what could mean two things is refused with a hint."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import TypeAdapter, ValidationError

from gaung.model.values import (
    Account,
    Clock,
    Day,
    Duration,
    Email,
    Flag,
    Hashtag,
    Instant,
    Key,
    Moment,
    Number,
    PartialDate,
    PersonRef,
    Phone,
    Reading,
    Ref,
    Url,
    Whole,
    Zone,
)
from gaung.model.words import months

READING = Reading(("id", "en"), months(("id", "en")))
JAKARTA, MAKASSAR = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Makassar")


def read(kind: Any, text: object) -> Any:
    return TypeAdapter(kind).validate_python(text, context=READING)


def refused(kind: Any, text: object) -> tuple[str, dict[str, Any]]:
    """The code of what is wrong, and what fills the blanks of its message."""
    with pytest.raises(ValidationError) as caught:
        read(kind, text)
    (slip, *_) = caught.value.errors()
    return slip["type"], slip.get("ctx", {})


READ = [
    (Day, "2024-05-17", date(2024, 5, 17)),
    (Day, "2024-5-7", date(2024, 5, 7)),
    (Day, "17 Mei 2024", date(2024, 5, 17)),
    (Day, "17 May 2024", date(2024, 5, 17)),
    (Day, "1 Agu 2024", date(2024, 8, 1)),
    (Day, "Jumat, 17 Mei 2024", date(2024, 5, 17)),
    (Day, " 17 desember 2024 ", date(2024, 12, 17)),
    (Day, "29 Februari 2024", date(2024, 2, 29)),
    (Clock, "19:30", time(19, 30)),
    (Clock, "19.30", time(19, 30)),
    (Clock, "9:05", time(9, 5)),
    (Clock, "00:00", time()),
    (Clock, "23:59:59", time(23, 59)),
    (Duration, "1:20", timedelta(minutes=80)),
    (Duration, "0.45", timedelta(minutes=45)),
    (Duration, "90", timedelta(minutes=90)),
    (Duration, "90 menit", timedelta(minutes=90)),
    (Duration, "25 min.", timedelta(minutes=25)),
    (Instant, "2024-05-17 03:50 WIB", datetime(2024, 5, 17, 3, 50, tzinfo=JAKARTA)),
    (Instant, "2024-05-17T03:50Z", datetime(2024, 5, 17, 3, 50, tzinfo=UTC)),
    (Instant, "17 Mei 2024 pukul 03.50 wita", datetime(2024, 5, 17, 3, 50, tzinfo=MAKASSAR)),
    (Instant, "2024-05-17 03:50 +07:00",
     datetime(2024, 5, 17, 3, 50, tzinfo=timezone(timedelta(hours=7)))),
    (Instant, "2024-05-17, 03:50 Asia/Jakarta", datetime(2024, 5, 17, 3, 50, tzinfo=JAKARTA)),
    (Moment, "2024-05-17", date(2024, 5, 17)),
    (Moment, "17 Mei 2024", date(2024, 5, 17)),
    (Moment, "2024-05-17 03:50 WIB", datetime(2024, 5, 17, 3, 50, tzinfo=JAKARTA)),
    (PartialDate, "2024", "2024"),
    (PartialDate, "2024-05", "2024-05"),
    (PartialDate, "Mei 2024", "2024-05"),
    (PartialDate, "17 Mei 2024", "2024-05-17"),
    (Zone, "WIB", "Asia/Jakarta"),
    (Zone, "wit", "Asia/Jayapura"),
    (Zone, "Europe/Paris", "Europe/Paris"),
    (Zone, "UTC", "UTC"),
    (Key, "forum-air-10", "forum-air-10"),
    (Url, "https://a.example/b?c=d#e", "https://a.example/b?c=d#e"),
    (Email, "meja.media@kominfo.example", "meja.media@kominfo.example"),
    (Phone, "+62 811-2233 445", "+62 811-2233 445"),
    (Hashtag, "#ForumAir", "#ForumAir"),
    (Hashtag, " wwf_2024 ", "wwf_2024"),
    (Hashtag, "#हिन्दी", "#हिन्दी"),
    (Hashtag, "ماء\u200cعذب", "ماء\u200cعذب"),
    (Account, "@Forum_Air.2024-id", "@Forum_Air.2024-id"),
    (Phone, "(021) 384.5786", "(021) 384.5786"),
    (Flag, "ya", True),
    (Flag, "Yes", True),
    (Flag, "tidak", False),
    (Flag, "false", False),
    (Number, "1500", 1500),
    (Number, "1 500 000", 1_500_000),
    (Number, "38.2", 38.2),
    (Number, "-3", -3),
    (Number, "010", 10),
    (Whole, "12", 12),
    (PersonRef, "usman-kansong", "usman-kansong"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "value"), READ, ids=lambda part: str(part)[:40])
def test_what_is_plainly_meant_is_read(kind: Any, text: str, value: object) -> None:
    """As people write it, in the languages of the site."""
    assert read(kind, text) == value


REFUSED = [
    (Day, "05/06/2026", "date-ambiguous", {"day_first": "2026-06-05", "month_first": "2026-05-06"}),
    (Day, "05-06-26", "date-ambiguous", {"day_first": "", "month_first": ""}),
    (Day, "31/12/2026", "date-ambiguous", {"day_first": "2026-12-31", "month_first": ""}),
    (Day, "30 Februari 2024", "date-impossible", {"found": "30 Februari 2024"}),
    (Day, "2024-13-01", "date-impossible", {}),
    (Day, "17 Nopember 2024", "month-unknown",
     {"word": "Nopember", "expected": "17 November 2024"}),
    (Day, "17 Blorg 2024", "month-unknown", {"nearest": "", "expected": ""}),
    (Day, "besok", "date-unreadable", {"found": "besok"}),
    (Day, "20240517", "date-unreadable", {}),
    (Day, ["2024-05-17"], "date-unreadable", {"found": "[2024-05-17]"}),
    (Clock, "24:00", "time-after-midnight", {"found": "24:00", "expected": "00:00"}),
    (Clock, "24.30", "time-after-midnight", {"found": "24.30", "expected": "00:30"}),
    (Clock, "25:00", "time-unreadable", {"found": "25:00"}),
    (Clock, "7 pm", "time-unreadable", {}),
    (Clock, "1170", "time-unreadable", {}),
    (Duration, "0", "duration-unreadable", {}),
    (Duration, "sebentar", "duration-unreadable", {}),
    (Instant, "2024-05-17", "moment-without-clock", {}),
    (Instant, "2024-05-17 03:50", "moment-without-zone", {}),
    (Instant, "2024-05-17 03:50 WIBB", "zone-unknown", {"found": "WIBB", "nearest": "WIB, WIT"}),
    (Instant, "2024-05-17 25:00 WIB", "moment-unreadable", {}),
    (Instant, "05/06/2026 09:00 WIB", "date-ambiguous", {}),
    (Moment, "2024-05-17 03:50", "moment-without-zone", {}),
    (Moment, "nanti", "moment-unreadable", {}),
    (PartialDate, "2024-13", "date-unreadable", {}),
    (PartialDate, "Nopember 2024", "month-unknown", {"expected": "November 2024"}),
    (Zone, "Jakarta", "zone-unknown", {"found": "Jakarta"}),
    (Zone, "+07:00", "zone-unknown", {}),
    (Zone, "../etc/passwd", "zone-unknown", {}),
    (Key, "Forum Air", "key-unusable", {"expected": "forum-air"}),
    (Key, "-a", "key-unusable", {"expected": "a"}),
    (Url, "kominfo.go.id/x", "address-unusable", {"expected": "https://kominfo.go.id/x"}),
    (Url, "javascript:alert(1)", "address-unusable", {"expected": ""}),
    (Email, "meja di kominfo", "email-unusable", {}),
    (Phone, "telepon saja", "phone-unusable", {}),
    (Hashtag, "Dua kata", "hashtag-unusable", {"found": "Dua kata", "expected": "#DuaKata"}),
    (Hashtag, "#Air, #Bali", "hashtag-unusable", {"expected": "#AirBali"}),
    (Hashtag, "##Air", "hashtag-unusable", {"expected": "#Air"}),
    (Hashtag, "#2024", "hashtag-unusable", {"expected": ""}),
    (Hashtag, "#", "hashtag-unusable", {"expected": ""}),
    (Hashtag, "_", "hashtag-unusable", {"expected": ""}),
    (Account, "tanpaat", "mention-unusable", {"found": "tanpaat", "expected": "@tanpaat"}),
    (Account, "@dua kata", "mention-unusable", {"expected": ""}),
    (Account, "@", "mention-unusable", {"expected": ""}),
    (Account, "@@kominfo", "mention-unusable", {"expected": ""}),
    (Flag, "mungkin", "flag-unreadable", {"found": "mungkin"}),
    (Number, "1.500", "number-ambiguous", {"found": "1.500", "plain": "1500"}),
    (Number, "1,500,000", "number-ambiguous", {"plain": "1500000"}),
    (Number, "banyak", "number-unreadable", {}),
    (Number, "1e9", "number-unreadable", {}),
    (Whole, "1.5", "number-not-whole", {"found": "1.5"}),
    (PersonRef, "Usman Kansong", "reference-unusable", {"expected": "usman-kansong"}),
    (PersonRef, "a/b/c/d", "reference-unusable", {"expected": ""}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text", "code", "values"), REFUSED, ids=lambda part: str(part)[:40]
)
def test_what_could_mean_two_things_is_refused(
    kind: Any, text: object, code: str, values: dict[str, str]
) -> None:
    """With what an editor needs to write it better."""
    found, said = refused(kind, text)
    assert found == code
    assert {name: said[name] for name in values} == values


def test_names_of_months_are_those_of_the_site() -> None:
    """No language is built in: a site without Indonesian knows no "Mei"."""
    english = Reading(("en",), months(("en",)))
    with pytest.raises(ValidationError, match="17 Mei 2024"):
        TypeAdapter(Day).validate_python("17 Mei 2024", context=english)
    assert TypeAdapter(Day).validate_python("17 May 2024", context=english) == date(2024, 5, 17)


@pytest.mark.parametrize(
    ("text", "event", "key"),
    [("buka", None, "buka"), ("forum/buka", "forum", "buka"), ("a/b/c", "a/b", "c")],
)
def test_a_reference_may_name_an_event(text: str, event: str | None, key: str) -> None:
    """What stands before the last slash is where the thing belongs."""
    ref = Ref(text)
    assert (ref.event, ref.key) == (event, key)
