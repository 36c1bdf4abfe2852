"""Readers with a keyboard, without scripts or styles, on paper, in the dark, on a narrow screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.visiting import DESK
from tests.demonstration import KINDS, LANGUAGES, PageKind, demonstration, file_at, page_of, pages
from tests.pages import Page as Written
from tests.programs import run

WALKED = ("home", "event", "release", "schedule", "person", "award", "search")
"""The kinds of pages that are walked with the keyboard."""
LONE = ("chooser", "not_found")
"""The kinds of pages that lead to no other language: they are for all at once, or nowhere."""
BOTH = pytest.mark.parametrize("language", LANGUAGES)

_FOCUSED = """\
() => {
  const each = document.activeElement;
  if (!each || each === document.body) return null;
  const [box] = each.getClientRects();
  const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
  const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
  const top = document.elementFromPoint(x, y);
  const style = getComputedStyle(each);
  const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return {
    name: (each.innerText || each.getAttribute("aria-label") || each.id).trim().slice(0, 40),
    seen: Boolean(top) && (each.contains(top) || top.contains(each)),
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


def walk(page: Page, key: str = "Tab", most: int = 600) -> list[dict[str, object]]:
    """Press a key until the end of the page; what has the focus each time."""
    found: list[dict[str, object]] = []
    for _ in range(most):
        page.keyboard.press(key)
        here = page.evaluate(_FOCUSED)
        if here is None or (found and here["place"] == found[0]["place"]):
            break
        found.append(here)
    return found


def lost(found: list[dict[str, object]]) -> list[object]:
    """The names of what has the focus and is covered, out of sight or not marked."""
    return [each["name"] for each in found if not (each["seen"] and each["marked"])]


@pytest.mark.parametrize("kind", WALKED)
@BOTH
def test_a_page_is_walked_with_the_keyboard(visit: Visit, kind: str, language: str) -> None:
    """The focus is always seen and marked, and goes down the page without turning back."""
    page = visit(viewport=DESK).go(page_of(kind, language).address)
    found = walk(page)
    assert len(found) > 8
    assert lost(found) == []
    places = [int(str(each["place"])) for each in found]
    assert places == sorted(places)


def test_a_phone_is_walked_back_too(visit: Visit) -> None:
    """What sticks to the top of the screen does not cover what has the focus."""
    page = visit().go(page_of("schedule", "id").address)
    page.locator("footer a").last.focus()
    found = walk(page, "Shift+Tab")
    assert len(found) > 50
    assert lost(found) == []


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


def read(page: PageKind) -> Written:
    path = file_at(page.address)
    return Written(path, demonstration().files[path])


def test_every_page_leads_to_its_other_language() -> None:
    """And back; where there is none, the page says so."""
    found = {page.address: read(page) for page in pages() if page.kind not in LONE}
    leads = {address: page.languages for address, page in found.items()}
    assert {address: len(each) for address, each in leads.items() if len(each) != 2} == {}
    for address, page in found.items():
        for language, target in leads[address].items():
            if language == page.language:
                assert target in (None, address), address
            else:
                assert target is not None, address
                assert found[target].language == language, address
                assert leads[target][page.language] == address


def test_the_other_language_is_a_click_away(visit: Visit) -> None:
    """And so is the way back."""
    page = (visitor := visit(java_script_enabled=False)).page
    for kind in WALKED:
        found = page_of(kind, "id")
        visitor.go(found.address)
        page.locator("nav.languages a[hreflang=en]").click()
        assert page.locator("html").get_attribute("lang") == "en", kind
        page.locator("nav.languages a[hreflang=id]").click()
        assert page.url.endswith(found.address), kind


# Without scripts, without styles


def test_pages_are_complete_without_scripts(visit: Visit) -> None:
    """Nothing that is shown with scripts is missing without, but for forms, buttons, own times."""
    with_scripts, without = (visit(java_script_enabled=is_on) for is_on in (True, False))
    missing = {}
    for kind in KINDS:
        address = page_of(kind, "id").address
        seen, words = (lines(visitor.go(address)) for visitor in (with_scripts, without))
        assert len(words) > 1, kind
        missing[kind] = sorted(seen - words)
    assert {kind: each for kind, each in missing.items() if each} == {}


def lines(page: Page) -> set[str]:
    """The lines that a reader sees, but for what only scripts are for."""
    page.evaluate("""() => {
        const enhanced = "main :is(form, button, .own-clock, .own-zone)";
        for (const each of document.querySelectorAll(enhanced)) each.hidden = true;
    }""")
    return {line.strip() for line in page.locator("main").inner_text().splitlines()}


def test_pages_read_well_without_styles(visit: Visit) -> None:
    """In the oldest browsers: headings, lists and links in their order, pictures that fit."""
    visitor = visit(java_script_enabled=False)
    visitor.context.route("**/*.css", lambda route: route.fulfill(content_type="text/css", body=""))
    for kind in KINDS:
        page = visitor.go(page_of(kind, "id").address)
        heading = page.locator("main h1")
        assert heading.is_visible(), kind
        name = heading.inner_text()
        before, _, after = page.locator("main").inner_text().partition(name)
        assert name.strip(), kind
        assert len(before) < 200, kind
        assert len(after) > 80, kind


# Narrow, large, dark, still


@BOTH
def test_nothing_is_wider_than_the_screen(visit: Visit, language: str) -> None:
    """320 px are also what is left of 1280 px at a zoom of 400 %."""
    visitor = visit()
    wide = {}
    for kind in KINDS:
        page = visitor.go(page_of(kind, language).address)
        page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
        for width in (320, 360, 768, 1280):
            page.set_viewport_size({"width": width, "height": 700})
            wide[kind, width] = page.evaluate(_WIDER)
    assert {where: found for where, found in wide.items() if found} == {}


@BOTH
def test_the_open_section_of_an_event_is_in_view(visit: Visit, language: str) -> None:
    """Its row is longer than a phone is wide; the page itself stays where it is."""
    page = visit().go(page_of("downloads", language).address)
    current = page.locator(".local-menu [aria-current]")
    expect(current).to_be_in_viewport(ratio=1)
    assert page.evaluate("[scrollX, scrollY]") == [0, 0]


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
def test_nothing_moves_by_itself(visit: Visit, kind: str) -> None:
    """Nor for readers who have not asked for less motion."""
    page = visit(reduced_motion="no-preference").go(page_of(kind, "id").address)
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
