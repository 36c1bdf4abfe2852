"""The preview in a browser: its bar under the policy of the site, pages that renew themselves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests import on_disk
from tests.browser.visiting import PHONE
from tests.factories import EVENT, event, release, site
from tests.previewing import previewed, rewrite, soon

RELEASE = f"content/events/{EVENT}/releases/satu/index.id.md"
LIST = f"/kit/id/acara/{EVENT}/siaran-pers/"
PAGE = f"{LIST}satu/"
HELD = f"{LIST}tirai/"
LONG = "\n\n".join(f"Alinea {number}." for number in range(80))


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, int]]:
    """A site in preview, for all tests of this file."""
    folder = tmp_path_factory.mktemp("preview")
    bodies = {"id": LONG, "en": "Body."}
    held = release("tirai", embargo="2024-06-12 19:00 WITA")
    on_disk.write(folder, site() | event() | release("satu", bodies=bodies) | held)
    style = folder / "assets/css/utilities.css"
    style.parent.mkdir(parents=True)
    style.write_text("@layer utilities { .x { color: red } }\n", encoding="utf-8")
    with previewed(folder) as (_, port):
        yield folder, port


def is_slip(said: ConsoleMessage) -> bool:
    """Whether something is wrong; a page of problems comes with 500, a missing icon is none."""
    is_icon = str(said.location.get("url", "")).endswith("/favicon.ico")
    return said.type == "error" and "status of 500" not in said.text and not is_icon


@contextmanager
def visit(browser: Browser, port: int, address: str, **settings: object) -> Iterator[Page]:
    """Open a page; whatever the browser complains of fails the test."""
    slips: list[str] = []
    context = browser.new_context(base_url=f"http://127.0.0.1:{port}", **settings)  # type: ignore[arg-type]
    context.set_default_timeout(10_000)
    context.on("console", lambda said: slips.append(said.text) if is_slip(said) else None)
    context.on("weberror", lambda error: slips.append(str(error.error)))
    page = context.new_page()
    try:
        page.goto(address)
        yield page
    finally:
        context.close()
    assert slips == []


def test_the_bar_opens_by_key_and_stays_open(browser: Browser, preview: tuple[Path, int]) -> None:
    with visit(browser, preview[1], HELD) as page:
        details = page.locator("#_gaung details")
        expect(details).not_to_have_attribute("open", "")
        page.keyboard.press("Tab")
        expect(page.locator("#_gaung summary")).to_be_focused()
        page.keyboard.press("Enter")
        expect(details).to_have_attribute("open", "")
        expect(page.locator("#_gaung")).to_contain_text("Rabu, 12 Juni 2024, pukul 18.00 WIB")
        expect(page.locator("#_gaung [data-until]")).not_to_be_empty()
        page.reload()
        expect(details).to_have_attribute("open", "")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(details).not_to_have_attribute("open", "")


@pytest.mark.parametrize("address", [PAGE, "/kit/en/", "/kit/", LIST])
def test_the_bar_covers_nothing_and_is_not_printed(
    browser: Browser, preview: tuple[Path, int], address: str
) -> None:
    with visit(browser, preview[1], address, viewport=PHONE) as page:
        bar = page.locator("#_gaung")
        box, below = bar.bounding_box(), page.locator("#_content").bounding_box()
        assert box is not None
        assert below is not None
        assert (box["y"], box["width"]) == (0, PHONE["width"])
        assert below["y"] >= box["height"]
        bar.locator("summary").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        expect(bar).to_have_css("position", "static")
        page.emulate_media(media="print")
        expect(bar).to_be_hidden()


def test_a_link_to_what_is_held_back_is_marked(browser: Browser, preview: tuple[Path, int]) -> None:
    with visit(browser, preview[1], LIST) as page:
        held, free = (page.locator(f'main a[href="{each}"]').first for each in (HELD, PAGE))
        expect(held).to_have_attribute("data-gaung-stand", "di bawah embargo")
        assert free.get_attribute("data-gaung-stand") is None


def test_a_save_renews_the_page_where_the_reader_is(
    browser: Browser, preview: tuple[Path, int]
) -> None:
    folder, port = preview
    with visit(browser, port, PAGE) as page:
        page.evaluate("scrollTo(0, 1200)")
        page.evaluate("window.same = true")
        rewrite(folder / RELEASE, "Alinea 79.", "Alinea terakhir.")
        expect(page.get_by_text("Alinea terakhir.")).to_be_attached()
        assert page.evaluate("window.same") is None, "it was loaded again"
        assert soon(lambda: page.evaluate("scrollY") == 1200)
        expect(page.locator("#_gaung dl")).to_contain_text(RELEASE)


def test_a_style_is_renewed_without_loading_the_page_again(
    browser: Browser, preview: tuple[Path, int]
) -> None:
    folder, port = preview
    with visit(browser, port, PAGE) as page:
        page.evaluate("window.same = true")
        page.locator("#_gaung summary").click()
        rewrite(folder / "assets/css/utilities.css", ".x { color: red }",
                "h1 { letter-spacing: 7px }")  # fmt: skip
        expect(page.locator("h1")).to_have_css("letter-spacing", "7px")
        assert page.evaluate("window.same") is True
        expect(page.locator("#_gaung details")).to_have_attribute("open", "")
        expect(page.locator("#_gaung dl")).to_contain_text("utilities.css")


def test_a_slip_is_shown_in_the_language_of_the_staff_and_heals(
    browser: Browser, preview: tuple[Path, int]
) -> None:
    folder, port = preview
    with visit(browser, port, PAGE) as page:
        rewrite(folder / RELEASE, "summary:", "sumary:")
        expect(page.locator("h1")).to_have_text("Ada yang perlu diperbaiki")
        rewrite(folder / RELEASE, "sumary:", "summary:")
        expect(page.locator("h1")).to_have_text("Siaran satu")
