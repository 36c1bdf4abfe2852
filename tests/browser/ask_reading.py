"""Readers with a keyboard, without scripts or styles, on paper, in the dark, on a narrow screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.visiting import DESK
from tests.demonstration import KINDS, LANGUAGES, demonstration, page_of, pages
from tests.programs import run

EVERY_KIND = pytest.mark.parametrize("kind", KINDS)
BOTH = pytest.mark.parametrize("language", LANGUAGES)

_FOCUSED = """\
() => {
  const each = document.activeElement;
  if (!each || each === document.body) return null;
  const box = each.getBoundingClientRect();
  const style = getComputedStyle(each);
  const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return {
    name: (each.innerText || each.getAttribute("aria-label") || each.id).trim().slice(0, 40),
    seen: box.width > 0 && box.bottom > 0 && box.right > 0 && box.left < innerWidth,
    marked: outline || style.boxShadow !== "none",
    main: Boolean(each.closest("main")),
    place: [...document.querySelectorAll("*")].indexOf(each),
  };
}
"""
_WIDER = """\
() => {
  const reaches = (each) => each.getBoundingClientRect().right > innerWidth + 1;
  const scrolls = (each) =>
    each.parentElement && ["auto", "scroll", "hidden"].includes(getComputedStyle(each).overflowX)
    || (each.parentElement && scrolls(each.parentElement));
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  return [...document.body.querySelectorAll("*")]
    .filter((each) => reaches(each) && !scrolls(each))
    .map((each) => `${each.tagName}.${each.className}`)
    .concat(document.documentElement.scrollWidth);
}
"""


# With a keyboard


def walk(page: Page, most: int = 400) -> list[dict[str, object]]:
    """Press Tab until the end of the page; what has the focus each time."""
    found: list[dict[str, object]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        here = page.evaluate(_FOCUSED)
        if here is None or (found and here["place"] == found[0]["place"]):
            break
        found.append(here)
    return found


@pytest.mark.parametrize("kind", ["home", "release", "award", "person", "search"])
@BOTH
def test_a_page_is_walked_with_the_keyboard(visit: Visit, kind: str, language: str) -> None:
    """The focus is always seen and marked, and goes down the page without turning back."""
    page = visit(viewport=DESK).go(page_of(kind, language).address)
    found = walk(page)
    assert len(found) > 8
    assert [each["name"] for each in found if not each["marked"]] == []
    assert [each["name"] for each in found if not each["seen"]] == []
    places = [int(str(each["place"])) for each in found]
    assert places == sorted(places)


@BOTH
def test_the_first_stop_skips_to_the_content(visit: Visit, language: str) -> None:
    page = visit().go(page_of("release", language).address)
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    expect(page.locator(".skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(_FOCUSED)["main"]


# Languages


def test_every_page_leads_to_its_other_language(visit: Visit) -> None:
    """And back, wherever there is one; where there is none, the page says so."""
    visitor = visit(java_script_enabled=False)
    switch = "nav.languages a"
    lone = []
    for found in pages()[:: len(pages()) // 40]:
        if found.kind in ("chooser", "not_found"):
            continue
        page = visitor.go(found.address)
        link = page.locator(switch)
        if link.count() == 0:
            lone.append(found.address)
            continue
        other = link.first.get_attribute("hreflang")
        link.first.click()
        assert page.locator("html").get_attribute("lang") == other
        page.locator(f"{switch}[hreflang={found.language}]").click()
        assert page.url.endswith(found.address)
    assert lone == []


# Without scripts, without styles


@EVERY_KIND
def test_a_page_is_complete_without_scripts(visit: Visit, kind: str) -> None:
    """Nothing that is shown with scripts is missing without, but for buttons."""
    found = page_of(kind, "id")
    with_scripts, without = (visit(java_script_enabled=is_on) for is_on in (True, False))
    seen = with_scripts.go(found.address).locator("main").inner_text()
    plain = without.go(found.address).locator("main")
    assert plain.is_visible()
    words = plain.inner_text()
    if kind != "search":  # its form needs a script, and is not offered without
        buttons = set(without.page.locator("button").all_inner_texts())
        missing = {line.strip() for line in seen.splitlines()} - set(words.splitlines()) - buttons
        assert len(missing) <= len(seen.splitlines()) // 5, missing
    assert len(words) > 20


@EVERY_KIND
def test_a_page_reads_well_without_styles(visit: Visit, kind: str) -> None:
    """In the oldest browsers: headings, lists and links in their order, pictures that fit."""
    visitor = visit(java_script_enabled=False)
    visitor.context.route("**/*.css", lambda route: route.fulfill(content_type="text/css", body=""))
    page = visitor.go(page_of(kind, "id").address)
    visitor.slips.clear()
    heading = page.locator("main h1")
    box = heading.bounding_box()
    assert box is not None
    assert heading.inner_text().strip()
    after = page.locator("main").inner_text().split(heading.inner_text(), 1)
    assert len(after) == 2
    assert page.locator("main").bounding_box() is not None


# Narrow, large, dark, still


@EVERY_KIND
def test_nothing_is_wider_than_the_screen(visit: Visit, kind: str) -> None:
    """320 px are also what is left of 1280 px at a zoom of 400 %."""
    visitor = visit()
    for language in LANGUAGES:
        page = visitor.go(page_of(kind, language).address)
        page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
        for width in (320, 360, 768, 1280):
            page.set_viewport_size({"width": width, "height": 700})
            assert page.evaluate(_WIDER) == [], (language, width)


@pytest.mark.parametrize("kind", ["home", "release", "event"])
def test_text_at_twice_its_size_stays_within_the_screen(visit: Visit, kind: str) -> None:
    page = visit(viewport={"width": 640, "height": 700}).go(page_of(kind, "id").address)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(_WIDER) == []


def test_dark_is_dark_and_light_is_light(visit: Visit) -> None:
    ground = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)"
    address = page_of("home", "id").address
    assert max(visit(color_scheme="dark").go(address).evaluate(ground)[:3]) < 60
    assert min(visit(color_scheme="light").go(address).evaluate(ground)[:3]) > 200


@pytest.mark.parametrize("kind", ["home", "release", "event", "schedule"])
def test_nothing_moves_for_who_wants_none(visit: Visit, kind: str) -> None:
    page = visit(reduced_motion="reduce").go(page_of(kind, "id").address)
    moving = """() => [...document.querySelectorAll("*")].filter((each) => {
        const { animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(each);
        return [animationDuration, transitionDuration]
            .some((time) => time.split(",").some((one) => parseFloat(one) > 0.01))
            || scrollBehavior === "smooth";
    }).map((each) => each.tagName)"""
    assert page.evaluate(moving) == []


# On paper


@pytest.mark.parametrize("size", ["A4", "F4"])
@BOTH
def test_a_release_on_paper_is_a_release(
    visit: Visit, tmp_path: Path, language: str, size: str
) -> None:
    """Its words, its address, and nothing to click on."""
    found = page_of("release", language)
    page = visit(java_script_enabled=True, viewport=DESK).go(found.address)
    paper = tmp_path / "release.pdf"
    form = {"format": "A4"} if size == "A4" else {"width": "215mm", "height": "330mm"}
    page.pdf(path=paper, **form)  # type: ignore[arg-type]
    text = run("pdftotext", "-layout", paper, "-").stdout
    heading = page.locator("main h1").inner_text().split()
    assert heading[-1] in text
    assert "gaung.example" in text.replace("\n", "")
    for button in page.locator("button").all_inner_texts():
        assert button not in text.splitlines()
    assert page.locator("nav.menu").count() == 1
    page.emulate_media(media="print")
    assert not page.locator("nav.menu").is_visible()


def test_every_page_is_counted() -> None:
    """The tests above go through the pages by kind; none of the demonstration is of another."""
    assert demonstration().is_sound
    assert {page.kind for page in pages()} == set(KINDS)
