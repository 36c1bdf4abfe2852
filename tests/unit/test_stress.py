"""A large event: a thousand sessions, five hundred people, and every page is right."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from gaung.build import Build
from gaung.outputs.pages.schedule import ON_ONE_PAGE
from tests.factories import EVENT, Files, event, person, schedule, session, site, sound
from tests.pages import Page, page_of, pages

SESSIONS, PEOPLE, DAYS = 1000, 500, 10
FIRST = date(2024, 5, 18)


def day_of(number: int) -> str:
    return (FIRST + timedelta(days=number % DAYS)).isoformat()


def people_of(number: int) -> set[str]:
    return {f"orang-{number * 7 % PEOPLE}", f"orang-{(number * 11 + 3) % PEOPLE}"}


def large() -> Files:
    sessions: list[dict[str, Any]] = [
        session(
            f"s-{number}",
            title=f"Sesi {number}",
            date=day_of(number),
            start=f"{8 + number % 9:02}:{number % 60:02}",
            duration="45",
            venues=f"aula-{number % 10}",
            people=sorted(people_of(number)),
            part_of="s-0" if number in (10, 20) else None,
        )
        for number in range(SESSIONS)
    ]
    halls = [{"key": f"aula-{number}", "name": f"Aula {number}"} for number in range(10)]
    forum = event(name="Forum Air", venues=halls, end=day_of(DAYS - 1))
    files = site("id") | forum | schedule(*sessions)
    for number in range(PEOPLE):
        files |= person(f"orang-{number}", name=f"Orang {number}")
    return files


@cache
def finished() -> Build:
    return sound(large())


@cache
def read() -> dict[str, Page]:
    return {path: page for path, page in pages(finished()).items() if EVENT in path}


def sessions_on(page: Page) -> list[str]:
    """The keys of the sessions that stand in the lists of a page, in order."""
    addresses = page.find("//article[contains(@class, 'session-line')]//h2/a/@href") + page.find(
        "//article[contains(@class, 'session-line')]//h3/a/@href"
    )
    return [address.rstrip("/").rpartition("/")[2] for address in addresses]


def test_every_session_has_its_page() -> None:
    """And nothing is wrong with any of them: links, headings, alternates are checked."""
    there = {path.split("/")[-2] for path in read() if "/sesi/" in path or "/sessions/" in path}
    assert there == {f"s-{number}" for number in range(SESSIONS)}


def test_every_session_stands_on_the_page_of_its_day_in_order() -> None:
    """Once, and on no other day."""
    by_day = {
        path.split("/")[-2]: sessions_on(page)
        for path, page in read().items()
        if path.split("/")[-2].startswith("2024-")
    }
    assert sorted(by_day) == [day_of(number) for number in range(DAYS)]
    for day, keys in by_day.items():
        expected = [number for number in range(SESSIONS) if day_of(number) == day]
        assert Counter(keys) == Counter(f"s-{number}" for number in expected)
        clocks = [(8 + int(key[2:]) % 9, int(key[2:]) % 60) for key in keys]
        assert clocks == sorted(clocks)


def test_the_overview_of_a_large_schedule_shows_its_days_only() -> None:
    """Each with how many sessions it has, and the way to its page."""
    assert SESSIONS > ON_ONE_PAGE
    days = next(
        page for path, page in read().items() if path.split("/")[-2] in ("jadwal", "schedule")
    )
    assert sessions_on(days) == []
    links = days.find("//nav[@class='days']//li")
    assert len(links) == DAYS
    assert all(str(SESSIONS // DAYS) in link.text_content() for link in links)


@pytest.mark.parametrize("number", [0, 123, PEOPLE - 1])
def test_the_page_of_a_person_lists_their_sessions(number: int) -> None:
    """All of them, and no other's."""
    key = f"orang-{number}"
    theirs = {f"s-{each}" for each in range(SESSIONS) if key in people_of(each)}
    assert theirs != set()
    assert set(sessions_on(page_of(finished(), "person", key, "id"))) == theirs


def test_a_session_names_its_parts_and_they_name_it() -> None:
    """Found by reference, not by looking through all the others."""
    larger = page_of(finished(), "session", "s-0", "id", EVENT)
    assert {"Sesi 10", "Sesi 20"} <= set(larger.links)
    for key in ("s-10", "s-20"):
        assert "Sesi 0" in page_of(finished(), "session", key, "id", EVENT).links
    assert "Sesi 0" not in page_of(finished(), "session", "s-30", "id", EVENT).links
