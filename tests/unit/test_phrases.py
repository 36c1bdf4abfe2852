"""What the interface says around what editors wrote: footnotes, boxes, and values in a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from gaung.outputs.pages import vocabulary
from gaung.reading.markdown import ADMONITIONS
from tests.factories import (
    EVENT,
    Files,
    event,
    facts,
    organisation,
    page,
    person,
    site,
    sound,
    text,
)
from tests.pages import Page, page_at, page_of

PO = "layouts/locale/{}.po"


def saying(files: Files, **others: str) -> Files:
    """A site whose English says some messages in other words."""
    po = files[PO.format("en")]
    for message, words in others.items():
        was = f'msgid "{MESSAGES[message]}"\nmsgstr "{MESSAGES[message]}"'
        assert was in po
        po = po.replace(was, f'msgid "{MESSAGES[message]}"\nmsgstr "{words}"')
    return files | {PO.format("en"): po}


MESSAGES = {
    "comma": ", ",
    "part_of": "part of {event}",
    "publisher": "Published by {name}",
    "unit": "{figure} {unit}",
    "valid": "valid from {start} until {end}",
}


# --- footnotes --------------------------------------------------------------------------------

NOTED = "Air[^a] dan tanah[^a].[^b b]\n\n[^a]: Satu.\n[^b b]: Dua."


def backlinks(seen: Page) -> list[str]:
    labels: list[str] = seen.find("//a[@class='footnote-backref']/@aria-label")
    return labels


def test_the_way_back_from_a_footnote_is_said_in_the_language_of_the_page() -> None:
    finished = sound(site() | page("air", bodies={"id": NOTED, "en": NOTED}))
    assert backlinks(page_of(finished, "page", "air", "en")) == [
        "Back to footnote 1 in the text",
        "Back to footnote 1 in the text",
        "Back to footnote 2 in the text",
    ]
    assert backlinks(page_of(finished, "page", "air", "id"))[-1] == (
        "Kembali ke catatan kaki 2 di dalam teks"
    )
    assert page_of(finished, "page", "air", "id").find("//a[@title]") == []


def test_texts_with_footnotes_share_a_page() -> None:
    """Also a text that stands on the page twice."""
    record: dict[str, Any] = {"value": 1, "note": NOTED}
    message = {"key": "air", "text": "Air", "facts": ["satu", "dua"]}
    narrative = {
        "version": "1",
        "valid_from": "2024-05-01",
        "owner": [{"name": "Desk"}],
        "messages": [message],
        "facts": ["satu"],
        "note": "Lain[^a].\n\n[^a]: Tiga.",
    }
    files = site() | event() | facts({"key": "satu", **record}, {"key": "dua", **record})
    files |= {f"content/events/{EVENT}/narrative.yaml": text(narrative)}
    seen = page_at(sound(files), f"/kit/en/events/{EVENT}/narrative/")
    anchors = seen.find("//*[@id]/@id")
    assert len(anchors) == len(set(anchors))
    notes = seen.find("//div[@class='footnote']//li/@id")
    assert len(notes) == 3 * 2 + 1
    targets = seen.find("//a[starts-with(@class, 'footnote')]/@href")
    assert {target[1:] for target in targets} <= set(anchors)


# --- boxes ------------------------------------------------------------------------------------


def test_each_kind_of_box_has_a_title() -> None:
    assert tuple(vocabulary.ADMONITIONS) == ADMONITIONS


def test_a_box_without_a_title_is_named_in_the_language_of_the_page() -> None:
    body = "\n".join(f"!!! {kind}\n    Air.\n" for kind in ADMONITIONS)
    body += '\n!!! note "Air"\n    Tanah.\n\n!!! tip ""\n    Api.\n'
    finished = sound(site() | page("air", bodies={"id": body, "en": body}))
    titles = {
        code: page_of(finished, "page", "air", code).find("//p[@class='admonition-title']//text()")
        for code in ("id", "en")
    }
    assert titles == {
        "id": ["Catatan", "Peringatan", "Kiat", "Penting", "Air"],
        "en": ["Note", "Warning", "Tip", "Important", "Air"],
    }


# --- values in a sentence ---------------------------------------------------------------------


def test_a_translation_says_where_a_value_stands() -> None:
    """A link within it stays a link, and the words around it are no markup."""
    files = saying(site(publisher="kominfo"), part_of="{event}: part", publisher="<b> {name} & co")
    files |= event() | event("kecil", part_of=EVENT) | organisation("kominfo")
    seen = page_of(sound(files), "event", "kecil", "en")
    (kicker,) = seen.find("//p[@class='kicker']")
    assert " ".join(kicker.text_content().split()).startswith("Conference · Water Forum: part ·")
    assert kicker.find("a").text == "Water Forum"
    assert seen.find("//footer/p[2]")[0].text_content() == "<b> Kominfo & co"


def test_the_number_and_its_unit_stand_as_the_language_writes_them() -> None:
    files = saying(site(), unit="{unit}{figure}") | event()
    files |= facts({"key": "air", "value": 1500, "qualifier": "about", "unit": "m"})
    seen = page_at(sound(files), f"/kit/en/events/{EVENT}/facts/")
    assert seen.find("//data")[0].text == "mabout 1,500"


def test_the_days_of_a_narrative_stand_as_the_language_writes_them() -> None:
    narrative = {
        "version": "1",
        "valid_from": "2024-05-01",
        "valid_until": "2024-06-01",
        "owner": [{"name": "Desk"}],
        "messages": [{"key": "air", "text": "Air"}],
    }
    files = saying(site(), valid="to {end} (from {start})") | event()
    files |= {f"content/events/{EVENT}/narrative.yaml": text(narrative)}
    seen = page_at(sound(files), f"/kit/en/events/{EVENT}/narrative/")
    assert "to 1 June 2024 (from 1 May 2024)" in seen.words
    assert seen.find("//main//time/@datetime") == ["2024-06-01", "2024-05-01"]


def test_a_list_within_a_sentence_has_the_comma_of_the_language() -> None:
    post = {"key": "air", "platforms": ["x", "threads"], "text": "Air"}
    files = saying(site(), comma="، ") | event()
    files |= {f"content/events/{EVENT}/social.yaml": text({"posts": [post]})}
    seen = page_at(sound(files), f"/kit/en/events/{EVENT}/social/")
    assert seen.find("//article/h2")[0].text == "X، Threads"


# --- words with two meanings ------------------------------------------------------------------


def test_a_heading_above_organisations_is_a_plural() -> None:
    assert list(vocabulary.ORGANISATION_GROUPS) == list(vocabulary.ORGANISATION_KINDS)
    files = site() | organisation("kominfo", kind="ministry") | organisation("jpnn", kind="media")
    finished = sound(files)
    listed = page_at(finished, "/kit/en/organisations/")
    assert listed.find("//main//h2/text()") == ["Ministries", "News organisations"]
    one = page_of(finished, "organisation", "kominfo", "en")
    assert one.find("//p[@class='kicker']/text()") == ["Ministry"]


# --- the social kit ---------------------------------------------------------------------------

POST = {"key": "kunci", "platforms": ["x", "threads"], "text": "Air."}


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, []),
        ({"audience": "Pelajar"}, ["For: Pelajar"]),
        (
            {"audience": "Pelajar", "window": {"from": "2024-05-18"}},
            ["For: Pelajar · from Saturday, 18 May 2024"],
        ),
        (
            {"window": {"from": "2024-05-18", "until": "2024-05-19"}, "post_on": "2024-05-17"},
            ["Post on Friday, 17 May 2024 · from Saturday, 18 May 2024 until Sunday, 19 May 2024"],
        ),
    ],
)
def test_a_post_tells_only_what_is_known_of_it(more: dict[str, Any], told: list[str]) -> None:
    files = site() | event() | person("usman")
    files |= {f"content/events/{EVENT}/social.yaml": text({"posts": [POST | more]})}
    seen = page_at(sound(files), f"/kit/en/events/{EVENT}/social/")
    (post,) = seen.find("//article")
    assert [line.text_content() for line in post.findall("p[@class='meta']")] == told
    assert post.find("h2").text_content() == "X, Threads (post 1)"
