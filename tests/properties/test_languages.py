"""One language, two, three, one that is read from right to left; under any address; and what is not
translated yet, as the site wants it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from gaung.build import Build
from tests.factories import (
    EVENT,
    Files,
    built,
    event,
    media,
    page,
    person,
    release,
    schedule,
    session,
    site,
    small,
    sound,
    text,
    told,
)
from tests.golden.test_golden import golden_site
from tests.pages import Page, address_of, broken, page_at, page_of, pages
from tests.properties.test_swap import parsed

MEANT = {"language-left-out": "off"}
"""Languages of the content that a site leaves out on purpose."""


def with_settings(files: Files, **changed: object) -> Files:
    return files | {"site.yaml": text(parsed(files["site.yaml"]) | changed)}


def content(files: Files) -> Files:
    return {path: written for path, written in files.items() if path.startswith("content/")}


SITES: dict[str, Callable[[], Files]] = {
    "golden": golden_site,
    "at the root": lambda: with_settings(golden_site(), base_url="https://media.example"),
    "deep below": lambda: with_settings(golden_site(), base_url="https://x.example/a/kit/ms/"),
    "small": small,
    "long lists": lambda: (
        with_settings(small(), page_size="1", missing={"releases": "hide"})
        | release("tiga", bodies={"id": "Hanya di sini.", "fr": "Non."})
        | release("empat", bodies={"id": "Juga."})
    ),
    "one language": lambda: site("id", checks=MEANT) | content(golden_site()),
    "one language, from right to left": lambda: (
        site("ar") | event() | release("satu", bodies={"ar": "مرحبا"}) | media("foto")
    ),
    "three languages": lambda: (
        site("id", "en", "fr", missing={"pages": "notice"})
        | content(golden_site())
        | release("trois", of="pekan-baca", bodies={"fr": "Trois.", "en": "Three."})
    ),
    "three languages, hidden": lambda: (
        site("id", "en", "fr", missing={"pages": "hide", "releases": "hide"})
        | content(golden_site())
    ),
    "three languages, linked": lambda: (
        site("fr", "en", "id", missing={"pages": "link", "releases": "link"}, written_in="id")
        | content(golden_site())
    ),
    "from right to left": lambda: (
        site("ar", "id", missing={"pages": "notice"}, written_in="id", checks=MEANT)
        | content(golden_site())
        | release("arab", of="pekan-baca", bodies={"ar": "مرحبا", "id": "Halo."})
    ),
    "nothing but settings": lambda: site("id", "en"),
}


@cache
def finished(name: str) -> Build:
    result = built(SITES[name]())
    # A language that the content has and the site has not is worth a warning.
    assert [line for line in told(result.problems) if "language-not-of-site" not in line] == []
    return result


ALL = pytest.mark.parametrize("name", SITES)


@ALL
def test_every_link_leads_to_a_file_and_a_place_in_it(name: str) -> None:
    """Pages, pictures, styles and anchors are all there."""
    assert broken(finished(name)) == []


@ALL
def test_every_link_within_the_site_keeps_its_path(name: str) -> None:
    """A site under /kit/ms/ leads nowhere above it."""
    kit = finished(name).kit
    assert kit is not None
    inside = [
        target
        for each in pages(finished(name)).values()
        for target in each.targets
        if target.startswith("/")
    ]
    assert [target for target in inside if not target.startswith(kit.addresses.path)] == []
    assert inside != []


@ALL
def test_every_page_says_its_language(name: str) -> None:
    """What a page says of itself is what its address says."""
    kit = finished(name).kit
    assert kit is not None
    for path, each in pages(finished(name)).items():
        top = path.partition("/")[0]
        language = top if top in kit.languages else kit.site.written_in
        assert each.language == language, path
        assert each.tree.get("dir") == ("rtl" if language == "ar" else "ltr"), path


@ALL
def test_alternates_name_each_other_and_themselves(name: str) -> None:
    """Each translation names all of them, itself included, and one for readers of no language."""
    for path, each in pages(finished(name)).items():
        if not each.alternates:
            continue
        by_language = {code: at for code, at in each.alternates.items() if code != "x-default"}
        assert len(set(by_language.values())) == len(by_language), path
        if path != "index.html":
            assert by_language[each.language] == each.canonical, path
        assert "x-default" in each.alternates, path
        for code, address in by_language.items():
            there = page_at(finished(name), address)
            assert there.alternates == each.alternates, path
            assert (there.language, there.is_indexed) == (code, True), path


@ALL
def test_a_page_for_search_engines_has_its_own_address_and_one_that_is_not_has_another(
    name: str,
) -> None:
    """A canonical address leads to a page that says the same of itself."""
    addresses = finished(name).kit.addresses  # type: ignore[union-attr] # it is sound
    for path, each in pages(finished(name)).items():
        if each.canonical is None:
            assert not each.is_indexed, path
            continue
        there = page_at(finished(name), each.canonical)
        assert there.canonical == each.canonical, path
        assert each.is_indexed == (there.path == path), path
        assert each.canonical.startswith(addresses.origin + addresses.path), path


@ALL
def test_no_two_things_of_a_page_have_one_name(name: str) -> None:
    """An anchor is one place."""
    for path, each in pages(finished(name)).items():
        names = each.find("//@id")
        assert len(names) == len(set(names)), path


def test_a_site_of_one_language_has_no_menu_of_languages() -> None:
    """There is nothing to choose."""
    assert page_at(finished("one language"), "/kit/id/").languages == {}
    assert set(page_at(finished("golden"), "/kit/id/").languages) == {"id", "en"}


# --- what is not translated -------------------------------------------------------------------


def half(policy: str) -> Files:
    """A site with a release and a page that lack English, and one release that has both."""
    return (
        site("id", "en", missing={"releases": policy, "pages": policy})
        | event()
        | release("berdua")
        | release("sendiri", bodies={"id": "Hanya *di sini*."}, published="2024-05-19")
        | page("tentang")
        | page("syarat", bodies={"id": "Syarat."})
    )


ENTRIES = [("release", "sendiri"), ("page", "syarat")]
ENTRY = pytest.mark.parametrize(("kind", "key"), ENTRIES, ids=["release", "page"])


def test_a_translation_that_is_required_is_missed() -> None:
    """Each is a problem at the file that it would be a translation of; nothing is published."""
    finished = built(half("require"))
    at = (f"content/events/{EVENT}/releases/sendiri", "content/pages/syarat")
    assert told(finished.problems) == [
        f"{folder}/index.id.md:1:1 translation-missing {{'found': 'en'}}" for folder in at
    ]
    assert finished.files == {}


@pytest.mark.parametrize("policy", ["hide", "link"])
@ENTRY
def test_without_a_translation_there_is_no_page(policy: str, kind: str, key: str) -> None:
    """The original says so in its menu of languages, and names no other page."""
    finished = sound(half(policy))
    original = page_of(finished, kind, key, "id")
    english = address_of(finished, kind, key, "en")
    assert english.removeprefix("/kit/") + "index.html" not in finished.files
    assert original.languages == {"id": None, "en": None}
    assert "belum diterjemahkan" in original.find("string(//nav[@class='languages'])")
    assert set(original.alternates) == {"id", "x-default"}
    assert original.alternates["x-default"] == original.canonical
    assert english not in [target for each in pages(finished).values() for target in each.targets]


def test_what_is_hidden_is_in_no_list_of_the_other_language() -> None:
    """English readers see one release, Indonesian ones two."""
    finished = sound(half("hide"))
    counts = [
        len(page_at(finished, f"/kit/{address}").find("//main//article"))
        for address in ("id/siaran-pers/", "en/releases/")
    ]
    assert counts == [2, 1]


def test_what_is_linked_stands_in_lists_marked_and_leads_to_the_original() -> None:
    """Its title has its own language, its address is the original's."""
    finished = sound(half("link"))
    original = address_of(finished, "release", "sendiri", "id")
    for address in ("en/releases/", "en/", f"en/events/{EVENT}/"):
        links = page_at(finished, f"/kit/{address}").find(f"//main//a[@href='{original}']")
        assert [link.xpath("string(.//*[@lang='id'])") for link in links] == ["Siaran sendiri"]


@ENTRY
def test_a_notice_shows_the_original_as_what_it_is(kind: str, key: str) -> None:
    """The page tells its reader, its text has its own language, and search engines pass it by."""
    finished = sound(half("notice"))
    original, notice = (page_of(finished, kind, key, code) for code in ("id", "en"))
    assert original.canonical is not None
    assert "not translated yet" in notice.words
    assert not notice.is_indexed
    assert notice.canonical == original.canonical
    assert notice.alternates == {}
    assert set(original.alternates) == {"id", "x-default"}
    heading = notice.find("//h1//*[@lang='id']")
    body = notice.find("//main//div[@lang='id']/p")
    assert len(heading) == 1
    assert [each.text_content()[:5] for each in body] == ["Hanya" if kind == "release" else "Syara"]
    # A reader may still follow the menu; nothing claims to be a translation.
    assert original.languages["en"] is not None
    assert original.find("//nav[@class='languages']//a[@rel='alternate']") == []
    assert notice.find("//nav[@class='languages']//a[@rel='alternate']") != []


@pytest.mark.parametrize("order", [("id", "en", "fr"), ("fr", "en", "id")])
def test_a_notice_leads_to_the_language_that_the_text_was_written_in(
    order: tuple[str, ...],
) -> None:
    """Of two translations the original is the one to quote, whatever language comes first."""
    finished = sound(
        site(*order)
        | event()
        | release("satu", bodies={"en": "In English.", "id": "Dalam."}, written_in="en")
    )
    missing = page_of(finished, "release", "satu", "fr")
    english = page_of(finished, "release", "satu", "en")
    assert missing.canonical == english.canonical
    assert "In English." in missing.words
    assert english.alternates["x-default"] == english.canonical


def test_a_text_of_a_record_that_is_not_translated_is_marked() -> None:
    """It is shown in the language that it has, and says which."""
    files = site() | event(name={"id": "Forum Air"}) | person("usman") | media("foto")
    finished = sound(files | schedule(session("buka", title={"id": "Pembukaan"})))
    english: Page = page_of(finished, "event", EVENT, "en")
    assert english.find("string(//h1/*[@lang='id'])") == "Forum Air"
    assert "Pembukaan" in english.find("//main//*[@lang='id']/text()")
    assert page_of(finished, "event", EVENT, "id").find("//main//*[@lang]") == []


def test_a_text_of_a_record_may_be_required_too() -> None:
    """Then each that lacks a language is a problem where it stands."""
    files = site(missing={"data": "require"}) | event(name={"id": "Forum Air"})
    assert [problem.code for problem in built(files).problems] == ["text-untranslated"]
    assert built(files | event(name="Forum Air")).problems == ()


def test_a_language_that_comes_and_goes_takes_its_half_with_it() -> None:
    """Without it, no file of it is left, and the other half says nothing of it."""
    files = sound(small()).files
    only = built(with_settings(small(), languages=[{"code": "id", "name": "Bahasa Indonesia"}]))
    assert only.is_sound
    assert [path for path in only.files if path.startswith("en/")] == []
    theirs = [path for path in files if path.startswith("id/")]
    assert [path for path in only.files if path.startswith("id/")] == theirs
    assert b"/kit/en/" not in b"".join(only.files.values())
