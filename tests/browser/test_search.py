"""The search: by stem, by kind, event and year, with keys alone, and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.demonstration import PATH

ADDRESS = {"id": f"{PATH}id/cari/", "en": f"{PATH}en/search/"}


def results(page: Page) -> list[str]:
    """The titles that were found, once they are there."""
    expect(page.locator(".search-count")).not_to_be_empty()
    return page.locator(".search-results li > a").all_inner_texts()


def ask(page: Page, words: str) -> list[str]:
    page.get_by_role("searchbox").fill(words)
    with page.expect_response("**/*.pf_fragment"):
        page.get_by_role("searchbox").press("Enter")
    return results(page)


@pytest.mark.parametrize(
    ("language", "asked", "stem"),
    [
        ("id", "melatih", "latih"),
        ("id", "dibangun", "bangun"),
        ("en", "awarding", "award"),
        ("en", "opens", "open"),
    ],
)
def test_words_are_found_by_their_stem(visit: Visit, language: str, asked: str, stem: str) -> None:
    """Other forms of a word are found and marked as well."""
    page = visit().go(ADDRESS[language])
    ask(page, asked)
    marked = {mark.casefold() for mark in page.locator(".search-results mark").all_inner_texts()}
    assert [mark for mark in marked if stem in mark and mark != asked], marked


def test_nothing_is_loaded_before_the_first_question(visit: Visit) -> None:
    visitor = visit()
    page = visitor.go(ADDRESS["id"])
    page.get_by_role("searchbox").fill("air")
    assert not any("/search/" in url for url in visitor.requests)
    page.get_by_role("searchbox").press("Enter")
    assert results(page)
    assert any("/search/id/pagefind.js" in url for url in visitor.requests)
    assert not any("/search/en/" in url for url in visitor.requests)


def test_what_was_found_is_told_to_screen_readers(visit: Visit) -> None:
    page = visit().go(ADDRESS["en"])
    ask(page, "water")
    told = page.locator(".search-count").inner_text()
    assert told.startswith("Found: ")
    expect(page.get_by_role("status")).to_have_text(told)
    page.get_by_role("searchbox").fill("qwertyuiop")
    page.get_by_role("searchbox").press("Enter")
    expect(page.get_by_role("status")).to_have_text("Nothing was found. Try other words, or fewer.")
    assert page.locator(".search-results li").count() == 0


def test_it_is_done_with_keys_alone(visit: Visit) -> None:
    """Ask, choose a kind, read on, open the first result of the next ten."""
    page = visit().go(ADDRESS["id"])
    page.get_by_role("searchbox").focus()
    page.keyboard.type("air")
    page.keyboard.press("Enter")
    expect(page.locator(".search-results li")).to_have_count(10)
    more = page.get_by_role("button", name="Tampilkan lagi")
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".search-results li").nth(10).get_by_role("link")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/cari/" not in url)
    expect(page.locator("main h1")).to_be_visible()


def test_results_can_be_chosen_by_kind_event_and_year(visit: Visit) -> None:
    page = visit().go(ADDRESS["en"])
    everything = ask(page, "water")
    page.get_by_label("Kind", exact=True).select_option("People")
    expect(page.locator(".search-results .hint").first).to_have_text("People")
    assert set(page.locator(".search-results .hint").all_inner_texts()) == {"People"}
    page.get_by_label("Kind", exact=True).select_option("")
    page.get_by_label("Year").select_option("2023")
    expect(page.locator(".search-results .hint").first).to_contain_text("2023")
    assert all("2023" in hint for hint in page.locator(".search-results .hint").all_inner_texts())
    page.get_by_label("Year").select_option("")
    page.get_by_label("Event").select_option("10th World Water Forum")
    expect(page.locator(".search-results .hint").first).to_contain_text("10th World Water Forum")
    assert everything


def test_a_question_is_part_of_the_address(visit: Visit) -> None:
    """It can be passed on, and a reader who goes back finds it."""
    page = visit().go(ADDRESS["id"])
    first = ask(page, "narasi")[0]
    asked = page.url
    assert asked.endswith("?q=narasi")
    page.locator(".search-results a").first.click()
    page.wait_for_url(lambda url: "/cari/" not in url)
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("narasi")
    assert results(page)[0] == first


def test_a_search_that_cannot_be_loaded_says_so(visit: Visit) -> None:
    visitor = visit()
    page = visitor.go(ADDRESS["en"])
    page.route("**/search/en/pagefind.js", lambda route: route.fulfill(body="throw 1"))
    page.get_by_role("searchbox").fill("water")
    page.get_by_role("searchbox").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("The search could not be loaded.")
    visitor.slips.clear()


@pytest.mark.parametrize("language", ["id", "en"])
def test_without_scripts_everything_is_listed(visit: Visit, language: str) -> None:
    page = visit(java_script_enabled=False).go(ADDRESS[language])
    expect(page.get_by_role("searchbox")).to_be_hidden()
    kinds = page.locator("main details")
    assert kinds.count() > 5
    kinds.first.locator("summary").click()
    kinds.first.get_by_role("link").first.click()
    expect(page.locator("main h1")).to_be_visible()
    assert page.url != ADDRESS[language]
