"""Which card a page has, and what the page says of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from gaung.craft.cards import Card
from gaung.memory import Forgetful
from gaung.outputs import CLOSERS, PLANNERS
from gaung.outputs.pages.frame import Share
from gaung.plan import Output, plan
from gaung.reading import read
from gaung.snapshot import snapshot
from tests.factories import Files, event, media, person, photo, release, site, text
from tests.pictures import drawn as pixels

FONT = {"file": "Sans.ttf", "family": "Sans of Ours", "weights": [400, 800], "licence": "OFL.txt"}
COLOURS = {"ground": {"light": "#fafafa", "dark": "#101010"}}


def drawing(*languages: str, **outputs: bool) -> Files:
    """A site that has a font, so that all is drawn but what *outputs* leaves out."""
    tokens = {"fonts": [FONT], "colours": COLOURS, "type": {"sans": '"Sans of Ours", sans-serif'}}
    return {
        **site(*languages, outputs=outputs),
        "assets/tokens.yaml": text(tokens),
        "assets/fonts/Sans.ttf": "a font",
        "assets/fonts/OFL.txt": "its licence",
    }


PICTURED = (
    drawing()
    | event(colours={"accent": "#7a1f3d"})
    | media("lambang", type="logo")
    | release("satu", lead_image="panggung")
    | release("dua", lead_image="lambang")
    | person("usman", posts=[{"key": "dirjen", "title": {"id": "Dirjen", "en": "Director"}}])
)


WHOLE = {**PICTURED, **photo("panggung", pixels(), focus={"x": 0.25, "y": 0.75})}


def planned(files: Mapping[str, str | bytes]) -> dict[str, Output[Any]]:
    kit = read(snapshot(files), Forgetful()).kit
    assert kit is not None
    outputs, problems = plan(kit, PLANNERS, CLOSERS)
    assert problems == []
    return {output.path: output for output in outputs}


@cache
def whole() -> dict[str, Output[Any]]:
    return planned(WHOLE)


def share(path: str) -> Share:
    shared = whole()[path].view.frame.share
    assert isinstance(shared, Share)
    return shared


def card(path: str) -> Card:
    drawn = share(path).card
    assert drawn is not None
    made = whole()[drawn.path].view
    assert made == drawn.card
    return drawn.card


def test_every_page_has_a_card_that_is_drawn() -> None:
    """In each language; its address has the host, as platforms ask."""
    pages = [path for path in whole() if path.endswith(".html")]
    shares = {path: share(path) for path in pages if hasattr(whole()[path].view, "frame")}
    assert len(shares) > 20
    for shared in shares.values():
        assert shared.card is not None
        assert shared.image == f"https://media.example.go.id/kit/{shared.card.path}"
        assert shared.card.path in whole()
        assert (shared.image_type, shared.image_size) == ("image/jpeg", (1200, 630))


def test_a_card_of_an_event_has_its_name_days_and_colour() -> None:
    ours = card("id/acara/forum-air/siaran-pers/satu/index.html")
    assert (ours.kicker, ours.title) == ("Forum Air", "Siaran satu")
    assert ours.detail == "Sabtu, 18 Mei 2024, pukul 08.00 WIB"
    assert (ours.ground, ours.ink) == ("#7a1f3d", "#fafafa")
    theirs = card("en/events/forum-air/releases/satu/index.html")
    assert (theirs.kicker, theirs.title) == ("Water Forum", "Release satu")


def test_what_the_title_says_does_not_stand_above_it() -> None:
    """The page of the event is called as the event; its days stand there all the same."""
    ours = card("id/acara/forum-air/index.html")
    assert ours.title == "Forum Air"
    assert ours.kicker != "Forum Air"
    assert ours.detail == "18–20 Mei 2024"


def test_a_person_is_shown_with_the_post() -> None:
    ours = card("en/people/usman/index.html")
    assert (ours.kicker, ours.title, ours.detail) == ("People", "Usman", "Director")


def test_a_photograph_stands_beside_the_words_and_keeps_its_focus() -> None:
    photograph = card("id/acara/forum-air/siaran-pers/satu/index.html").photograph
    assert photograph is not None
    assert photograph.source == "content/events/forum-air/media/panggung.jpg"
    assert photograph.focus == (0.25, 0.75)
    assert photograph.room.left + photograph.room.width == 1200


def test_a_logo_is_not_cut() -> None:
    assert card("id/acara/forum-air/siaran-pers/dua/index.html").photograph is None


def test_the_alternative_text_says_title_and_picture() -> None:
    shared = share("id/acara/forum-air/siaran-pers/satu/index.html")
    assert shared.image_alt == "Siaran satu. Gambar panggung"


def test_a_photograph_is_at_the_other_side_of_words_from_right_to_left() -> None:
    files = {**drawing("ar"), **event(name="المنتدى", lead_image="a"), **photo("a", pixels())}
    ours = planned(files)["ar/events/forum-air/index.html"].view.frame.share.card.card
    assert ours.direction == "rtl"
    assert ours.photograph.room.left == 0


def test_without_cards_a_page_shows_its_picture() -> None:
    files = {**WHOLE, "site.yaml": site(outputs={"cards": False})["site.yaml"]}
    outputs = planned(files)
    shared = outputs["id/acara/forum-air/siaran-pers/satu/index.html"].view.frame.share
    assert shared.card is None
    assert shared.image.endswith(".jpg")
    assert not any(path.startswith("cards/") for path in outputs)
