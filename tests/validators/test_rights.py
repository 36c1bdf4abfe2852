"""Rights in pictures are read back by exiftool, which nobody here wrote; it proves to be awake."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gaung.craft.jpeg import with_metadata
from tests.factories import EVENT, event, person, photo, site, sound
from tests.pictures import camera, drawn, files_of, quarters, saved

LICENCE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}


@cache
def _files() -> dict[str, bytes]:
    """Give every file of a picture from a camera, of one that is clear, and of a drawing."""
    fields: dict[str, Any] = {
        "title": {"id": "Panggung", "en": "The stage"},
        "caption": {"id": "Menteri membuka forum — “air”", "en": "The minister opens the forum"},
        "alt": {"id": "Dua orang di panggung", "en": "Two people on a stage"},
        "credit": {"id": "Foto: Kominfo", "en": "Photo: Kominfo"},
        "creator": "Usman",
        "licence": LICENCE,
        "people": ["usman", "firdaus"],
        "place": {"id": "Nusa Dua, Bali", "en": "Nusa Dua, Bali"},
        "taken": "2024-05-18 10:00 WITA",
    }
    clear = quarters(60, 40).convert("RGBA")
    clear.putpixel((0, 0), (0, 0, 0, 0))
    return files_of(
        sound(
            site(checks={"picture-small": "off"})
            | event(lead_image="foto")
            | person("usman", name="Usman")
            | person("firdaus", name="Firdaus")
            | photo("foto", camera(), **fields)
            | photo("bening", saved(clear, "PNG"), "png", **fields)
            | photo("lebar", drawn(), **fields)
        )
    )


def _told(folder: Path, files: dict[str, bytes], *arguments: str) -> list[dict[str, Any]]:
    """Give what exiftool reads in these files, in their order."""
    names = []
    for number, (path, data) in enumerate(sorted(files.items())):
        name = folder / f"{number}.{path.rpartition('.')[2]}"
        name.write_bytes(data)
        names.append(str(name))
    command = ["exiftool", "-json", "-struct", "-api", "Filter=", *arguments, *names]
    ran = subprocess.run(command, capture_output=True, check=False, timeout=60)
    found = json.loads(ran.stdout)
    assert len(found) == len(files), ran.stderr
    return [dict(each) for each in found]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What exiftool reads in each file of the site."""
    files = _files()
    arguments = ("-G1", "-a", "-validate", "-warning", "-error", "-all:all")
    found = _told(tmp_path_factory.mktemp("pictures"), files, *arguments)
    return dict(zip(sorted(files), found, strict=True))


def test_every_file_is_valid(told: dict[str, dict[str, Any]]) -> None:
    """Without a warning, in each of the formats."""
    assert {path.rpartition(".")[2] for path in told} == {"avif", "webp", "jpg", "png"}
    for path, said in told.items():
        assert said["ExifTool:Validate"] == "OK", (path, said)


def test_every_file_says_whose_it_is(told: dict[str, dict[str, Any]]) -> None:
    """In both languages, in the smallest too; in EXIF for older programs."""
    for path, said in told.items():
        assert said["XMP-dc:Creator"] == ["Usman"], path
        assert said["XMP-photoshop:Credit"] == "Foto: Kominfo"
        notice = f"Foto: Kominfo · CC BY 4.0 · {LICENCE['url']}"
        assert said["XMP-dc:Rights"] == said["XMP-dc:Rights-id"] == notice
        assert said["XMP-dc:Rights-en"] == notice.replace("Foto", "Photo")
        assert said["XMP-cc:License"] == LICENCE["url"]
        assert said["XMP-xmpRights:WebStatement"] == LICENCE["url"]
        assert said["XMP-xmpRights:Marked"] is True
        (licensor,) = said["XMP-plus:Licensor"]
        assert licensor["LicensorURL"].startswith("https://media.example.go.id/kit/id/")
        assert said["IFD0:Artist"] == "Usman"
        assert said["IFD0:Copyright"] == notice
        assert said["XMP-photoshop:DateCreated"] == "2024:05:18 10:00:00+08:00"


def test_what_people_download_says_what_it_shows(told: dict[str, dict[str, Any]]) -> None:
    """Caption, alternative text, people from left to right, place, event."""
    taken_away = {path: said for path, said in told.items() if path.startswith("media/")}
    assert len(taken_away) == 3 + 4
    for said in taken_away.values():
        assert said["XMP-dc:Title-en"] == "The stage"
        assert said["XMP-dc:Description-id"] == "Menteri membuka forum — “air”"
        assert said["XMP-dc:Description-en"] == "The minister opens the forum"
        assert said["IFD0:ImageDescription"] == "Menteri membuka forum — “air”"
        assert said["XMP-iptcCore:AltTextAccessibility-en"] == "Two people on a stage"
        assert said["XMP-iptcExt:PersonInImage"] == ["Usman", "Firdaus"]
        assert said["XMP-iptcExt:LocationShown"][0]["LocationName"] == "Nusa Dua, Bali"
        assert said["XMP-iptcExt:Event-en"] == "Water Forum"
        assert said["XMP-xmpRights:UsageTerms-id"].startswith("Siapa pun boleh")


def test_nothing_a_camera_wrote_is_left(told: dict[str, dict[str, Any]], tmp_path: Path) -> None:
    """No position, no serial number, no thumbnail; what went in had them."""
    (before,) = _told(tmp_path, {"a.jpg": camera()}, "-G1", "-a", "-all:all")
    hidden = ("GPS", "Serial", "Thumbnail", "MakerNote", "Preview", "Comment", "Make")

    def secrets(said: dict[str, Any]) -> set[str]:
        return {name for name in said if any(word in name for word in hidden)}

    assert any("GPSLatitude" in name for name in secrets(before))
    assert any("SerialNumber" in name for name in secrets(before))
    for path, said in told.items():
        assert secrets(said) - {"File:YCbCrSubSampling"} == set(), path


@pytest.mark.parametrize(
    ("exif", "xmp"),
    [
        (b"MM\0*" + bytes(3) + b"\x08\0\1\x01\x0e\0\2\0\0\0\x63\0\0\xff\xff" + bytes(4), b""),
        (b"", b"<x:xmpmeta><broken"),
    ],
)
def test_exiftool_warns_of_what_is_broken(exif: bytes, xmp: bytes, tmp_path: Path) -> None:
    """The validator is awake."""
    data = with_metadata(drawn(60, 40), exif, xmp)
    assert data is not None
    (said,) = _told(tmp_path, {"a.jpg": data}, "-G1", "-validate", "-warning", "-error")
    assert said["ExifTool:Validate"] != "OK"


def test_a_file_that_says_nothing_is_seen_to(tmp_path: Path) -> None:
    """What is read above was written by us, and is not there by itself."""
    (said,) = _told(tmp_path, {"a.jpg": drawn(60, 40)}, "-G1", "-a", "-all:all")
    assert not any(name.startswith(("XMP", "IFD0")) for name in said)
    assert f"media/{EVENT}/foto.jpg" in _files()
