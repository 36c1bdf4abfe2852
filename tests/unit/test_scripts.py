"""The scripts of a site: their names, what they import, which pages load them, their weight."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from gaung.build import Build
from gaung.model.event import Geo
from gaung.outputs.pages.elsewhere import on_map, player, sharing
from tests.factories import ROOT, release, small, sound
from tests.golden.test_golden import golden_site
from tests.pages import page_of, pages

MODULES = sorted((ROOT / "assets/js/modules").glob("*.js"))
LIMIT = 15 * 1024
"""How heavy all of them together may be, compressed."""


@cache
def finished() -> Build:
    return sound(small())


@cache
def whole() -> Build:
    return sound(golden_site())


def scripts(built: Build) -> dict[str, str]:
    """The published scripts by the names of their modules."""
    return {
        path.split("/")[1].split(".")[0]: path
        for path in built.files
        if path.startswith("assets/") and path.endswith(".js")
    }


def test_every_module_is_published() -> None:
    """Under its name and the digest of its source."""
    assert set(scripts(finished())) == {path.stem for path in MODULES}
    assert all(
        re.fullmatch(r"assets/[a-z-]+\.[0-9a-f]{12}\.js", p) for p in scripts(finished()).values()
    )


def test_what_a_module_imports_is_there() -> None:
    """By its published name, in the same folder."""
    for path in scripts(finished()).values():
        imported = re.findall(r'from "\./([^"]+)"', finished().files[path].decode())
        assert {f"assets/{name}" for name in imported} <= set(finished().files)
        assert not re.search(r'from "(?!\./)', finished().files[path].decode())
    assert "import" in finished().files[scripts(finished())["copy"]].decode()


def test_a_module_has_another_name_when_what_it_imports_changes() -> None:
    """Browsers keep a file for ever: whatever it leads to must be in its name."""
    changed = small()
    changed["assets/js/modules/page.js"] += "// changed\n"
    before, after = scripts(finished()), scripts(sound(changed))
    assert before["page"] != after["page"]
    assert before["copy"] != after["copy"]
    alone = small() | {"assets/js/modules/alone.js": "export {};\n"}
    assert scripts(sound(alone))["copy"] == before["copy"]


def test_modules_that_import_each_other_have_names() -> None:
    """A ring has no beginning."""
    ring = {
        "assets/js/modules/ring-a.js": 'import "./ring-b.js";\n',
        "assets/js/modules/ring-b.js": 'import "./ring-a.js";\n',
    }
    built = sound(small() | ring)
    names = scripts(built)
    assert names["ring-b"].removeprefix("assets/") in built.files[names["ring-a"]].decode()
    assert names["ring-a"].removeprefix("assets/") in built.files[names["ring-b"]].decode()


def test_a_page_loads_the_modules_that_its_elements_name() -> None:
    """All of them and no others."""
    some = 0
    for built in (finished(), whole()):
        for page in pages(built).values():
            loaded = page.find("/html/head/script[@type='module']/@src")
            wanted = set(page.find("//@data-module"))
            assert {each.rpartition("/")[2].split(".")[0] for each in loaded} == wanted, page.path
            some += bool(loaded)
    assert some


def test_nothing_is_inline() -> None:
    """No script, no style, no handler: a strict policy holds. Data blocks are no scripts."""
    for page in pages(whole()).values():
        assert page.find("//script[not(@src)][@type!='application/ld+json']") == []
        assert page.find("//script[not(@src)][not(@type)]") == []
        assert page.find("//style | //@style") == []
        assert page.find("//@*[starts-with(name(), 'on')]") == []


def test_the_scripts_are_light() -> None:
    """All together, compressed, besides the search."""
    built = finished()
    heavy = sum(len(gzip.compress(built.files[path], 9)) for path in scripts(built).values())
    assert 0 < heavy <= LIMIT


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_is_sound(path: Path) -> None:
    """As node reads it; it opens with what it does and says no word of its own."""
    node = shutil.which("node")
    assert node, "node is missing"
    command = [node, "--input-type=module", "--check"]
    subprocess.run(command, input=path.read_bytes(), check=True, capture_output=True)
    with pytest.raises(subprocess.CalledProcessError):
        subprocess.run(command, input=b"let = ;", check=True, capture_output=True)
    assert path.read_text(encoding="utf-8").startswith("/* ")


# --- addresses elsewhere -----------------------------------------------------------------------


def test_a_page_is_shared_by_plain_links() -> None:
    """Title and address are in them, whatever signs they have, and nothing else is."""
    share = sharing('Air & "hidup" 50%', "https://a.example/id/x/?a=b&c=d")
    address = "https%3A%2F%2Fa.example%2Fid%2Fx%2F%3Fa%3Db%26c%3Dd"
    title = "Air%20%26%20%22hidup%22%2050%25"
    assert dict(share.links) == {
        "WhatsApp": f"https://wa.me/?text={title}%0A{address}",
        "X": f"https://x.com/intent/post?text={title}&url={address}",
        "Facebook": f"https://www.facebook.com/sharer/sharer.php?u={address}",
        "Telegram": f"https://t.me/share/url?url={address}&text={title}",
    }
    assert share.mail == f"mailto:?subject={title}&body={title}%0A{address}"


@pytest.mark.parametrize(
    ("url", "plays"),
    [
        ("https://www.youtube.com/watch?v=abcdefghijk&t=3", "nocookie.com/embed/abcdefghijk"),
        ("https://youtu.be/abcdefghijk?si=tracker", "youtube-nocookie.com/embed/abcdefghijk"),
        ("https://www.youtube.com/live/abcdefghijk", "youtube-nocookie.com/embed/abcdefghijk"),
        ("https://vimeo.com/123456", "player.vimeo.com/video/123456"),
        ("https://www.youtube.com/@channel", None),
        ("https://www.youtube.com/watch?v=%22%3E", None),
        ("https://youtube.com.evil.example/watch?v=abcdefghijk", None),
        ("https://films.example/a.mp4", None),
        (None, None),
    ],
)  # fmt: skip
def test_a_film_plays_where_its_site_lets_it(url: str | None, plays: str | None) -> None:
    """What follows the reader is left out; other sites stay links."""
    found = player(url)
    assert (plays in found.address if plays else found is None) if found else plays is None
    assert "tracker" not in (found.address if found else "")


def test_a_place_is_on_the_map() -> None:
    """With a mark; south and west are negative."""
    address = on_map(Geo.model_validate({"lat": "-8.8", "lon": "115.2"}))
    assert address == "https://www.openstreetmap.org/?mlat=-8.8&mlon=115.2#map=17/-8.8/115.2"


def test_a_withdrawn_release_is_not_shared() -> None:
    """Only the notice is left, and nobody is to pass it on as the release."""
    withdrawn = {"date": "2024-05-19", "reason": "Salah."}
    built = sound(small() | release("tiga", withdrawn=withdrawn))
    assert page_of(built, "release", "tiga", "id").find("//*[@class='share']") == []
    assert page_of(built, "release", "satu", "id").find("//*[@class='share']") != []
