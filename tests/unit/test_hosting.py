"""What hosts, search engines and home screens are told of a site."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from gaung.outputs import headers, sitemaps
from gaung.outputs.headers import policy
from tests.factories import (
    Files,
    event,
    media,
    page,
    release,
    schedule,
    session,
    site,
    small,
    sound,
)

NOW = datetime(2024, 5, 19, 3, tzinfo=UTC)


def files(
    path: str = "kit/", now: datetime = NOW, more: Files | None = None
) -> Mapping[str, bytes]:
    return sound(small() | site(path=path) | (more or {}), now).files


# --- headers ----------------------------------------------------------------------------------


def rules(data: bytes) -> dict[str, dict[str, str]]:
    """The rules of ``_headers``."""
    found = {}
    for block in data.decode().strip().split("\n\n"):
        address, *lines = block.splitlines()
        found[address] = dict(line.strip().split(": ", 1) for line in lines)
    return found


def matching(found: Mapping[str, Mapping[str, str]], address: str, name: str) -> list[str]:
    """The values that a host gives an address, as it joins those of all rules that fit."""
    return [
        headers[name]
        for rule, headers in found.items()
        if name in headers and re.fullmatch(re.escape(rule).replace(r"\*", ".*"), address)
    ]


@pytest.mark.parametrize("path", ["", "kit/", "a/b/"])
def test_every_page_has_one_policy(path: str) -> None:
    """Two would forbid whatever either forbids."""
    built = files(path)
    found = rules(built["_headers"])
    pages = [name for name in built if name.endswith(".html")]
    redirects = {name for name in pages if b"http-equiv" in built[name]}
    for name in set(pages) - redirects:
        address = f"/{path}{name.removesuffix('index.html')}"
        assert len(matching(found, address, "Content-Security-Policy")) == 1, name
        assert matching(found, address, "X-Content-Type-Options") == ["nosniff"]


def test_a_policy_allows_nothing_inline_and_nobody_else() -> None:
    """What the pages need, they have from the site itself."""
    said = policy()
    assert "unsafe" not in said
    assert "default-src 'none'" in said
    assert "http" not in said
    assert "'wasm-unsafe-eval'" in policy(runs_wasm=True)


def test_pictures_from_elsewhere_are_allowed_by_name() -> None:
    """Their hosts, and no other."""
    more = media("jauh", url="https://cdn.example.org/a.jpg")
    more.pop("content/events/forum-air/media/jauh.svg")
    for said in rules(files(more=more)["_headers"]).values():
        if "Content-Security-Policy" in said:
            assert "img-src 'self' https://cdn.example.org;" in said["Content-Security-Policy"]


def test_players_that_a_reader_may_ask_for_are_allowed_by_name() -> None:
    """Without a film no frame is."""
    assert "frame-src 'none';" in policy()
    film = media("film", type="video", url="https://youtu.be/abcdefghijk")
    film.pop("content/events/forum-air/media/film.svg")
    for said in rules(files(more=film)["_headers"]).values():
        if "Content-Security-Policy" in said:
            asked = "frame-src https://www.youtube-nocookie.com;"
            assert asked in said["Content-Security-Policy"]


def test_only_files_named_by_their_digest_are_kept_for_ever() -> None:
    """And all of them are."""
    built = files()
    found = rules(built["_headers"])
    for name in built:
        kept = matching(found, f"/kit/{name}", "Cache-Control") == [headers.FOREVER]
        has_digest = re.search(r"\.[0-9a-f]{12}\.[a-z0-9]+$", name) is not None
        assert kept <= has_digest, name
        if name.startswith("assets/"):
            assert kept, name


def test_feeds_have_their_types() -> None:
    built = files()
    found = rules(built["_headers"])
    assert matching(found, "/kit/id/atom.xml", "Content-Type") == [
        "application/atom+xml; charset=utf-8"
    ]
    assert b'<Files "atom.xml">' in built[".htaccess"]


# --- redirects --------------------------------------------------------------------------------


def test_old_addresses_are_known_to_hosts() -> None:
    """To Netlify and Cloudflare, and to Apache, below the path of the site."""
    more = page("baru", aliases=["id/lama.v1/", "/id/lain"])
    for code in ("en",):
        text = more[f"content/pages/baru/index.{code}.md"]
        more[f"content/pages/baru/index.{code}.md"] = re.sub(r"aliases: .*\n", "", text)
    built = files(more=more)
    assert built["_redirects"].decode().splitlines() == [
        "/kit/id/lama.v1/ /kit/id/baru/ 301",
        "/kit/id/lain/ /kit/id/baru/ 301",
    ]
    apache = built[".htaccess"].decode()
    (pattern,) = re.findall(r'RedirectMatch 301 "(\S+lama\S+)" "/kit/id/baru/"', apache)
    assert re.fullmatch(pattern, "/kit/id/lama.v1/")
    assert re.fullmatch(pattern, "/kit/id/lama.v1")
    assert not re.fullmatch(pattern, "/kit/id/lamaxv1")
    assert "ErrorDocument 404 /kit/404.html" in apache


# --- security.txt -----------------------------------------------------------------------------


def test_a_site_says_whom_to_tell_of_a_hole() -> None:
    """In UTC, until the end of the day that it names; without an address nothing is said."""
    said: dict[str, Any] = {"email": "keamanan@example.go.id", "expires": "2025-04-01"}
    found = files(more=site(security=said))[".well-known/security.txt"].decode()
    assert "Contact: mailto:keamanan@example.go.id\n" in found
    assert "Expires: 2025-04-01T16:59:59Z\n" in found
    assert "Preferred-Languages: id, en\n" in found
    assert "Canonical: https://media.example.go.id/kit/.well-known/security.txt\n" in found
    assert ".well-known/security.txt" not in files()


# --- icons and manifests ----------------------------------------------------------------------


def test_icons_have_the_sizes_that_the_manifest_says() -> None:
    """Every one is there, and is what it is said to be."""
    built = files()
    manifest = json.loads(built["id/site.webmanifest"])
    assert manifest["start_url"] == "/kit/id/"
    assert manifest["lang"] == "id"
    assert json.loads(built["en/site.webmanifest"])["name"] == "Media Centre"
    for icon in manifest["icons"]:
        data = built[icon["src"].removeprefix("/kit/")]
        if icon["type"] == "image/png":
            with Image.open(BytesIO(data)) as picture:
                assert f"{picture.width}x{picture.height}" == icon["sizes"]
                assert picture.format == "PNG"
    with Image.open(BytesIO(built["favicon.ico"])) as favicon:
        assert favicon.format == "ICO"
        assert {(16, 16), (32, 32), (48, 48)} <= set(favicon.info["sizes"])


def test_a_maskable_icon_keeps_the_drawing_in_its_middle() -> None:
    """What systems cut away is ground only."""
    with Image.open(BytesIO(files()["icon-maskable-512.png"])) as picture:
        pixels = picture.convert("RGB")
        ground = pixels.getpixel((0, 0))
        for x in range(0, 512, 4):
            for y in range(0, 512, 4):
                if (x - 256) ** 2 + (y - 256) ** 2 > (0.4 * 512) ** 2:
                    assert pixels.getpixel((x, y)) == ground


def test_the_icon_has_the_colours_of_the_tokens() -> None:
    """And a site's own drawing takes the place of ours."""
    assert b"var(" not in files()["icon.svg"]
    own = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>\n'
    assert files(more={"assets/icons/icon.svg": own})["icon.svg"].decode() == own


# --- site maps --------------------------------------------------------------------------------

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}


def told(data: bytes, path: str) -> list[str]:
    tree: Any = etree.fromstring(data)
    return [str(each) for each in tree.xpath(path, namespaces=NAMES)]


def test_site_maps_name_the_pictures_of_a_page() -> None:
    """With host; each page those that it shows."""
    found = files()["sitemap-id.xml"]
    path = "//s:url[contains(s:loc, '/siaran-pers/dua/')]//i:loc/text()"
    (picture,) = told(found, path)
    assert picture.startswith("https://media.example.go.id/kit/media/")
    assert told(found, "//s:url[contains(s:loc, '/siaran-pers/satu/')]//i:loc/text()") == []


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2024, 5, 19, 3, tzinfo=UTC), {"dua", "satu"}),
        (datetime(2024, 5, 20, 3, tzinfo=UTC), {"dua"}),
        (datetime(2024, 5, 21, 3, tzinfo=UTC), set()),
    ],
)
def test_news_is_what_was_published_within_two_days(now: datetime, expected: set[str]) -> None:
    """In both languages, newest first; without any there is no map, and nothing names one."""
    built = files(now=now)
    index = built["sitemap.xml"].decode()
    assert ("sitemap-news.xml" in index) == bool(expected)
    assert ("sitemap-news.xml" in built) == bool(expected)
    if expected:
        addresses = told(built["sitemap-news.xml"], "//s:loc/text()")
        assert {address.split("/")[-2] for address in addresses} == expected
        assert sorted(told(built["sitemap-news.xml"], "//n:language/text()")) == sorted(
            ["en", "id"] * len(expected)
        )
        dates = told(built["sitemap-news.xml"], "//n:publication_date/text()")
        assert dates == sorted(dates, reverse=True)
        assert dates[0] == "2024-05-19T08:00:00+07:00"


def test_a_build_knows_when_its_news_grow_old() -> None:
    """The moment stands among those at which the site changes."""
    finished = sound(small(), NOW)
    assert finished.kit is not None
    soonest = min(finished.kit.now.coming)
    assert soonest == datetime(2024, 5, 20, 1, tzinfo=UTC)
    assert soonest - sitemaps.RECENT == soonest - timedelta(days=2)


def test_withdrawn_texts_are_no_news() -> None:
    gone = release("satu", withdrawn={"date": "2024-05-18", "reason": "Keliru"})
    built = sound(site() | event() | schedule(session("a")) | gone, NOW).files
    assert "sitemap-news.xml" not in built
