"""Which papers are printed, and what their pages say of them."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from gaung.craft.pdf import Printed
from gaung.outputs.pages.pieces import Download
from gaung.plan import Output
from tests.factories import event, facts, photo, release
from tests.pictures import drawn
from tests.unit.test_share_cards import drawing, planned

TEXTS = (
    drawing()
    | event(colours={"accent": "#7a1f3d"})
    | facts({"key": "peserta", "value": "1500"})
    | release("satu", lead_image="panggung", updated="2024-05-19 10:00 WITA")
)
WHOLE = {**TEXTS, **photo("panggung", drawn())}
RELEASES = {
    "id": "id/acara/forum-air/siaran-pers/satu/satu.id.pdf",
    "en": "en/events/forum-air/releases/satu/satu.en.pdf",
}


@cache
def whole() -> dict[str, Output[Any]]:
    return planned(WHOLE)


def printed(path: str) -> Printed:
    view = whole()[path].view
    assert isinstance(view, Printed)
    return view


def test_releases_and_fact_sheets_are_printed_in_each_language() -> None:
    papers = {path for path in whole() if path.endswith(".pdf")}
    assert set(RELEASES.values()) < papers
    assert "en/events/forum-air/downloads/forum-air-facts.en.pdf" in papers
    assert "id/acara/forum-air/unduhan/forum-air-data.id.pdf" in papers


def test_a_paper_has_the_colour_of_its_event_and_its_pictures() -> None:
    view = printed(RELEASES["id"])
    assert view.accent == "#7a1f3d"
    address, source = view.pictures[0]
    assert address.startswith("https://media.example.go.id/kit/media/forum-air/panggung")
    assert source == "content/events/forum-air/media/panggung.jpg"
    assert source in whole()[RELEASES["id"]].uses


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "id",
            "Keadaan Minggu, 19 Mei 2024, pukul 09.00 WIB. Perubahan dan ralat, bila ada,",
        ),
        ("en", "As of Sunday, 19 May 2024, 09:00 WIB. Changes and corrections, if any, are at"),
    ],
)
def test_its_foot_says_of_when_it_is_and_where_changes_are_told(language: str, words: str) -> None:
    view = printed(RELEASES[language])
    assert view.foot.startswith(words)
    assert view.foot.endswith(view.paper.address)


def test_the_page_offers_it() -> None:
    page = whole()["id/acara/forum-air/siaran-pers/satu/index.html"]
    offered: dict[str, Download] = {each.path: each for each in page.view.downloads}
    assert offered[RELEASES["id"]].media_type == "application/pdf"
    assert offered[RELEASES["id"]].label == "Naskah siap cetak"
    assert RELEASES["id"] in page.needs


def test_a_site_without_printing_has_no_paper_and_no_link_to_one() -> None:
    files = {**WHOLE, "site.yaml": drawing(pdf=False)["site.yaml"]}
    outputs = planned(files)
    assert not any(path.endswith(".pdf") for path in outputs)
    page = outputs["id/acara/forum-air/siaran-pers/satu/index.html"]
    assert [each.form for each in page.view.downloads if each.form == "PDF"] == []
