"""What holds for the writing of every page."""

from __future__ import annotations

import pytest

from tests.factories import event, release, site, sound
from tests.pages import page_at


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("KTT ke-43 ASEAN", ["ke-43"]),
        ("Forum ke-10.", ["ke-10"]),
        ("COVID-19 dan G20", ["COVID-19"]),
        ("forum-air-10", []),
        ("2024-05-18", []),
        ("kata-kata", []),
        ("[x](https://a.example/ke-43) ke-4", ["ke-4"]),
        ("`ke-5`", ["ke-5"]),
    ],
)
def test_a_number_stays_with_what_stands_before_its_hyphen(said: str, kept: list[str]) -> None:
    """No line ends between them; what the page says is the same, letter by letter."""
    files = site("en") | event(name="Forum", summary="W.") | release("r", bodies={"en": said})
    page = page_at(sound(files), "/kit/en/events/forum-air/releases/r/")
    (body,) = page.find("//div[contains(@class, 'release-body')]")
    assert body.xpath(".//span[@class='whole']/text()") == kept
    words = said.replace("[x](https://a.example/ke-43)", "x").replace("`", "")
    assert words in " ".join(body.text_content().split())


def test_titles_of_windows_are_left_alone() -> None:
    """Nothing but words may stand in them, nor in attributes and scripts."""
    files = site("en") | event(name="KTT ke-43", summary="KTT ke-43.")
    page = page_at(sound(files), "/kit/en/events/forum-air/")
    assert page.find("/html/head//span") == []
    assert page.find("/html/head/title/text()")[0].startswith("KTT ke-43")
    assert page.find("//h1")[0].text_content() == "KTT ke-43"
    assert b"whole" not in page.data.partition(b"<body")[0]
