"""Films and recordings of a site: they play in its pages, with what is said in them below."""

from __future__ import annotations

from functools import cache
from typing import Any

from gaung.build import Build
from tests.factories import EVENT, built, small, sound, text, told
from tests.pages import page_at

FILM = f"content/events/{EVENT}/media/sambutan"
SAID = "WEBVTT\n\n00:01.000 --> 00:04.000\nSelamat datang di Bali.\n"


def with_film(**fields: Any) -> dict[str, str | bytes]:
    record = {"caption": "Sambutan", "type": "video", "credit": "Kominfo", "licence": "CC0"}
    return {
        **small(),
        f"{FILM}.yaml": text(record | fields),
        f"{FILM}.mp4": b"film",
        f"content/events/{EVENT}/media/takarir.vtt": SAID.encode(),
    }


@cache
def finished() -> Build:
    return sound(with_film(captions="takarir.vtt"))


def test_captions_are_published_beside_their_film() -> None:
    """Under its name, whatever the file in the content is called."""
    assert finished().files[f"media/{EVENT}/sambutan.vtt"] == SAID.encode()


def test_a_player_shows_captions_in_the_words_of_the_page() -> None:
    for address, words in (
        (f"/kit/id/acara/{EVENT}/media/sambutan/", "Takarir"),
        (f"/kit/en/events/{EVENT}/media/sambutan/", "Captions"),
    ):
        page = page_at(finished(), address)
        assert page.find("//video/track/@src") == [f"/kit/media/{EVENT}/sambutan.vtt"]
        assert page.find("//video/track/@kind") == ["captions"]
        assert page.find("//video/track/@label") == [words]


def test_a_film_without_captions_has_no_track() -> None:
    found = sound({k: v for k, v in with_film().items() if not k.endswith(".vtt")})
    page = page_at(found, f"/kit/id/acara/{EVENT}/media/sambutan/")
    assert page.find("//video")
    assert page.find("//track") == []
    assert f"media/{EVENT}/sambutan.vtt" not in found.files


def test_captions_of_what_is_hidden_are_not_published() -> None:
    hidden = built(with_film(captions="takarir.vtt", visibility={"draft": "true"}))
    assert told(hidden.problems) == []
    assert [path for path in hidden.files if path.endswith(".vtt")] == []
