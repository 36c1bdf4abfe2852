"""The schedule in a browser: filters, the reader's own time, what is on now, paper."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

import pikepdf
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.stage import Stage, stage
from tests.factories import EVENT, event, schedule, session, site, sound
from tests.unit.test_schedule import files
from tests.unit.test_stress import finished as large

SCHEDULE = f"/kit/id/acara/{EVENT}/jadwal/"
DAY = f"{SCHEDULE}2024-05-18/"


@pytest.fixture(scope="module")
def kit(browser: Browser) -> Iterator[Stage]:
    with stage(browser, sound(files())) as ready:
        yield ready


def shown(page: Page) -> list[str]:
    """The keys of the sessions that a reader sees, each once."""
    items = page.locator(".row-item:visible").all()
    return list(dict.fromkeys(str(each.get_attribute("data-session")) for each in items))


def told(page: Page) -> str:
    return page.get_by_role("status").inner_text()


# --- filters ------------------------------------------------------------------------------------


def test_a_filter_leaves_what_fits_and_lives_in_the_address(kit: Stage) -> None:
    """The count is shown and told, and the way back leads back."""
    with kit.page(SCHEDULE) as page:
        count = page.locator(".filter-count")
        expect(count).to_have_text("Sesi yang tampil: 10 dari 10")
        assert told(page) == ""
        page.get_by_label("Ruang").select_option("bicc-aula")
        expect(count).to_have_text("Sesi yang tampil: 1 dari 10")
        expect(page.get_by_role("status")).to_have_text("Sesi yang tampil: 1 dari 10")
        assert shown(page) == ["buka"]
        assert page.url.endswith("?room=bicc-aula")
        expect(page.get_by_role("heading", name="Minggu, 19 Mei 2024")).to_be_hidden()
        page.get_by_label("Orang").select_option("ana")
        assert page.url.endswith("?room=bicc-aula&person=ana")
        page.go_back()
        expect(page.get_by_label("Orang")).to_have_value("")
        page.go_back()
        expect(count).to_have_text("Sesi yang tampil: 10 dari 10")
        page.go_forward()
        expect(count).to_have_text("Sesi yang tampil: 1 dari 10")


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("day=2024-05-20", {"pameran"}),
        ("kind=panel", {"panel", "jakarta", "tanpa-jam"}),
        ("access=accredited", {"buka"}),
        ("person=budi", {"buka", "jakarta"}),
        ("person=budi&kind=panel", {"jakarta"}),
        ("room=bicc", {"buka", "panel", "larut"}),
        ("q=BUDI+aula", {"buka"}),
        ("q=nothing+like+this", set()),
    ],
)
def test_an_address_with_filters_can_be_sent(kit: Stage, query: str, keys: set[str]) -> None:
    """Whoever opens it sees the same."""
    with kit.page(f"{SCHEDULE}?{query}") as page:
        expect(page.locator(".filter-count")).to_have_text(f"Sesi yang tampil: {len(keys)} dari 10")
        assert set(shown(page)) == keys


def test_words_are_looked_for_as_they_are_typed(kit: Stage) -> None:
    """One step back takes the whole word away; accents and case do not matter."""
    with kit.page(SCHEDULE) as page:
        field = page.get_by_label("Kata")
        field.press_sequentially("LÁRUT", delay=20)
        expect(page.locator(".filter-count")).to_have_text("Sesi yang tampil: 1 dari 10")
        assert page.url.endswith("?q=L%C3%81RUT")
        page.go_back()
        expect(page.locator(".filter-count")).to_have_text("Sesi yang tampil: 10 dari 10")
        expect(field).to_have_value("")


def test_the_filters_work_from_the_keyboard(kit: Stage) -> None:
    """In their order, and clearing them leads back to the first."""
    with kit.page(SCHEDULE) as page:
        page.get_by_label("Kata").focus()
        for label in ("Hari", "Ruang", "Jenis"):
            page.keyboard.press("Tab")
            expect(page.get_by_role("combobox", name=label)).to_be_focused()
        page.keyboard.type("Diskusi")
        expect(page.locator(".filter-count")).to_have_text("Sesi yang tampil: 3 dari 10")
        page.get_by_role("button", name="Hapus saringan").press("Enter")
        expect(page.locator(".filter-count")).to_have_text("Sesi yang tampil: 10 dari 10")
        expect(page.get_by_label("Kata")).to_be_focused()
        assert page.url.endswith(SCHEDULE)


def test_a_large_schedule_is_filtered_whole(browser: Browser) -> None:
    """Its days come when they are needed, and not before."""
    asked: list[str] = []

    def watch(page: Page) -> None:
        page.on("request", lambda request: asked.append(request.url))

    with stage(browser, large()) as kit, kit.page(SCHEDULE, before=watch) as page:
        expect(page.locator(".filter-count")).to_have_text("Sesi yang tampil: 1000 dari 1000")
        assert [url for url in asked if "2024-" in url] == []
        page.get_by_label("Orang").select_option("orang-0")
        expect(page.locator(".filter-count")).to_have_text(
            "Sesi yang tampil: 4 dari 1000", timeout=30_000
        )
        assert len([url for url in asked if "2024-" in url]) == 10
        expect(page.locator(".day:visible h3").first).to_be_visible()
        page.get_by_role("button", name="Hapus saringan").click()
        expect(page.locator(".filter-count")).to_have_text("Sesi yang tampil: 1000 dari 1000")


# --- the reader's own time ----------------------------------------------------------------------


def own(page: Page, key: str) -> list[str]:
    return page.locator(f"[data-session={key}] .own-clock").all_inner_texts()


def test_a_reader_in_papua_sees_both_times(kit: Stage) -> None:
    """An hour ahead, past midnight on another day."""
    with kit.page(DAY, timezone_id="Asia/Jayapura") as page:
        assert own(page, "buka") == ["10.00–11.30 WIT waktu Anda"]
        assert own(page, "jakarta") == ["11.00 WIT waktu Anda"]
        assert own(page, "larut") == ["Minggu, 19 Mei, 00.30–01.30 WIT waktu Anda"]
        expect(page.locator(".zone")).to_contain_text("Waktu dalam WITA.")
        expect(page.locator(".zone")).to_contain_text("Asia/Jayapura")


def test_a_reader_in_new_york_sees_the_day_before(kit: Stage) -> None:
    """By the clock that New York has in May."""
    address = DAY.replace("/id/acara/", "/en/events/").replace("/jadwal/", "/schedule/")
    with kit.page(address, timezone_id="America/New_York") as page:
        assert own(page, "buka") == ["Friday 17 May, 21:00–22:30 UTC−4, your time"] or own(
            page, "buka"
        ) == ["Friday, May 17, 21:00–22:30 UTC−4, your time"]
        assert own(page, "larut") == ["11:30–12:30 UTC−4, your time"]


def test_a_reader_at_the_place_sees_one_time(kit: Stage) -> None:
    """Only what is in another zone has a second one."""
    with kit.page(DAY, timezone_id="Asia/Makassar") as page:
        assert own(page, "buka") == []
        assert own(page, "jakarta") == ["10.00 WITA waktu Anda"]
    with kit.page(f"{SCHEDULE}2024-05-19/", timezone_id="Asia/Singapore") as page:
        assert page.locator(".own-clock").count() == 0
        expect(page.locator(".zone")).to_have_text("Waktu dalam WITA.")


# --- what is on now -----------------------------------------------------------------------------


def at(moment: str, page: Page) -> None:
    page.clock.install(time=datetime.fromisoformat(moment).astimezone(UTC))


def panel(page: Page) -> list[list[str]]:
    """The titles of what is on now and of what comes next."""
    lists = page.locator(".on-now-panel ul").all()
    return [each.get_by_role("link").all_inner_texts() for each in lists]


def test_what_is_on_now_and_next_follows_the_clock(kit: Stage) -> None:
    """Each minute; what begins is told, what was on when the page was opened is not."""
    with kit.page(DAY, before=partial(at, "2024-05-18T09:44:30+08:00")) as page:
        assert panel(page) == [["Sesi buka", "Sesi panel"], ["Sesi jakarta"]]
        expect(page.locator("[data-session=buka] .on-now")).to_have_text("Sedang berlangsung")
        assert told(page) == ""
        page.clock.run_for(60_000)
        assert panel(page) == [["Sesi buka"], ["Sesi jakarta"]]
        expect(page.locator("[data-session=panel] .on-now")).to_have_count(0)
        page.clock.run_for(16 * 60_000)
        assert panel(page)[0] == ["Sesi buka", "Sesi jakarta"]
        expect(page.get_by_role("status")).to_have_text(
            "Sedang berlangsung: Sesi buka, Sesi jakarta"
        )


def test_what_is_on_is_told_in_both_times(kit: Stage) -> None:
    """However often the list is written anew."""
    moment = partial(at, "2024-05-18T09:44:30+08:00")
    with kit.page(DAY, before=moment, timezone_id="Asia/Jayapura") as page:
        own_clock = page.locator(".on-now-panel li").first.locator(".own-clock")
        expect(own_clock).to_have_text("10.00–11.30 WIT waktu Anda")
        page.clock.run_for(60_000)
        expect(own_clock).to_have_text("10.00–11.30 WIT waktu Anda")


def test_what_was_cancelled_is_never_on(kit: Stage) -> None:
    """Nor does it come next."""
    with kit.page(SCHEDULE, before=partial(at, "2024-05-19T14:50:00+08:00")) as page:
        expect(page.locator(".on-now-panel")).to_be_hidden()


def test_long_before_and_after_the_event_nothing_is_on(kit: Stage) -> None:
    """A quiet page."""
    for moment in ("2024-05-01T09:00:00+08:00", "2024-06-01T09:00:00+08:00"):
        with kit.page(SCHEDULE, before=partial(at, moment)) as page:
            expect(page.locator(".on-now-panel")).to_be_hidden()
            assert page.locator(".on-now").count() == 0


def test_today_is_fetched_of_a_large_schedule(browser: Browser) -> None:
    """So that what is on now can be told, and the day is marked among the days."""
    moment = partial(at, "2024-05-20T09:30:00+08:00")
    with stage(browser, large()) as kit, kit.page(SCHEDULE, before=moment) as page:
        expect(page.locator(".on-now-panel")).to_be_visible()
        assert panel(page)[0] != []
        expect(page.locator(".days [aria-current=date]")).to_contain_text("20 Mei 2024")


# --- without scripts, on paper, from right to left ----------------------------------------------


def test_the_schedule_is_whole_without_scripts(kit: Stage) -> None:
    """Every session, every view and every day can be reached; nothing dead is shown."""
    with kit.page(SCHEDULE, java_script_enabled=False) as page:
        assert len(shown(page)) == 10
        expect(page.locator("form.filters")).to_be_hidden()
        expect(page.locator(".on-now-panel")).to_be_hidden()
        page.get_by_role("link", name="Agenda media").click()
        assert set(shown(page)) == {"buka", "batal"}
        page.get_by_role("link", name="Menurut ruang").click()
        expect(page.get_by_role("heading", name="Gedung A, Aula")).to_be_visible()
        page.get_by_role("link", name="Menurut hari").click()
        page.get_by_role("link", name="Minggu, 19 Mei 2024").first.click()
        assert set(shown(page)) == {"pindah", "batal", "pameran"}
        page.get_by_role("link", name="Sesi pindah").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Sesi pindah")


def test_parallel_sessions_stand_side_by_side_where_there_is_room(kit: Stage) -> None:
    """Below each other on a phone."""
    tops = {}
    for width in (360, 1280):
        with kit.page(DAY, viewport={"width": width, "height": 900}) as page:
            boxes = [page.locator(f"[data-session={key}]").bounding_box() for key in
                     ("buka", "panel")]  # fmt: skip
            tops[width] = [round(box["y"]) for box in boxes if box]
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert tops[1280][0] == tops[1280][1]
    assert tops[360][0] < tops[360][1]


def test_on_paper_the_schedule_is_a_table(kit: Stage) -> None:
    """Sessions are rows; what is for the screen is left out."""
    with kit.page(DAY) as page:
        page.emulate_media(media="print")
        line = page.locator("[data-session=buka] .session-line")
        assert line.evaluate("each => getComputedStyle(each).display") == "table-row"
        edges = {
            round(box["x"])
            for each in page.locator(".session-what").all()
            if (box := each.bounding_box())
        }
        assert len(edges) == 1
        expect(page.locator("form.filters")).to_be_hidden()
        with pikepdf.open(io.BytesIO(page.pdf(format="A4"))) as paper:
            assert len(paper.pages) <= 2


def test_a_schedule_from_right_to_left(browser: Browser) -> None:
    """Times stand on the right, places on the left."""
    arabic = sound(
        site("id", "ar")
        | event(name="Forum", venues=[{"key": "aula", "name": "Aula"}])
        | schedule(session("a", title="A", start="09:00", end="10:00", venues="aula"))
    )
    there = f"/kit/ar/events/{EVENT}/schedule/2024-05-18/"
    with (
        stage(browser, arabic) as kit,
        kit.page(there, viewport={"width": 1280, "height": 900}) as page,
    ):
        time, place = (
            page.locator(each).first.bounding_box() for each in (".session-time", ".session-place")
        )
        assert time
        assert place
        assert time["x"] > place["x"]
