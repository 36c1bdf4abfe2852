"""Lists stand in the order that their readers expect."""

from __future__ import annotations

from tests.factories import EVENT, event, page, person, release, schedule, session, site, sound
from tests.pages import Page, page_at


def headings(found: Page, level: int) -> list[str]:
    return [each.text_content() for each in found.find(f"//main//h{level}")]


def test_people_stand_by_name_under_their_letters() -> None:
    """By the name that lists are sorted by; what is no Latin letter stands under its own."""
    files = (
        site("en")
        | person("a", name="Zaki")
        | person("b", name="Ayu Lestari")
        | person("c", name="Éva")
        | person("d", name="Joko Widodo", sort_name="Widodo, Joko")
        | person("e", name="李强")
        | person("f", name="andi")
    )
    people = page_at(sound(files), "/kit/en/people/")
    assert headings(people, 2) == ["A", "E", "W", "Z", "李"]
    assert people.find("//ul[@class='people-list']//a/text()") == [
        "andi",
        "Ayu Lestari",
        "Éva",
        "Joko Widodo",
        "Zaki",
        "李强",
    ]


def test_releases_stand_by_their_moment_the_newest_first() -> None:
    """Across zones; a bare day begins at midnight, and equals stand by their keys."""
    moments = {
        "b": "2024-05-18",
        "a": "2024-05-18",
        "wita": "2024-05-18 09:30 WITA",
        "wib": "2024-05-18 09:00 WIB",
        "lama": "2023-12-31 23:59 WIB",
    }
    files = site("en") | event(name="Forum", summary="Water.")
    for key, published in moments.items():
        files |= release(key, bodies={"en": "Text."}, published=published)
    titles = [f"Release {key}" for key in ("wib", "wita", "a", "b", "lama")]
    finished = sound(files)
    assert headings(page_at(finished, "/kit/en/releases/"), 2) == titles
    assert headings(page_at(finished, f"/kit/en/events/{EVENT}/releases/"), 2) == titles
    assert headings(page_at(finished, "/kit/en/releases/2024/"), 2) == titles[:-1]


def test_each_release_leads_to_the_next_newer_and_older_one() -> None:
    """Of its event; the ends of the line have one neighbour."""
    files = (
        site("en") | event(name="Forum", summary="Water.") | event("lain", name="A", summary="B")
    )
    for number in (1, 2, 3):
        day = f"2024-05-{number:02}"
        files |= release(f"r-{number}", bodies={"en": "Text."}, published=day)
    files |= release("r-4", of="lain", bodies={"en": "Text."}, published="2024-05-02")
    finished = sound(files)
    beside = {
        key: page_at(finished, f"/kit/en/events/{of}/releases/{key}/").find(
            "//nav[@class='neighbours']//a/text()"
        )
        for key, of in (("r-1", EVENT), ("r-2", EVENT), ("r-3", EVENT), ("r-4", "lain"))
    }
    assert beside == {
        "r-1": ["Release r-2"],
        "r-2": ["Release r-3", "Release r-1"],
        "r-3": ["Release r-2"],
        "r-4": [],
    }


def test_a_long_list_is_cut_into_pages_that_lead_to_each_other() -> None:
    """Each release stands on one of them; the last page is not empty."""
    files = site("en", page_size="2") | event(name="Forum", summary="Water.")
    for number in range(1, 5):
        files |= release(f"r-{number}", bodies={"en": "T."}, published=f"2024-05-{number:02}")
    finished = sound(files)
    one, two = (page_at(finished, f"/kit/en/releases/{tail}") for tail in ("", "page/2/"))
    assert headings(one, 2) + headings(two, 2) == [f"Release r-{n}" for n in (4, 3, 2, 1)]
    assert one.find("//a[@rel='next']/@href") == ["/kit/en/releases/page/2/"]
    assert two.find("//a[@rel='prev']/@href") == ["/kit/en/releases/"]
    assert "en/releases/page/3/index.html" not in finished.files
    assert len({page.find("string(//title)") for page in (one, two)}) == 2


def test_events_stand_by_their_state() -> None:
    """What is on, what comes next, what has ended; the latest of these first."""
    files = site("en")
    for key, start in (("lama", "2020-01-01"), ("baru", "2024-05-20"), ("kini", "2024-06-01"),
                       ("segera", "2024-06-10"), ("kelak", "2025-01-01")):  # fmt: skip
        files |= event(key, name=key, summary="Water.", start=start, end=None)
    assert headings(page_at(sound(files), "/kit/en/"), 3) == [
        "kini", "segera", "kelak", "baru", "lama",
    ]  # fmt: skip


def test_pages_of_the_menu_stand_in_the_order_that_editors_set() -> None:
    """Small numbers first; equals by their keys, and what is in no menu nowhere."""
    bodies = {"en": "Text."}
    files = site("en") | page("b", bodies, order="5") | page("a", bodies, order="5")
    files |= page("c", bodies, order="1") | page("d", bodies, in_menu="none")
    footer = page_at(sound(files), "/kit/en/").find("//footer//nav//a/text()")
    assert footer[:3] == ["Release c", "Release a", "Release b"]
    assert "Release d" not in footer


def test_a_day_of_the_schedule_has_what_runs_over_it() -> None:
    """Something of three days stands on each of them."""
    files = site("en") | event(name="Forum", summary="Water.") | schedule(
        session("pameran", title="Expo", end_date="2024-05-20"),
        session("buka", title="Opening", start="09:00"),
        session("tutup", title="Closing", date="2024-05-20", start="16:00"),
    )  # fmt: skip
    finished = sound(files)
    by_day = [
        headings(page_at(finished, f"/kit/en/events/{EVENT}/schedule/2024-05-{day}/"), 2)
        for day in (18, 19, 20)
    ]
    assert by_day == [["Expo", "Opening"], ["Expo"], ["Expo", "Closing"]]
