"""A folder from a camera becomes pictures fit for print, and an album to fill in."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pillow_heif import from_pillow

from gaung.craft import camera
from gaung.craft.pictures import Unusable
from gaung.importing import Known
from gaung.importing.album import Kept, album
from tests import on_disk
from tests.factories import EVENT, built, event, person, site
from tests.pictures import at, drawn, is_like, opened, quarters, saved
from tests.pictures import camera as from_camera

XMP = b"""<?xpacket begin="" id=""?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="Kominfo"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" photoshop:Headline="Air">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Pembukaan</rdf:li>
<rdf:li xml:lang="en-GB">The opening</rdf:li></rdf:Alt></dc:description>
<e:PersonInImage><rdf:Bag><rdf:li>Usman Kansong</rdf:li></rdf:Bag></e:PersonInImage>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def of_telephone(**how: Any) -> bytes:
    written = BytesIO()
    from_pillow(quarters(80, 60)).save(written, **how)
    return written.getvalue()


def with_clock(offset: str = "") -> bytes:
    said = Image.Exif()
    said[0x010E], said[0x013B] = "DIGITAL CAMERA", "Ani"
    said.get_ifd(0x8769)[0x9003] = "2024:05:20 09:12:33"
    if offset:
        said.get_ifd(0x8769)[0x9011] = offset
    return saved(quarters(80, 60), exif=said)


def kept(data: bytes, longest: int = 4000) -> camera.Developed:
    found = camera.developed(data, longest)
    assert isinstance(found, camera.Developed)
    return found


def looked_at(data: bytes) -> camera.Shot:
    return kept(data).shot


def test_what_somebody_wrote_into_a_picture_is_read() -> None:
    found = looked_at(saved(quarters(80, 60), xmp=XMP))
    assert found.caption == (("en", "The opening"),)
    assert (found.credit, found.people) == ("Kominfo", ("Usman Kansong",))
    assert found.more == (("Headline", "Air"),)


def test_the_clock_of_a_camera_without_its_zone_tells_the_day() -> None:
    assert looked_at(with_clock()).taken == "2024-05-20"
    assert looked_at(with_clock("+08:00")).taken == "2024-05-20 09:12 +08:00"


def test_what_a_camera_calls_itself_is_no_caption() -> None:
    found = looked_at(with_clock())
    assert (found.caption, found.creator) == ((), "Ani")


def test_a_picture_of_a_telephone_is_kept_as_one_that_everybody_reads() -> None:
    found = kept(of_telephone(), 40)
    picture = opened(found.data)
    assert (found.ending, picture.format, picture.size) == (".jpg", "JPEG", (40, 30))
    assert is_like(at(picture, 0.1, 0.1), (200, 30, 30))


def test_a_picture_is_turned_and_loses_what_the_camera_wrote() -> None:
    said = Image.Exif()
    said[0x0112] = 6
    data = kept(saved(quarters(80, 60), exif=said)).data
    assert opened(data).size == (60, 80)
    data = kept(from_camera()).data
    assert all(word not in data for word in (b"SERIAL", b"MAKER", b"COMMENT", b"TRAILER"))
    assert 0x8825 not in opened(data).getexif()


def test_what_a_camera_compressed_well_is_not_compressed_again() -> None:
    """Not a pixel changes where a picture is upright and small enough."""
    before = saved(quarters(80, 60), quality=30)
    after = kept(before).data
    assert opened(after).tobytes() == opened(before).tobytes()
    assert opened(kept(before, 40).data).size == (40, 30)


def test_a_drawing_stays_a_drawing() -> None:
    assert kept(saved(quarters(80, 60), "PNG")).ending == ".png"


@pytest.mark.parametrize("data", [b"", b"film", of_telephone()[:200], drawn(9, 9)[:99]])
def test_what_is_no_picture_is_told(data: bytes) -> None:
    assert isinstance(camera.developed(data, 40), Unusable)


WRITTEN = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"])).map(
    lambda words: " ".join(words.split())
)


@given(WRITTEN, WRITTEN, WRITTEN)
def test_every_word_of_a_picture_is_in_its_album(caption: str, credit: str, note: str) -> None:
    """Whatever was written into pictures can be read as YAML, and none of it is lost."""
    import yaml

    seen = looked_at(saved(quarters(9, 9))).seen
    shot = camera.Shot(seen, caption=(("", caption),), credit=credit, more=(("subject", note),))
    text = album([Kept("a-1", "a-1.jpg", "A.JPG", shot)], {}, Known(languages=("id",)), "id", "")
    assert f"# subject: {note}" in text
    read = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - text only
    assert (read["items"][0]["caption"], read["credit"]) == (caption, credit)


def test_a_folder_becomes_an_album(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing in the folder is touched, nothing of the site is overwritten, gaps are told."""
    files = site("id", "en") | event() | person("usman-kansong", name="Usman Kansong")
    home = on_disk.write(tmp_path / "site", files)
    folder = tmp_path / "Pembukaan Forum"
    (folder / "DCIM").mkdir(parents=True)
    for name, data in {
        "DCIM/IMG_2.JPG": saved(quarters(80, 60), xmp=XMP),
        "IMG_1.HEIC": of_telephone(),
        "IMG_3.JPG": of_telephone(),
        "film.mov": b"film",
        ".hidden": b"x",
    }.items():
        (folder / name).write_bytes(data)
    before = on_disk.tree(folder)
    asked = ("--lang", "en", "photos", str(folder), "--licence", "CC BY 4.0")
    assert on_disk.run(home, *asked) == 0
    said = capsys.readouterr()
    assert "2 pictures" in said.out
    assert "film.mov: no picture that can be read" in said.err
    assert "IMG_3.JPG: the same as IMG_1.HEIC" in said.err
    assert on_disk.tree(folder) == before
    media = f"content/events/{EVENT}/media/"
    written = (home / media / "album-pembukaan-forum.yaml").read_text(encoding="utf-8")
    assert "  # Headline: Air\n  - key: pembukaan-forum-1\n" in written
    assert "people: [usman-kansong]" in written
    made = on_disk.tree(home / media)
    assert set(made) == {
        "album-pembukaan-forum.yaml", "pembukaan-forum-1.jpg", "pembukaan-forum-2.jpg",
    }  # fmt: skip
    found = built(files | {f"{media}album-pembukaan-forum.yaml": written})
    codes = {(problem.code, problem.place.line) for problem in found.problems}
    lines = [*enumerate(written.splitlines(), 1)]
    gaps = {number for number, line in lines if line in ("    caption:", "    alt:")}
    translated = next(number for number, line in lines if "The opening" in line) - 2
    told = {("text-empty", number + 1) for number in gaps - {translated}}
    assert codes >= told, "each gap is told at its line"
    assert len(told) == 3
    assert on_disk.run(home, *asked) == 2, "the album is there already"
    assert on_disk.tree(home / media) == made


def test_what_cannot_be_done_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = on_disk.write(tmp_path / "site", site() | event())
    (tmp_path / "empty").mkdir()
    for folder, words in (("none", "is no folder"), ("empty", "no pictures that can be used")):
        assert on_disk.run(home, "--lang", "en", "photos", str(tmp_path / folder)) == 2
        assert words in capsys.readouterr().err
