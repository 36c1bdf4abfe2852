"""Archives are opened by programs that nobody here wrote, and say what the site says.

Each check proves to be awake by an archive that it must refuse.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from gaung.craft.archive import Member, archive
from gaung.outputs.archives import Archive
from tests.factories import ROOT, Files, media, person, release, site, small, sound, text
from tests.pages import page_at
from tests.validators.archives import opens

SCHEMA = json.loads((ROOT / "docs/kit-manifest.schema.json").read_text(encoding="utf-8"))
KIT = "id/acara/forum-air/unduhan/forum-air.id.zip"
WHOLE = "kits/forum-air.zip"


def whole() -> Files:
    licence = {"name": {"id": "Bebas", "en": "Free"}, "url": "https://a.example/licence"}
    return (
        small()
        | media("panggung", credit={"id": "Foto Usman", "en": "Photo Usman"}, licence=licence)
        | media("lambang", type="logo", credit="Kominfo")
        | release("satu", facts=["peserta"], people=["usman"], lead_image="panggung")
    )


@cache
def files() -> Mapping[str, bytes]:
    return dict(sound(whole()).files)


def archives() -> list[str]:
    found = [path for path in files() if path.endswith(".zip")]
    assert {KIT, WHOLE} < set(found)
    return found


def members(path: str) -> dict[str, bytes]:
    """The files of an archive, without the folder that holds them."""
    with ZipFile(BytesIO(files()[path])) as opened:
        tops = {name.partition("/")[0] for name in opened.namelist()}
        assert tops == {path.rpartition("/")[2].removesuffix(".zip")}
        return {name.partition("/")[2]: opened.read(name) for name in opened.namelist()}


# --- other programs ---------------------------------------------------------------------------


@pytest.mark.validators
@pytest.mark.parametrize("path", [KIT, WHOLE, "en/events/forum-air/releases/satu/satu.en.zip"])
def test_other_programs_open_an_archive_and_confirm_its_checksums(
    path: str, tmp_path: Path
) -> None:
    """Each file is as its sum says, and every file has one."""
    assert opens(files()[path], tmp_path) == ""


@pytest.mark.validators
def test_a_broken_archive_is_refused(tmp_path: Path) -> None:
    """A byte that was changed on the way is noticed, also where its sum was changed with it."""
    data = files()[KIT]
    at = data.index(b"Release", 0) if b"Release" in data else len(data) // 2
    broken = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
    assert opens(broken, tmp_path / "a") == "unzip"
    with ZipFile(BytesIO(broken)) as opened:
        assert opened.testzip() is not None
    changed = members(KIT) | {"README.txt": b"another"}
    repacked = b"".join(archive(Member.of(f"x/{name}", d) for name, d in changed.items()))
    assert opens(repacked, tmp_path / "b") == "sha256sum"


def test_every_archive_has_the_same_bytes_each_time() -> None:
    """And no date of its own."""
    again = sound(whole()).files
    for path in archives():
        assert again[path] == files()[path], path
        with ZipFile(BytesIO(files()[path])) as opened:
            assert {each.date_time for each in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


# --- manifest and captions ----------------------------------------------------------------------


def manifest(path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(members(path)["manifest.json"])
    return found


def judge(found: object) -> None:
    Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(found)


def test_every_manifest_fits_its_schema() -> None:
    """And lists what there is, in the sizes that it has."""
    Draft202012Validator.check_schema(SCHEMA)
    for path in archives():
        found = manifest(path)
        judge(found)
        sizes = {each["name"]: each["bytes"] for each in found["files"]}
        there = {name: len(data) for name, data in members(path).items()}
        assert {**there, **sizes} == there, path
        assert set(there) - set(sizes) == {"manifest.json", "SHA256SUMS"}


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"languages": []},
        {"modified": "2024-05-18"},
        {"files": [{"name": "../a", "bytes": 1, "sha256": "0" * 64}]},
        {"files": [{"name": "a", "bytes": 1, "sha256": "0"}]},
        {"more": 1},
    ],
    ids=str,
)
def test_a_manifest_with_a_slip_is_refused(change: dict[str, Any]) -> None:
    """The schema says what it means."""
    with pytest.raises(ValidationError):
        judge(manifest(KIT) | change)


def test_every_picture_has_its_caption_credit_and_terms_beside_it() -> None:
    """In a table, in a text beside each, and in the manifest."""
    inside = members(KIT)
    rows = list(csv.DictReader(StringIO(inside["captions.csv"].decode("utf-8-sig"))))
    assert [(row["file"], row["credit"], row["licence"], row["alt"]) for row in rows] == [
        ("logos/lambang.svg", "Kominfo", "CC BY 4.0", "Gambar lambang"),
        ("media/panggung.svg", "Foto Usman", "Bebas", "Gambar panggung"),
    ]
    assert inside["media/panggung.svg"] == files()["media/forum-air/panggung.svg"]
    told = inside["media/panggung.svg.txt"].decode()
    assert "Foto Usman" in told
    assert "https://a.example/licence" in told
    (listed,) = (f for f in manifest(KIT)["files"] if f["name"] == "media/panggung.svg")
    assert (listed["credit"], listed["licence"]) == ("Foto Usman", "https://a.example/licence")
    languages = [row["language"] for row in csv.DictReader(StringIO(
        members(WHOLE)["captions.csv"].decode("utf-8-sig")
    ))]  # fmt: skip
    assert languages == ["id", "en", "id", "en"]


# --- kit and site -------------------------------------------------------------------------------


def test_a_kit_has_every_text_of_the_site_byte_by_byte() -> None:
    """What the manifest says where it stands on the site is there, and the same."""
    build = sound(whole())
    assert build.kit is not None
    addresses = build.kit.addresses
    for path in archives():
        inside = members(path)
        for each in manifest(path)["files"]:
            if "address" in each:
                file = addresses.output(each["address"].removeprefix(addresses.origin))
                assert inside[each["name"]] == files()[file], (path, each["name"])
        judged = [each["name"] for each in manifest(path)["files"] if "address" not in each]
        assert all(n in ("README.txt", "captions.csv") or n.endswith(".svg.txt") for n in judged)


def test_a_kit_says_what_the_pages_say() -> None:
    """Headlines, figures and names of every page of the event stand in its kit."""
    build = sound(whole())
    texts = "\n".join(d.decode() for n, d in members(KIT).items() if n.endswith(".txt"))
    release_page = page_at(build, "/kit/id/acara/forum-air/siaran-pers/satu/")
    facts = page_at(build, "/kit/id/acara/forum-air/data/")
    for page in (release_page, facts):
        for said in page.find("//main//h1/text() | //main//dt/text() | //main//dt/data/text()"):
            assert " ".join(said.split()) in texts
    for name in release_page.find("//section[@aria-labelledby='people']//a/text()"):
        assert name in texts
    missing = texts.replace("Siaran satu", "")
    assert release_page.find("//main//h1/text()")[0] not in missing


def test_a_kit_has_all_that_was_exported_for_its_event() -> None:
    """Papers, releases, schedule and calendars; of every language in the kit of all."""
    inside = set(members(KIT))
    assert {
        "README.txt", "SHA256SUMS", "captions.csv", "manifest.json", "event.ics",
        "forum-air.id.txt", "forum-air.id.docx", "forum-air-data.id.txt", "forum-air-tokoh.id.docx",
        "forum-air-penghargaan.id.txt", "jadwal/calendar.ics", "jadwal/schedule.csv",
        "siaran-pers/satu.id.txt", "siaran-pers/satu.id.docx", "siaran-pers/dua.id.whatsapp.txt",
        "media/panggung.svg", "media/panggung.svg.txt", "logos/lambang.svg",
    } <= inside  # fmt: skip
    assert [name for name in inside if name.endswith((".html", ".zip")) or "sesi" in name] == []
    everything = set(members(WHOLE))
    assert {"id/siaran-pers/satu.id.txt", "en/releases/satu.en.txt"} < everything
    assert members(KIT)["README.txt"].decode().startswith("Kit pers: Forum Air\n\nSemua ini juga")


def test_a_kit_has_every_picture_that_its_event_shows() -> None:
    """Shared pictures and portraits too; two of one name both, each with its own credit."""
    shared = (
        small()
        | media("panggung", credit="Acara")
        | media("panggung", of="", credit="Situs")
        | media("potret", of="", credit="Potret")
        | media("lain", of="", credit="Lain")
        | person("usman", portrait="panggung")
        | release("dua", lead_image="panggung", gallery=["potret"])
    )
    with ZipFile(BytesIO(sound(shared).files[KIT])) as opened:
        kit = {name.partition("/")[2]: opened.read(name) for name in opened.namelist()}
    assert {name for name in kit if name.endswith(".svg")} == {
        "media/panggung.svg", "media/panggung-2.svg", "media/potret.svg",
    }  # fmt: skip
    table = csv.DictReader(StringIO(kit["captions.csv"].decode("utf-8-sig")))
    credits_ = {row["file"]: row["credit"] for row in table}
    assert credits_["media/panggung.svg"] != credits_["media/panggung-2.svg"]
    for name, credit in credits_.items():
        assert f"Kredit: {credit}\n" in kit[f"{name}.txt"].decode()


def test_no_file_of_a_kit_takes_the_place_of_another() -> None:
    """Every release has its news item."""
    build = sound(whole())
    for output in build.outputs:
        if isinstance(output.view, Archive):
            names = [file.name.lower() for file in output.view.files]
            assert len(set(names)) == len(names), output.path
    assert {"siaran-pers/satu.ninjs.json", "siaran-pers/dua.ninjs.json"} < set(members(KIT))


# --- large kits ---------------------------------------------------------------------------------


def large() -> Files:
    """Pictures of three megabytes in a site whose archives may have one."""
    record = json.loads(site(limits={"zip_mb": 1})["site.yaml"])
    pictures: Files = {}
    for key in ("a", "b", "c", "d", "e"):
        pictures |= media(key) | {
            f"content/events/forum-air/media/{key}.svg": f"<svg><!-- {key * 400_000} --></svg>"
        }
    return whole() | pictures | {"site.yaml": text(record)}


def parts() -> Iterator[tuple[str, bytes]]:
    found = sound(large()).files
    return ((path, found[path]) for path in found if path.startswith("kits/"))


@pytest.mark.validators
def test_a_large_kit_comes_in_parts_that_can_be_used_alone(tmp_path: Path) -> None:
    """None is larger than the site allows, each has its own sums, and together they have all."""
    found = dict(parts())
    names = [f"kits/forum-air.{number}.zip" for number in range(1, len(found) + 1)]
    assert list(found) == names
    assert len(found) > 2
    pictures = set()
    for path, data in found.items():
        assert len(data) <= 1_000_000
        assert opens(data, tmp_path / path[5:]) == ""
        with ZipFile(BytesIO(data)) as opened:
            pictures |= {n.partition("/")[2] for n in opened.namelist() if n.endswith(".svg")}
            about = json.loads(opened.read(f"{path[5:-4]}/manifest.json"))
            assert (about["part"], about["parts"]) == (int(path[-5]), len(found))
    assert {f"media/{key}.svg" for key in "abcde"} < pictures


def test_an_archive_is_written_piece_by_piece() -> None:
    """No more of it is in memory than a piece of one of its members at a time."""
    alive = 0

    def pieces() -> Iterator[bytes]:
        nonlocal alive
        for _ in range(50):
            alive += 1
            assert alive == 1
            yield b"x" * 1000
            alive -= 1

    size = 0
    for piece in archive([Member("a", 50_000, pieces), Member("b", 50_000, pieces)]):
        assert len(piece) <= 1000
        size += len(piece)
    assert size > 100_000


def test_an_archive_that_its_format_cannot_hold_is_no_archive() -> None:
    """Sizes have four bytes."""

    def none() -> Iterator[bytes]:
        return iter(())

    with pytest.raises(ValueError, match="an archive of"):
        list(archive([Member("a", 4_000_000_000, none), Member("b", 4_000_000_000, none)]))
