"""What readers take away from a release with a click: its text, its address, a credit line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from gaung.build import Build
from tests.browser.stage import Stage, stage
from tests.factories import event, media, release, site, sound, text
from tests.pages import address_of

BODY = """\
Air itu **hidup**.[^1]

- satu
- dua

| Hari | Peserta |
|------|--------:|
| 1    | 20      |
| 2    | 30      |

{video:sambutan}

[^1]: Kata pembuka.
"""
FILM = {
    "type": "video",
    "caption": "Sambutan",
    "url": "https://www.youtube.com/watch?v=abcdefghijk",
}
CLIPBOARD = ("clipboard-read", "clipboard-write")


def files() -> Build:
    film = {"content/events/forum-air/media/sambutan.yaml": text(FILM)}
    picture = media("panggung", credit="Foto: Panitia", licence="CC BY 4.0")
    one = release("satu", bodies={"id": BODY, "en": "Water."}, lead_image="panggung")
    return sound(site() | event() | film | picture | one)


SITE = files()
ADDRESS = address_of(SITE, "release", "satu", "id")
TEXT = (
    f"{SITE.kit.addresses.output(ADDRESS).removesuffix('index.html')}satu.id.txt"
    if SITE.kit
    else ""
)


@pytest.fixture(scope="module")
def kit(browser: Browser) -> Iterator[Stage]:
    with stage(browser, SITE) as ready:
        yield ready


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_the_text_is_copied_as_a_newsroom_pastes_it(kit: Stage) -> None:
    """The whole release as its text file has it, which is fetched when it is asked for."""
    with kit.page(ADDRESS, permissions=CLIPBOARD) as page:
        button = page.get_by_role("button", name="Salin teks")
        button.click()
        expect(page.get_by_role("status")).to_have_text("Tersalin")
        expect(page.get_by_role("button", name="Tersalin")).to_be_focused()
        assert clipboard(page) == SITE.files[TEXT].decode()
        assert "Air itu hidup." in clipboard(page)


def test_a_text_that_cannot_be_fetched_is_told_of(kit: Stage) -> None:
    """The connection of a media centre is what it is."""
    with kit.page(ADDRESS, permissions=CLIPBOARD) as page:
        page.route("**/*.txt", lambda route: route.fulfill(status=503))
        page.get_by_role("button", name="Salin teks").click()
        expect(page.get_by_role("status")).to_have_text("Gagal menyalin")
        kit.slips.clear()


def test_the_link_is_copied(kit: Stage) -> None:
    """As the address to quote, not as that of the machine it was read on."""
    with kit.page(ADDRESS, permissions=CLIPBOARD) as page:
        page.get_by_role("button", name="Salin tautan").press("Enter")
        expect(page.get_by_role("status")).to_have_text("Tersalin")
        assert clipboard(page) == f"https://media.example.go.id{ADDRESS}"


def test_the_credit_line_is_copied_with_its_licence(kit: Stage) -> None:
    """As it is to be printed beside the picture."""
    with kit.page(ADDRESS, permissions=CLIPBOARD) as page:
        page.get_by_role("button", name="Salin baris kredit").click()
        expect(page.get_by_role("status")).to_have_text("Tersalin")
        assert clipboard(page) == "Foto: Panitia · CC BY 4.0"


def test_a_browser_that_refuses_is_told_of(kit: Stage) -> None:
    """Readers must not paste what they copied an hour ago."""

    def refuse(page: Page) -> None:
        page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error())")

    with kit.page(ADDRESS, before=refuse) as page:
        page.get_by_role("button", name="Salin tautan").click()
        expect(page.get_by_role("status")).to_have_text("Gagal menyalin")


def test_what_cannot_work_is_not_offered(kit: Stage) -> None:
    """Without scripts no button is there; what is a link works."""
    with kit.page(ADDRESS, java_script_enabled=False) as page:
        expect(page.locator("main button:visible")).to_have_count(0)
        expect(page.get_by_role("link", name="WhatsApp", exact=True)).to_be_visible()
        expect(page.get_by_role("link", name="Sambutan")).to_be_visible()


def test_the_page_is_printed(kit: Stage) -> None:
    """By the browser's own means."""

    def watch(page: Page) -> None:
        page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1 }")

    with kit.page(ADDRESS, before=watch) as page:
        page.get_by_role("button", name="Cetak").click()
        assert page.evaluate("window.printed") == 1


def test_a_film_loads_nothing_before_a_reader_asks(kit: Stage) -> None:
    """The page itself asks no other host; the click does, and says so before."""
    with kit.page(ADDRESS) as page:
        page.route("https://www.youtube-nocookie.com/**", lambda route: route.fulfill(body="film"))
        assert page.locator("iframe").count() == 0
        expect(page.get_by_text("Memutarnya menghubungkan Anda ke YouTube.")).to_be_visible()
        assert kit.slips == []
        page.get_by_role("button", name="Putar di sini").click()
        frame = page.locator("iframe")
        expect(frame).to_have_attribute(
            "src", "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"
        )
        expect(frame).to_have_attribute("title", "Sambutan")
        expect(frame).to_be_focused()
        assert {each.partition("?")[0] for each in kit.slips} == {
            "asks https://www.youtube-nocookie.com/embed/abcdefghijk"
        }
        kit.slips.clear()
