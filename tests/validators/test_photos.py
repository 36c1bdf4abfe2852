"""What exiftool wrote into a picture is read, and it finds nothing of a camera in what is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gaung.craft import camera
from tests.pictures import drawn
from tests.programs import run

pytestmark = pytest.mark.validators

WRITTEN = {
    "IPTC:CodedCharacterSet": "UTF8",
    "IPTC:Caption-Abstract": "Menteri membuka acara – “resmi”",
    "IPTC:By-line": "Ani",
    "IPTC:City": "Nusa Dua",
    "IPTC:Keywords": "air",
    "XMP-dc:Title-en": "Opening",
    "XMP-iptcCore:AltTextAccessibility": "Orang di panggung",
    "XMP-photoshop:Credit": "Kominfo",
    "EXIF:DateTimeOriginal": "2024:05:20 09:12:33",
    "EXIF:OffsetTimeOriginal": "+08:00",
    "EXIF:GPSLatitude": "8.7",
    "EXIF:GPSLatitudeRef": "S",
    "EXIF:SerialNumber": "12345",
}
PRIVATE = ("GPSLatitude", "SerialNumber")


def said(path: Path) -> dict[str, str]:
    told: dict[str, str] = json.loads(run("exiftool", "-json", path).stdout)[0]
    return told


def test_a_picture_from_a_desk_is_read_and_cleaned(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(drawn(60, 40))
    options = [f"-{name}={words}" for name, words in WRITTEN.items()]
    run("exiftool", "-overwrite_original", *options, path)
    assert set(PRIVATE) <= set(said(path)), "exiftool is awake"
    found = camera.developed(path.read_bytes(), 4000)
    assert isinstance(found, camera.Developed)
    shot = found.shot
    assert shot.caption == (("", WRITTEN["IPTC:Caption-Abstract"]),)
    assert (shot.title, shot.alt) == ((("en", "Opening"),), (("", "Orang di panggung"),))
    assert (shot.creator, shot.credit, shot.place) == ("Ani", "Kominfo", "Nusa Dua")
    assert (shot.taken, shot.more) == ("2024-05-20 09:12 +08:00", (("subject", "air"),))
    path.write_bytes(found.data)
    assert set(PRIVATE).isdisjoint(said(path))
