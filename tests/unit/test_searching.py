"""The search index: made of public translations, the same bytes each time, and only when needed."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from gaung.build import Build
from gaung.edges import searching
from gaung.edges.answers import Shown, answer
from gaung.edges.searching import Late, index, indexed, with_index
from gaung.memory import Forgetful
from gaung.outputs.pages import search
from tests.factories import (
    WITHOUT,
    Files,
    built,
    event,
    person,
    release,
    schedule,
    session,
    site,
    small,
    sound,
)
from tests.pages import page_at, pages

WITH: dict[str, Any] = {"outputs": {**WITHOUT, "search": True}}
SEARCHED = site(**WITH)
DRAFT = "Kalimat rahasia tentang waduk"


def files() -> Files:
    """A site with a draft, and with a text that has no translation."""
    draft = release("rahasia", bodies={"id": f"{DRAFT}.", "en": "Secret."}, status="draft")
    return small() | SEARCHED | draft | release("tiga", bodies={"id": "Hanya di sini."})


@cache
def finished() -> Build:
    return sound(files())


@cache
def found() -> Mapping[str, bytes]:
    made = index(finished(), Forgetful(), "engine")
    return {path: held.read() for path, held in made.items()}


def fragments(language: str) -> dict[str, dict[str, object]]:
    """What the index of a language tells of each page, by address."""
    told = {}
    for path, data in found().items():
        if path.startswith(f"search/{language}/fragment/"):
            fragment = json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))
            told[fragment["url"]] = fragment
    return told


def test_each_language_has_an_index_of_its_own_pages() -> None:
    assert all(url.startswith("/id/") for url in fragments("id"))
    assert all(url.startswith("/en/") for url in fragments("en"))
    assert "/id/acara/forum-air/siaran-pers/satu/" in fragments("id")
    assert "/en/events/forum-air/releases/satu/" in fragments("en")


def test_what_is_hidden_is_not_in_it() -> None:
    """The words of a draft are in none of its files, unpacked, while those of a release are."""
    everything = [
        gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data for data in found().values()
    ]
    assert any(b"Isi satu" in data for data in everything)
    assert not any(DRAFT.encode() in data or b"waduk" in data for data in everything)


def test_what_is_not_translated_is_found_in_its_own_language_only() -> None:
    assert "/id/acara/forum-air/siaran-pers/tiga/" in fragments("id")
    assert [url for url in fragments("en") if url.endswith("/tiga/")] == []
    assert page_at(finished(), "/kit/en/events/forum-air/releases/tiga/").is_indexed is False


def test_things_are_chosen_by_kind_event_and_year() -> None:
    told = fragments("id")["/id/acara/forum-air/siaran-pers/satu/"]
    assert told["filters"] == {"kind": ["Siaran pers"], "event": ["Forum Air"], "year": ["2024"]}
    assert told["meta"] == {"title": "Siaran satu", "about": "Siaran pers · Forum Air · 2024"}


def test_lists_are_not_found_but_what_they_list() -> None:
    assert "/id/siaran-pers/" not in fragments("id")
    assert "/id/" not in fragments("id")


def test_five_runs_give_the_same_bytes() -> None:
    documents = {
        page.path: finished().files[page.path]
        for page in search.findable(finished().kit, finished().outputs)  # type: ignore[arg-type]
        if page.language == "id"
    }
    assert len(documents) > 5
    runs = [indexed(documents, "id") for _ in range(5)]
    assert runs[0]
    assert runs[1:] == runs[:-1]


def test_only_what_a_page_needs_is_kept() -> None:
    names = {path.removeprefix("search/id/") for path in found() if path.startswith("search/id/")}
    plain = {name for name in names if "/" not in name and not name.endswith(".pf_meta")}
    assert plain == {"pagefind.js", "pagefind-entry.json", "wasm.id.pagefind"}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The languages for which pagefind would have been run."""
    ran: list[str] = []

    def counted(documents: Mapping[str, bytes], language: str) -> dict[str, bytes]:
        ran.append(language)
        return {"pagefind.js": b"".join(documents.values())}

    monkeypatch.setattr(searching, "indexed", counted)
    return ran


def test_an_index_is_made_again_only_for_other_pages(made: list[str]) -> None:
    memory = Forgetful()
    first = with_index(finished(), memory, "engine")
    assert made == ["id", "en"]
    again = with_index(finished(), memory, "engine")
    assert made == ["id", "en"]
    assert dict(again.files) == dict(first.files)
    path = "content/events/forum-air/releases/satu/index.id.md"
    one = sound(files() | {path: files()[path].replace("Isi satu.", "Lain.")})
    with_index(one, memory, "engine")
    assert made[2:] == ["id"]
    with_index(finished(), memory, "another engine")
    assert made[3:] == ["id", "en"]


@pytest.mark.parametrize("languages", [("en",), ("id", "en", "ar")])
def test_any_number_of_languages_can_be_searched(languages: tuple[str, ...]) -> None:
    one = sound(site(*languages, **WITH) | event(name=dict.fromkeys(languages, "Forum")))
    assert {path.split("/")[1] for path in index(one, Forgetful(), "engine")} == set(languages)


def test_a_site_of_nothing_has_no_index() -> None:
    assert index(built(SEARCHED), Forgetful(), "engine") == {}
    assert index(built({"site.yaml": "name: ["}), Forgetful(), "engine") == {}


def test_a_preview_makes_the_index_when_somebody_searches(made: list[str]) -> None:
    shown = Shown(finished().files, "/kit/", late=Late(finished()))
    assert answer(shown, "/kit/id/cari/").status == 200
    assert answer(shown, "/kit/nothing.js").status == 404
    assert made == []
    found = answer(shown, "/kit/search/en/pagefind.js")
    assert (found.status, found.kind) == (200, "text/javascript; charset=utf-8")
    assert b"Body of satu" in found.data
    assert answer(shown, "/kit/search/en/other.js").status == 404
    assert made == ["id", "en"]


# The page without scripts


def test_everything_that_can_be_found_is_listed() -> None:
    """By kind and letter, for readers without scripts."""
    one = finished()
    listed = page_at(one, "/kit/id/cari/")
    assert listed.words.startswith("Cari")
    assert {"/kit" + url for url in fragments("id")} <= set(listed.links.values())
    assert listed.find("//form/@hidden") == [""]
    assert [each.text_content() for each in listed.find("//summary//h3")][:2] == [
        "Siaran pers", "Acara",
    ]  # fmt: skip


def test_titles_stand_under_their_first_letter() -> None:
    people = person("a", name="Élan") | person("b", name="“Eka”") | person("c", name="3 Kawan")
    one = sound(SEARCHED | event() | people | person("d", name="يوسف"))
    letters = page_at(one, "/kit/id/cari/").find("//details[@id='tokoh']/h4/text()")
    assert letters == ["0–9", "E", "ي"]


def test_of_many_things_each_letter_has_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST", 2)
    sessions = [session(key) for key in ("satu", "dua", "tiga")]
    one = sound(SEARCHED | event() | schedule(*sessions))
    links = page_at(one, "/kit/id/cari/").find("//details[@id='sesi']//a/@href")
    assert links == ["/kit/id/cari/sesi/s/"]
    letter = page_at(one, links[0])
    assert len(letter.links) >= 3
    assert not letter.is_indexed
    assert len([path for path in pages(one) if path.startswith("en/search/sessions/")]) == 1


def test_a_site_can_do_without() -> None:
    one = sound(small())
    assert index(one, Forgetful(), "engine") == {}
    assert [path for path in pages(one) if "/cari/" in path or "/search/" in path] == []
    assert "/cari/" not in one.files["id/index.html"].decode()
