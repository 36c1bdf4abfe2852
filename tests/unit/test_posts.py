"""Posts: how long they are on each platform, what is pasted, when it is due."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import Any

import pytest

from gaung.model.platforms import PLATFORMS, letters, weighted, with_emoji_as_bytes
from gaung.outputs.pages import vocabulary
from gaung.problems import errors
from tests.factories import EVENT, Files, award, built, release, small, sound, text
from tests.pages import page_at


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("", 0),
        ("This is a test.", 15),
        ("cafe\u0301", 4),
        ("東京", 4),
        ("“a” – b", 7),
        ("a https://media.example.go.id/kit/en/events/forum-air/releases/long/ b", 27),
        ("https://a.example/ https://b.example/", 47),
        ("👾", 2),
        ("🙋🏽", 2),
        ("👨\u200d🎤", 2),
        ("👨\u200d👩\u200d👧\u200d👦", 2),
        ("🇮🇩🇮🇩", 4),
        ("1\ufe0f\u20e3", 2),
        ("☀️", 2),
        ("3 #air", 6),
        ("😀" * 140, 280),
        ("a" * 281, 281),
    ],
)
def test_the_length_on_x_is_weighted(words: str, length: int) -> None:
    """A link counts 23, a picture sign two whatever it is joined from, most letters one."""
    assert weighted(words) == length


def test_threads_counts_the_bytes_of_picture_signs() -> None:
    """And one for every other letter."""
    assert with_emoji_as_bytes("air 💧") == 4 + 4
    assert with_emoji_as_bytes("東京") == 2
    assert letters("air 💧") == 5


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("👨\u200d👩\u200d👧\u200d👦", 4 * 4 + 3 * 3),
        ("☀\ufe0f", 3 + 3),
        ("1\ufe0f\u20e3", 1 + 3 + 3),
        ("🙋🏽", 4 + 4),
        ("🇮🇩🇮🇩", 16),
        ("⌚", 3),
        ("© Panitia, 3 #air", 17),
        ("क्\u200dष", 4),
    ],
)
def test_threads_counts_what_joins_picture_signs_too(words: str, length: int) -> None:
    """Joined signs are one emoji, of all their bytes; letters that are joined stay letters."""
    assert with_emoji_as_bytes(words) == length


def test_every_platform_has_its_limit_with_source_and_day() -> None:
    """Whoever doubts a limit can look it up."""
    assert set(PLATFORMS) == set(vocabulary.PLATFORMS)
    for platform in PLATFORMS.values():
        assert platform.limit > 0
        assert platform.source.startswith("https://")
        assert platform.read == "2026-11-22"


def social(*posts: dict[str, Any]) -> Files:
    return {f"content/events/{EVENT}/social.yaml": text({"posts": posts})}


def post(**fields: Any) -> dict[str, Any]:
    said = {"id": "Air **bersih** untuk semua.", "en": "*Clean* water for all."}
    return {"key": "satu", "platforms": ["x", "whatsapp"], "text": said, **fields}


SITE = (
    small()
    | release("tiga")
    | award(
        "foto",
        {"key": "a", "name": "A", "results": [{"winner": "kominfo"}]},
        call={"rules": "Satu foto.", "hashtag": "#FotoAir", "closes": "2024-05-19"},
    )
    | social(
        post(
            hashtags=["air"], mentions=["@kominfo"], link="release:tiga", image="panggung",
            post_on="2024-05-18 09:00 WIB",
        ),
        post(key="dua", platforms="instagram", window={"from": "2024-05-19 08:00 WITA",
             "until": "2024-05-19 10:00 WITA"}, alt={"id": "Air jernih", "en": "Clear water"}),
        post(key="tiga", platforms="threads"),
    )
)  # fmt: skip
FOLDER = "id/acara/forum-air/media-sosial/"


def rows() -> list[dict[str, str]]:
    data = sound(SITE).files[f"{FOLDER}posts.csv"]
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"))))


def test_a_post_is_pasted_with_hashtags_mentions_and_link() -> None:
    """As plain words, and for WhatsApp with its marks; each counted as its platform counts."""
    address = "https://media.example.go.id/kit/id/acara/forum-air/siaran-pers/tiga/"
    x, whatsapp, *_ = rows()
    assert x["text"] == f"Air bersih untuk semua.\n\n#air @kominfo\n\n{address}"
    assert (x["platform"], x["length"], x["limit"]) == ("X", str(23 + 2 + 13 + 2 + 23), "280")
    assert whatsapp["text"].startswith("Air *bersih* untuk semua.")
    assert whatsapp["limit"] == "4096"
    assert x["picture"] == "https://media.example.go.id/kit/media/forum-air/panggung.svg"
    assert x["alt"] == "Gambar panggung"


def test_moments_are_in_the_time_of_the_event() -> None:
    """Nine in Jakarta is ten in Bali."""
    x, _, instagram, threads = rows()
    assert x["post_on"] == "2024-05-18T10:00:00+08:00"
    assert (instagram["from"], instagram["until"]) == (
        "2024-05-19T08:00:00+08:00", "2024-05-19T10:00:00+08:00",
    )  # fmt: skip
    assert threads["post_on"] == threads["from"] == ""
    calendar = sound(SITE).files[f"{FOLDER}posts.ics"].decode()
    assert calendar.count("BEGIN:VEVENT") == 2
    assert "DTSTART;TZID=Asia/Makassar:20240518T100000" in calendar
    assert "DTEND;TZID=Asia/Makassar:20240519T100000" in calendar


@pytest.mark.parametrize(
    ("opens", "until", "times"),
    [
        ("2024-05-18 09:00 WITA", "2024-05-18 10:00 WIB", ("20240518T090000", "20240518T110000")),
        ("2024-05-18 09:00 WITA", "2024-05-18 08:00 WIB", ("20240518T090000", None)),
        ("2024-05-18 09:00 WITA", "2024-05-19", ("20240518T090000", "20240520T000000")),
        ("2024-05-18", "2024-05-19 09:00 WITA", ("20240518", "20240520")),
        ("2024-05-18", "2024-05-19", ("20240518", "20240520")),
        ("2024-05-18", None, ("20240518", "20240519")),
        ("2024-05-18 23:30 WITA", None, ("20240518T233000", None)),
    ],
)
def test_a_window_is_one_item(opens: str, until: str | None, times: tuple[str, str | None]) -> None:
    """From its beginning to its end, whatever is known of each; a bare day counts in full."""
    window = {"from": opens} | ({"until": until} if until else {})
    found = sound(small() | social(post(window=window))).files[f"{FOLDER}posts.ics"].decode()
    item = found.partition("BEGIN:VEVENT")[2]
    assert tuple(re.findall(r"^DT(?:START|END)[^:]*:(\w+)", item, re.MULTILINE)) == tuple(
        filter(None, times)
    )


def test_a_window_that_closes_before_it_opens_is_told_of_with_its_line() -> None:
    """Nine in Jakarta is ten in Bali, so half past nine in Bali comes before."""
    window = {"from": "2024-05-18 09:00 WIB", "until": "2024-05-18 09:30 WITA"}
    (found,) = errors(built(small() | social(post(window=window))).problems)
    assert found.code == "end-before-start"
    assert found.values["found"] == "2024-05-18 09:30 WITA"
    assert found.place.path.endswith("social.yaml")
    assert found.place.line


def test_the_page_offers_each_platform_its_own_text() -> None:
    """With its length, its limit, and what to type where it asks what a picture shows."""
    page = page_at(sound(SITE), f"/kit/{FOLDER}")
    (first,) = page.find("//article[@id='satu']")
    counts = [
        " ".join(each.text_content().split()) for each in first.iterfind(".//*[@class='count']")
    ]
    assert counts == ["X: 63 dari 280", "WhatsApp: 110 dari 4.096"]
    buttons = [each.get("data-text") for each in first.iterfind(".//li/button")]
    assert buttons == [rows()[0]["text"], rows()[1]["text"]]
    assert page.find("string(//article[@id='dua'])").count("Air jernih") == 0  # it has no picture
    contests = page.find("string(//section[@class='contest'][contains(., 'foto')])")
    for said in ("Satu foto.", "#FotoAir", "Kominfo"):
        assert said in contests
