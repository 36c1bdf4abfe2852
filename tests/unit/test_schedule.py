"""A schedule in all its views: days, what runs side by side, rooms, kinds, the media programme."""

from __future__ import annotations

import gzip
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from gaung.build import Build
from tests.factories import EVENT, Files, event, person, schedule, session, site, sound
from tests.pages import Page, page_at, page_of, pages
from tests.unit.test_stress import finished as large

LIGHT = 100 * 1024
"""How heavy the first page of a large schedule may be, compressed, in bytes."""

VENUES = [
    {
        "key": "bicc",
        "name": {"id": "Gedung A", "en": "Building A"},
        "address": "Jalan A 1",
        "geo": {"lat": "-8.8", "lon": "115.2"},
    },
    {"key": "jkt", "name": "Jakarta", "time_zone": "WIB"},
]


def sessions() -> list[dict[str, Any]]:
    return [
        session("buka", start="09:00", end="10:30", venues="bicc", room="Aula",
                kind="ceremony", media_access="accredited", people=["ana", "budi"],
                gather={"time": "08:30", "place": {"id": "Lobi", "en": "Lobby"}}),
        session("panel", start="09:00", duration="45", venues="bicc", room="Ruang 2", kind="panel"),
        session("jakarta", start="09:00", venues="jkt", kind="panel", people=["budi"]),
        session("tanpa-jam", kind="panel"),
        session("larut", start="23:30", duration="1:00", venues="bicc"),
        session("tertutup", start="11:00", media_access="closed"),
        session("pameran", end_date="2024-05-20", all_day=True, kind="expo"),
        session("pindah", date="2024-05-19", start="13:00", state="moved",
                planned={"start": "10:00", "end": "11:00", "venue": "bicc"},
                changes=[{"at": "2024-05-17 10:00 WITA", "what": {"id": "Pindah", "en": "Moved"}},
                         {"at": "2024-05-18 08:00 WITA", "what": {"id": "Lagi", "en": "Again"}}]),
        session("batal", date="2024-05-19", start="15:00", state="cancelled",
                kind="press_conference"),
        session("kelak", date=None),
    ]  # fmt: skip


def files() -> Files:
    people = person("ana", name="Ana") | person("budi", name="Budi")
    return site() | event(venues=VENUES) | people | schedule(*sessions())


@cache
def built() -> Build:
    return sound(files())


def view(*parts: str, language: str = "en") -> Page:
    home = {"en": "events", "id": "acara"}[language]
    name = {"en": "schedule", "id": "jadwal"}[language]
    return page_at(built(), "/".join((f"/kit/{language}", home, EVENT, name, *parts, "")))


def line(page: Page, key: str) -> str:
    """The text of a session's line."""
    (found,) = page.find(f"//*[@class='session-line'][.//a[contains(@href, '/{key}/')]]")[:1]
    return " ".join(found.text_content().split())


# --- days and what runs side by side -----------------------------------------------------------


def test_sessions_that_begin_together_stand_side_by_side() -> None:
    """By their moment: nine o'clock in another zone is another time."""
    slots = view("2024-05-18").find("//*[contains(@class, 'slot ') or @class='slot']")
    together = [[each.get("data-session") for each in slot] for slot in slots]
    assert ["buka", "panel"] in together
    assert ["jakarta"] in together
    assert [slot.get("class") for slot in slots if len(slot) > 1] == ["slot parallel"]


def test_a_clock_time_is_told_with_its_offset_and_zone() -> None:
    """For machines and for readers; each in the zone of its venue."""
    day = view("2024-05-18")
    times = day.find("//*[@data-session='buka']//*[@class='clock']/time/@datetime")
    assert times == ["2024-05-18T09:00+08:00", "2024-05-18T10:30+08:00"]
    assert "09:00–10:30 WITA" in line(day, "buka")
    assert "09:00 WIB" in line(day, "jakarta")


def test_a_session_past_midnight_says_that_it_ends_the_next_day() -> None:
    """In lists, on its own page and where the page is described."""
    said = "23:30–00:30 WITA (the next day)"
    assert said in line(view("2024-05-18"), "larut")
    page = page_of(built(), "session", "larut", "en")
    assert said in page.words
    assert said in page.find("/html/head/meta[@name='description']/@content")[0]
    assert "the next day" not in page_of(built(), "session", "buka", "en").words


def test_a_session_of_several_nights_says_the_day_of_its_end() -> None:
    """A length of two days is unusual, and told as it is."""
    long = sound(site() | event() | schedule(session("jaga", start="20:00", duration="30:00")))
    assert "20:00–02:00 WITA (20 May)" in page_of(long, "session", "jaga", "en").words


def test_what_runs_over_several_days_tells_them_on_each() -> None:
    """Else the second day of an exhibition would look like its only one."""
    for day in ("2024-05-18", "2024-05-19", "2024-05-20"):
        assert "18–20 May 2024" in line(view(day), "pameran")


def test_what_had_been_planned_stands_beside_what_is() -> None:
    """And what has changed stands on top, newest first."""
    assert "Had been planned: 10:00–11:00; Building A" in line(view("2024-05-19"), "pindah")
    changes = view().find("//section[@class='changes']//li")
    told = [" ".join(each.text_content().split()) for each in changes]
    assert told == [
        "Saturday, 18 May 2024, 08:00 WITA: Session pindah. Again",
        "Friday, 17 May 2024, 10:00 WITA: Session pindah. Moved",
    ]
    assert view("2024-05-18").find("//section[@class='changes']") == []


# --- views --------------------------------------------------------------------------------------


def grouped(page: Page) -> dict[str, list[str]]:
    """The sessions of each group by its heading."""
    return {
        section.find("h2").text_content().strip(): [
            each.get("href").split("/")[-2] for each in section.iterfind(".//h3/a")
        ]
        for section in page.find("//section[@class='day']")
    }


def test_the_schedule_stands_by_room() -> None:
    """Rooms by name; what has no place stands last."""
    groups = grouped(view("rooms"))
    assert list(groups) == [
        "Building A", "Building A, Aula", "Building A, Ruang 2", "Jakarta", "Place not announced",
    ]  # fmt: skip
    assert groups["Building A, Aula"] == ["buka"]
    assert groups["Building A"] == ["larut"]
    assert "kelak" in groups["Place not announced"]
    assert sum(map(len, groups.values())) == len(sessions())


def test_the_schedule_stands_by_kind() -> None:
    """Every session once."""
    groups = grouped(view("kinds"))
    assert groups["Panel"] == ["panel", "jakarta", "tanpa-jam"]
    assert sum(map(len, groups.values())) == len(sessions())


def test_the_media_programme_has_what_journalists_may_come_to() -> None:
    """Who may enter, where to gather and when; what is closed is not in it."""
    programme = view("media-programme")
    keys = set(programme.find("//@data-session"))
    assert keys == {"buka", "batal"}
    assert "Accredited media only · gather: 08:30 WITA, Lobby" in line(programme, "buka")
    assert "Cancelled" in line(programme, "batal")


def test_views_lead_to_each_other() -> None:
    """Each marks itself; the addresses are words of the language."""
    links = view(language="id").find("//nav[@class='views']//a/@href")
    home = f"/kit/id/acara/{EVENT}/jadwal/"
    assert links == [home, f"{home}ruang/", f"{home}jenis/", f"{home}agenda-media/"]
    for page in (view(), view("rooms"), view("kinds"), view("media-programme")):
        (current,) = page.find("//nav[@class='views']//a[@aria-current]/@href")
        assert current.removeprefix("/kit/") + "index.html" == page.path
    assert view("2024-05-18").find("//nav[@class='views']//a[@aria-current]") == []


def test_a_schedule_with_nothing_to_choose_from_has_one_view() -> None:
    """One room, one kind, nothing for the media: no pages for them, no links to them."""
    plain = sound(site("en") | event(name="Forum") | schedule(session("a", title="A")))
    addresses = [path for path in pages(plain) if "schedule" in path]
    assert {path.partition("/schedule/")[2] for path in addresses} == {
        "index.html", "2024-05-18/index.html",
    }  # fmt: skip
    assert all(pages(plain)[path].find("//nav[@class='views']") == [] for path in addresses)


# --- filters ------------------------------------------------------------------------------------


def choices(page: Page) -> dict[str, list[str]]:
    return {
        each.get("name"): [option.get("value") for option in each if option.get("value")]
        for each in page.find("//form//select")
    }


def test_sessions_can_be_filtered_by_what_differs() -> None:
    """Every choice fits a session, and a link with one works in every language."""
    found = choices(view())
    assert {name: set(found[name]) for name in found} == {
        name: set(keys) for name, keys in choices(view(language="id")).items()
    }
    assert list(found) == ["day", "room", "kind", "access", "person"]
    assert found["room"] == ["bicc", "bicc-aula", "bicc-ruang-2", "jkt"]
    assert found["person"] == ["ana", "budi"]
    for name in ("room", "kind", "access", "person"):
        there = {
            key for each in view().find(f"//*[@data-session]/@data-{name}") for key in each.split()
        }
        assert set(found[name]) == there
    assert view().find("//form/@data-all") == [str(len(sessions()))]


def test_a_day_offers_what_its_own_sessions_have() -> None:
    """The day itself is no choice there; a day of three sessions is seen at a glance."""
    assert "day" not in choices(view("2024-05-18"))
    assert choices(view("2024-05-18"))["person"] == ["ana", "budi"]
    assert "press_conference" not in choices(view("2024-05-18"))["kind"]
    assert view("2024-05-19").find("//form") == []


# --- the page of a session ----------------------------------------------------------------------


def test_a_session_says_where_it_is_and_leads_to_a_map() -> None:
    """As a link: nothing of the map is on the page."""
    page = page_of(built(), "session", "buka", "en")
    assert "Building A, Aula" in page.words
    assert "Jalan A 1 · Map" in page.words
    assert page.links["Map"].startswith("https://www.openstreetmap.org/?mlat=-8.8&mlon=115.2")
    assert page.find("//*[contains(@src, 'openstreetmap')]") == []


def test_a_session_says_who_may_come_and_where_to_gather() -> None:
    """With the zone: those who gather may have come from another."""
    words = page_of(built(), "session", "buka", "en").words
    assert "Accredited media only · gather: 08:30 WITA, Lobby" in words


def beside(key: str) -> dict[str, str]:
    """What stands before and after a session, as its page says."""
    found = {}
    for each in page_of(built(), "session", key, "en").find("//nav[@class='neighbours']//li"):
        link = each.find("a")
        found[each.find("span").text_content()] = link.get("href").split("/")[-2]
    return found


def test_a_session_leads_to_those_before_and_after_it() -> None:
    """On its day, and in its room where those are others."""
    assert beside("panel") == {"Before this": "buka", "After this": "jakarta"}
    assert "After this" not in beside("larut")
    assert beside("kelak") == {}
    order = list(dict.fromkeys(view("2024-05-18").find("//@data-session")))
    for before, after in pairwise(order):
        assert beside(before)["After this"] == after
        assert beside(after)["Before this"] == before


def test_a_room_has_an_order_of_its_own() -> None:
    """What is elsewhere in between is passed over."""
    halls = [{"key": "a", "name": "A"}, {"key": "b", "name": "B"}]
    three = [session(key, start=start, venues=hall) for key, start, hall in
             (("satu", "09:00", "a"), ("dua", "10:00", "b"), ("tiga", "11:00", "a"))]  # fmt: skip
    one = sound(site() | event(venues=halls) | schedule(*three))
    links = page_of(one, "session", "satu", "en").find("//nav[@class='neighbours']//li")
    told = [" ".join(each.text_content().split()) for each in links]
    assert told == ["After this Session dua", "After this in the same room Session tiga"]


def test_a_session_leads_to_its_day() -> None:
    """And names the zone of its own clock, not of its event's."""
    page = page_of(built(), "session", "jakarta", "en")
    assert page.links["Saturday, 18 May 2024"].endswith("/schedule/2024-05-18/")
    assert "Times are in WIB." in page.words
    assert "Times are in" not in page_of(built(), "session", "kelak", "en").words


def test_an_evening_until_midnight_stands_on_its_own_day() -> None:
    """However its end is written."""
    for end in ({"end": "24:00"}, {"end": "00:00"}, {"end": "00:00", "end_date": "2024-05-19"}):
        gala = session("gala", start="20:00", **end)
        one = sound(site() | event() | schedule(gala, session("lain", date="2024-05-19")))
        assert "20:00–00:00 WITA (the next day)" in page_of(one, "session", "gala", "en").words
        next_day = page_at(one, f"/kit/en/events/{EVENT}/schedule/2024-05-19/")
        assert next_day.find("//@data-session") == ["lain"]


# --- large --------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["", "2024-05-18/", "ruang/"])
def test_a_thousand_sessions_stay_light(place: str) -> None:
    """Compressed, whatever view a reader opens first."""
    page = large().files[f"id/acara/{EVENT}/jadwal/{place}index.html"]
    assert len(gzip.compress(page, 9)) < LIGHT


def test_a_large_schedule_can_be_filtered_as_a_whole() -> None:
    """Its days are where a script finds them; the choices are those of all."""
    overview = page_at(large(), f"/kit/id/acara/{EVENT}/jadwal/")
    days = overview.find("//section[@class='day']/@data-page")
    assert len(days) == 10
    assert all(page_at(large(), address).find("//@data-session") for address in days)
    assert len(choices(overview)["person"]) == 500
    assert overview.find("//form/@data-all") == ["1000"]
