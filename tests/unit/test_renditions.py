"""What a picture is published as: which files, how large, what pages and platforms get."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from gaung.build import build
from gaung.craft.renditions import Rendition
from gaung.memory import Forgetful
from gaung.model.media import Media
from gaung.outputs import renditions
from gaung.reading import read
from gaung.rendering import is_heavy
from gaung.snapshot import snapshot
from tests.factories import EVENT, RIGHTS, event, media, photo, release, site, sound, text
from tests.pages import page_of, pages
from tests.pictures import drawn, files_of, opened

PICTURES = ("avif", "webp", "jpg")


def widths(files: dict[str, bytes], key: str) -> dict[str, list[int]]:
    """The widths that pages can choose from, by the ending of the file."""
    found: dict[str, list[int]] = {}
    for path in sorted(files):
        if match := re.fullmatch(rf"pictures/.*/{key}-(\d+)\.[0-9a-f]{{12}}\.(\w+)", path):
            assert opened(files[path]).width == int(match[1])
            found.setdefault(match[2], []).append(int(match[1]))
    return {ending: sorted(each) for ending, each in found.items()}


@pytest.mark.parametrize(
    ("wide", "wanted"),
    [
        (2400, [480, 800, 1200, 2000]),
        (2000, [480, 800, 1200, 2000]),
        (1600, [480, 800, 1200, 1600]),
        (1300, [480, 800, 1200]),
        (300, [300]),
    ],
)
def test_pages_choose_from_several_widths_and_nothing_grows(wide: int, wanted: list[int]) -> None:
    """In each format the same."""
    files = site(checks={"picture-small": "off"}) | event()
    found = files_of(sound({**files, **photo("foto", drawn(wide, 12))}))
    assert widths(found, "foto") == dict.fromkeys(PICTURES, wanted)
    assert opened(found[f"media/{EVENT}/foto.jpg"]).size == (wide, 12)


def test_the_shape_of_a_picture_is_kept() -> None:
    """To the pixel, in every file but the crops."""
    found = files_of(sound({**site(), **event(), **photo("foto", drawn(1290, 430))}))
    for path, data in found.items():
        width, height = opened(data).size
        assert abs(width / 3 - height) <= 0.5, path


def test_a_picture_that_leads_has_crops_for_social_media() -> None:
    """Others have none; no crop is larger than the picture."""
    led = event(lead_image="foto")
    finished = sound({**site(), **led, **photo("foto", drawn(1300, 700)), **photo("lain", drawn())})
    sizes = {
        path.partition(f"media/{EVENT}/foto.")[2]: opened(data).size
        for path, data in files_of(finished).items()
        if path.startswith(f"media/{EVENT}/") and "lain" not in path
    }
    assert sizes == {
        "jpg": (1300, 700),
        "1x1.jpg": (700, 700),
        "4x5.jpg": (560, 700),
        "9x16.jpg": (394, 700),
        "16x9.jpg": (1244, 700),
    }
    assert f"media/{EVENT}/lain.1x1.jpg" not in finished.files


def test_a_large_picture_is_printed_no_larger_than_a_page() -> None:
    """Four thousand pixels are a page at 300 dots per inch."""
    found = files_of(sound({**site(), **event(), **photo("foto", drawn(4400, 8))}))
    assert opened(found[f"media/{EVENT}/foto.jpg"]).size == (4000, 7)


def test_drawings_without_loss_stay_so() -> None:
    """Photographs do not: they would be ten times as heavy."""
    drawing = photo("peta", drawn(kind="PNG"), "png", type="infographic")
    print_of = photo("foto", drawn(kind="PNG"), "png")
    found = files_of(sound({**site(), **event(), **drawing, **print_of}))
    assert opened(found[f"media/{EVENT}/peta.png"]).format == "PNG"
    assert opened(found[f"media/{EVENT}/foto.jpg"]).format == "JPEG"


def test_the_name_of_a_file_means_nothing() -> None:
    """A PNG that somebody named .jpg is published like any other."""
    named = photo("foto", drawn(kind="PNG"), "jpg")
    found = files_of(sound({**site(), **event(), **named}))
    assert opened(found[f"media/{EVENT}/foto.jpg"]).format == "JPEG"


def test_lines_and_papers_are_published_as_they_are() -> None:
    """They have no pixels."""
    paper: dict[str, str | bytes] = {
        f"content/events/{EVENT}/media/naskah.yaml": text({"caption": "A", "type": "document"}),
        f"content/events/{EVENT}/media/naskah.pdf": b"%PDF-1.7 bytes",
    }
    finished = sound({**site(), **event(), **media("logo", type="logo"), **paper})
    assert set(files_of(finished)) == {f"media/{EVENT}/logo.svg", f"media/{EVENT}/naskah.pdf"}
    assert finished.files[f"media/{EVENT}/naskah.pdf"] == b"%PDF-1.7 bytes"


def test_a_scanned_paper_is_one_file_without_secrets() -> None:
    """It is no picture of the page, but made of pixels all the same."""
    scan = photo("pindaian", drawn(900, 20, comment=b"SECRET"), type="document")
    found = files_of(sound({**site(), **event(), **scan}))
    assert set(found) == {f"media/{EVENT}/pindaian.jpg"}
    assert b"SECRET" not in b"".join(found.values())


# --- names and memory -------------------------------------------------------------------------


def test_the_name_of_a_file_follows_from_what_it_shows_and_whose_it_is() -> None:
    """So a browser may keep it for ever; the address of the download stays."""

    def named(data: bytes, **fields: Any) -> set[str]:
        files = {**site(), **event(), **photo("foto", data, **fields)}
        kit = read(snapshot(files), Forgetful()).kit
        assert kit is not None
        return {output.path for output in renditions.plan(kit)}

    first = named(drawn())
    stays = {f"media/{EVENT}/foto.jpg"}
    assert named(drawn(), caption="Lain") == first
    assert named(drawn(1200, 41)) & first == stays
    assert named(drawn(), credit="Lain") & first == stays
    assert named(drawn(), licence="Lain") & first == stays


def test_a_second_build_makes_no_picture_again() -> None:
    """Not when nothing changed, nor when the engine did; a caption is written anew."""
    memory = Forgetful()
    files = {**site(), **event(lead_image="foto"), **photo("foto", drawn())}
    now = datetime(2024, 6, 1, tzinfo=UTC)
    taken = replace(snapshot(files, now), engine="one", craft="one")

    def made(**change: Any) -> set[str]:
        return {
            path
            for path in build(replace(taken, **change), memory).made
            if path.startswith(("media/", "pictures/"))
        }

    everything = made()
    assert len(everything) == 3 * 3 + 1 + 4
    assert made() == set()
    assert made(engine="two") == set()
    assert made(craft="two") == everything
    other = snapshot({**files, **photo("foto", drawn(), caption="Lain")}, now)
    changed = made(sources=other.sources)
    assert changed == {path for path in everything if path.startswith("media/")}


def test_pictures_are_heavy_work() -> None:
    """They are made beside each other."""
    finished = sound({**site(), **event(), **photo("foto", drawn())})
    heavy = [output for output in finished.outputs if isinstance(output.view, Rendition)]
    assert len(heavy) == 10
    assert all(map(is_heavy, heavy))


# --- pages ------------------------------------------------------------------------------------


def test_a_page_offers_each_format_with_its_size() -> None:
    """The best first; the lead is fetched at once, what is below when it comes into sight."""
    files = {
        **site(),
        **event(),
        **photo("foto", drawn(1600, 40), focus={"x": 0.1, "y": 0.5}),
        **photo("lain", drawn(1600, 40)),
        **release("satu", lead_image="foto", gallery=["lain"]),
    }
    finished = sound(files)
    lead, other = page_of(finished, "release", "satu", "id").main.iterfind(".//picture")
    types = [each.get("type") for each in lead.iterfind(".//source")]
    assert types == ["image/avif", "image/webp"]
    image = lead.find(".//img")
    assert (image.get("width"), image.get("height")) == ("1200", "30")
    assert (image.get("fetchpriority"), image.get("loading")) == ("high", None)
    assert image.get("data-focus") == "start-centre"
    assert image.get("alt") == "Gambar foto"
    assert other.find(".//img").get("loading") == "lazy"
    for place, most in ((lead, 1600), (other, 1200)):
        for element in place.iter("source", "img"):
            files_named = [each.split() for each in element.get("srcset").split(", ")]
            assert [width for _, width in files_named][-1] == f"{most}w"
            assert element.get("sizes")
            for address, _ in files_named:
                assert address.removeprefix("/kit/") in finished.files


def test_the_page_of_a_picture_tells_what_each_file_weighs() -> None:
    """As each language writes it; the number is that of the file."""
    finished = sound({**site(), **event(lead_image="foto"), **photo("foto", drawn())})
    assert finished.kit is not None
    size = len(finished.files[f"media/{EVENT}/foto.jpg"])
    for language in ("id", "en"):
        found = page_of(finished, "media", "foto", language).words
        pixels = "piksel" if language == "id" else "pixels"
        assert f"JPEG, 1200 × 40 {pixels}, {finished.kit.words[language].size(size)})" in found
        assert f"JPEG, 40 × 40 {pixels}" in found


def test_programs_get_one_file_that_all_can_read() -> None:
    """Platforms and search engines are told how large it is."""
    finished = sound({**site(), **event(), **photo("foto", drawn(1600, 40))})
    page = page_of(finished, "media", "foto", "id")
    said = {meta.get("property"): meta.get("content") for meta in page.find("//meta[@property]")}
    assert re.search(r"/kit/pictures/.*/foto-1200\.[0-9a-f]{12}\.jpg$", said["og:image"])
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "30")
    (data,) = page.find("//script[contains(text(), 'ImageObject')]")
    assert f'"contentUrl":"https://media.example.go.id/kit/media/{EVENT}/foto.jpg"' in data.text
    assert '"width":1600,"height":40' in data.text


def test_every_file_of_a_picture_is_linked_or_offered() -> None:
    """What nobody can reach need not be made."""
    files = {**site(), **event(lead_image="foto"), **photo("foto", drawn(2000, 20))}
    finished = sound(files)
    html = "".join(page.data.decode() for page in pages(finished).values())
    assert [path for path in files_of(finished) if f"/kit/{path}" not in html] == []


# --- rights -----------------------------------------------------------------------------------


def test_rights_are_said_in_the_languages_that_have_them() -> None:
    """The language that the site is written in comes first."""
    fields: dict[str, Any] = {
        **RIGHTS,
        "credit": {"en": "Photo: ministry", "id": "Foto: kementerian"},
        "caption": {"en": "Only English"},
        "usage": {"id": "Boleh *dipakai* pers.", "en": "For the [press](https://a.example)."},
        "place": "Bali",
    }
    finished = sound({**site(), **event(), **photo("foto", drawn(), **fields)})
    assert finished.kit is not None
    (entry,) = finished.kit.all(Media)
    rights = renditions.rights_of(finished.kit, entry)
    assert rights.notice == (
        ("id", "Foto: kementerian · CC BY 4.0"), ("en", "Photo: ministry · CC BY 4.0")
    )  # fmt: skip
    assert rights.credit == "Foto: kementerian"
    assert rights.usage == (("id", "Boleh dipakai pers."), ("en", "For the press."))
    assert rights.description == (("en", "Only English"),)
    assert rights.place == (("", "Bali"),)
    assert rights.terms == rights.page
    assert rights.page.startswith("https://media.example.go.id/kit/id/")


def test_a_known_licence_says_in_words_what_it_allows() -> None:
    """In the file as on the page, unless the editor has said more."""
    licence = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
    finished = sound({**site(), **event(), **photo("foto", drawn(), licence=licence)})
    assert finished.kit is not None
    (entry,) = finished.kit.all(Media)
    usage = dict(renditions.rights_of(finished.kit, entry).usage)
    assert usage["id"] in page_of(finished, "media", "foto", "id").words
    assert usage["en"] in page_of(finished, "media", "foto", "en").words
