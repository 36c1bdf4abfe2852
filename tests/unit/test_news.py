"""News items, facts and award results come out as they went in."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from PIL import Image

from tests.factories import (
    Files,
    award,
    event,
    facts,
    media,
    organisation,
    person,
    release,
    site,
    small,
    sound,
    source,
    text,
)
from tests.validators.sites import SITES, exported

NOW = datetime(2024, 6, 1, tzinfo=UTC)
HOME = "id/acara/forum-air/"


def built(*more: Files) -> Mapping[str, bytes]:
    files = site(publisher="kominfo") | event(contacts=["meja"])
    files |= organisation("kominfo", name={"id": "Kementerian", "en": "Ministry"}) | person("usman")
    contacts = [{"key": "meja", "name": "Meja", "email": "a@example.go.id", "phone": "+622112345"}]
    files |= {"content/contacts.yaml": text({"contacts": contacts})}
    for each in more:
        files |= each
    return sound(files, NOW).files


def item(name: str = "satu", *more: Files, language: str = "id", **fields: Any) -> dict[str, Any]:
    folder = {"id": HOME + "siaran-pers", "en": "en/events/forum-air/releases"}[language]
    found = built(release(name, **fields), *more)[f"{folder}/{name}/ninjs.json"]
    whole: dict[str, Any] = json.loads(found)
    return whole


# --- news items -------------------------------------------------------------------------------


def test_a_release_comes_out_as_it_went_in() -> None:
    """Words, moments, people, topics, number, place, rights and contacts."""
    found = item(
        people=["usman"], organisations=["kominfo"], tags=["air"], number="1/HM/2024",
        subtitle={"id": "Kedua", "en": "Second"}, notes={"id": "Untuk redaksi", "en": "Note"},
        dateline={"place": "Nusa Dua"}, updated="2024-05-19", authors=[{"person": "usman"}],
        bodies={"id": "Satu **dua** [tiga](person:usman).", "en": "One."},
    )  # fmt: skip
    assert found["title"] == "Siaran satu"
    assert [each["value"] for each in found["headlines"]] == ["Siaran satu", "Kedua"]
    assert found["descriptions"][0]["value"] == "Ringkasan satu."
    html, plain = found["bodies"]
    assert html["value"] == (
        "<p>Satu <strong>dua</strong> "
        '<a href="https://media.example.go.id/kit/id/tokoh/usman/">tiga</a>.</p>'
    )
    assert (plain["value"], plain["wordCount"]) == ("Satu dua tiga.", 3)
    assert (found["firstCreated"], found["versionCreated"]) == (
        "2024-05-18T08:00:00+07:00", "2024-05-19T00:00:00+07:00",
    )  # fmt: skip
    assert [who["name"] for who in found["people"]] == ["Usman"]
    assert [who["name"] for who in found["organisations"]] == ["Kementerian"]
    assert [each["name"] for each in found["subjects"]] == ["air"]
    assert (found["by"], found["located"], found["edNote"]) == (
        "Usman",
        "Nusa Dua",
        "Untuk redaksi",
    )
    assert {each["role"]: each["value"] for each in found["altIds"]} == {
        "web": "https://media.example.go.id/kit/id/acara/forum-air/siaran-pers/satu/",
        "number": "1/HM/2024",
    }
    assert found["copyrightHolder"] == "Kementerian"
    assert found["infoSources"][0]["contactInfo"] == [
        {"type": "email", "value": "a@example.go.id"},
        {"type": "telephone", "value": "+622112345"},
    ]
    assert [(each["language"], each["rel"]) for each in found["associations"]] == [
        ("en", "translation")
    ]


def test_an_item_has_the_name_that_feeds_give_it() -> None:
    """And its translation calls it by that name."""
    files = built(release("satu"))
    feed = json.loads(files["id/feed.json"])
    found = json.loads(files[HOME + "siaran-pers/satu/ninjs.json"])
    assert found["uri"] == feed["items"][0]["id"]
    english = item(language="en")
    assert english["associations"][0]["uri"] == found["uri"]


def test_pictures_have_their_terms() -> None:
    """Credit, licence and terms go with the file; what is no picture is left out."""
    more = media(
        "panggung",
        credit="Kominfo/Ayu",
        creator="Ayu",
        licence={"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        usage="Hanya untuk *redaksi*.",
    )
    found = item("satu", more, lead_image="panggung", gallery=["panggung"])
    (picture,) = (each for each in found["associations"] if each["type"] == "picture")
    assert picture["copyrightNotice"] == "Kominfo/Ayu"
    assert picture["usageTerms"] == "CC BY 4.0 Hanya untuk redaksi."
    assert picture["rightsInfo"]["linkedRights"] == "https://creativecommons.org/licenses/by/4.0/"
    assert picture["renditions"] == [
        {
            "name": "main",
            "href": "https://media.example.go.id/kit/media/forum-air/panggung.svg",
            "contentType": "image/svg+xml",
        }
    ]


def test_a_photo_is_offered_in_every_size_that_there_is() -> None:
    """As large as it is printed first; each file is there and as large as it is said to be."""
    file = BytesIO()
    Image.new("RGB", (1200, 800), "teal").save(file, "JPEG")
    record = {path: said for path, said in media("foto").items() if path.endswith(".yaml")}
    files: dict[str, str | bytes] = {
        **small(),
        **record,
        **release("foto", lead_image="foto"),
        "content/events/forum-air/media/foto.jpg": file.getvalue(),
    }
    made = sound(files, NOW).files
    whole = json.loads(made[HOME + "siaran-pers/foto/ninjs.json"])
    (picture,) = (each for each in whole["associations"] if each["type"] == "picture")
    assert picture["renditions"][0]["name"] == "print"
    assert len(picture["renditions"]) > 1
    for each in picture["renditions"]:
        data = made[each["href"].removeprefix("https://media.example.go.id/kit/")]
        with Image.open(BytesIO(data)) as read:
            assert read.size == (each["width"], each["height"])
            assert Image.MIME[str(read.format)] == each["contentType"]


def test_what_was_withdrawn_is_cancelled() -> None:
    """So that systems take it back: the reason is left, and not a word of the text."""
    found = item(withdrawn={"date": "2024-05-20", "reason": "Keliru"}, lead_image=None)
    assert found["pubStatus"] == "canceled"
    assert found["edNote"] == "Keliru"
    assert "bodies" not in found
    assert "descriptions" not in found
    assert found["version"] == "2"


def test_corrections_are_versions() -> None:
    fixed = [{"date": "2024-05-19", "was": "satu", "now": "dua"}]
    assert (item()["version"], item(corrections=fixed)["version"]) == ("1", "2")


def test_every_version_is_newer_than_the_one_before() -> None:
    """Also where nobody says when, and where two are of the day of publication."""
    fixed = [{"date": "2024-05-18", "was": "satu", "now": "dua"}] * 2
    gone = {"date": "2024-05-18", "reason": "Keliru"}
    stages = [item(), item(corrections=fixed[:1]), item(corrections=fixed),
              item(corrections=fixed, withdrawn=gone)]  # fmt: skip
    moments = [datetime.fromisoformat(each["versionCreated"]) for each in stages]
    assert moments == sorted(set(moments))
    assert [each["version"] for each in stages] == ["1", "2", "3", "4"]
    assert moments[0] == datetime.fromisoformat(stages[0]["firstCreated"])
    later = [{"date": "2024-05-20", "was": "satu", "now": "dua"}]
    assert item(corrections=later)["versionCreated"] == "2024-05-20T00:00:01+07:00"
    said = item(corrections=later, updated="2024-05-20 09:00 WIB")
    assert said["versionCreated"] == "2024-05-20T09:00:00+07:00"


def test_a_correction_is_an_update_in_every_feed() -> None:
    fixed = [{"date": "2024-05-20", "was": "satu", "now": "dua"}]
    made = built(release("satu", corrections=fixed))
    (entry,) = (
        each for each in json.loads(made["id/feed.json"])["items"] if "/satu/" in each["url"]
    )
    assert entry["date_modified"] == "2024-05-20T00:00:01+07:00"
    assert b"<updated>2024-05-20T00:00:01+07:00</updated>" in made["id/atom.xml"]


def test_newsrooms_and_readers_of_feeds_are_told_what_was_corrected() -> None:
    """Not only that something was: what it said, and what it says now."""
    fixed = [{"date": "2024-05-19", "was": "40 <orang>", "now": "14"}]
    made = built(release("satu", corrections=fixed, notes={"id": "Baris ini.", "en": "This."}))
    note = item(corrections=fixed, notes={"id": "Baris ini.", "en": "This."})["edNote"]
    assert "“40 <orang>”" in note
    assert "“14”" in note
    assert note.endswith("\nBaris ini.")
    for path in ("id/feed.json", "id/atom.xml"):
        text = unescape(unescape(made[path].decode()))
        assert "<del>40 <orang></del>" in text, path
        assert "<ins>14</ins>" in text, path


def test_of_what_was_withdrawn_no_correction_is_told() -> None:
    """The reason is; what the text said is gone, on its page and in its news item."""
    fixed = [{"date": "2024-05-19", "was": "empat puluh", "now": "14"}]
    gone = {"date": "2024-05-20", "reason": "Keliru"}
    assert item(corrections=fixed, withdrawn=gone)["edNote"] == "Keliru"
    made = built(release("satu", corrections=fixed, withdrawn=gone))
    page = "id/acara/forum-air/siaran-pers/satu/index.html"
    for path in (page, "id/ninjs.json"):
        assert b"empat puluh" not in made[path], path


def test_what_is_not_yet_public_has_no_item() -> None:
    """Nothing in any item can be under embargo."""
    files = built(release("nanti", embargo="2030-01-01 00:00 WIB"), release("satu"))
    assert [path for path in files if "nanti" in path] == []
    for path, data in files.items():
        if path.endswith("ninjs.json"):
            assert b"embargo" not in data


@pytest.mark.parametrize("site_name", SITES)
def test_the_index_names_every_item_of_its_language(site_name: str) -> None:
    """Newest first, each with the address that it is at."""
    files = exported(site_name)
    for path, data in files.items():
        if not (path.endswith("/ninjs.json") and path.count("/") == 1):
            continue
        language = path.partition("/")[0]
        whole = json.loads(data)
        items = {
            json.loads(other)["uri"]: name
            for name, other in files.items()
            if name.startswith(f"{language}/") and name.endswith("/ninjs.json") and name != path
        }
        assert {each["uri"] for each in whole["associations"]} == set(items)
        moments = [datetime.fromisoformat(each["firstCreated"]) for each in whole["associations"]]
        assert moments == sorted(moments, reverse=True)
        for each in whole["associations"]:
            (own,) = (alt["value"] for alt in each["altIds"] if alt["role"] == "ninjs")
            assert own.endswith(items[each["uri"]])


# --- facts ------------------------------------------------------------------------------------


def test_facts_come_out_as_they_went_in() -> None:
    """Numbers as numbers, words as words, lists as lists; with source and date."""
    found = json.loads(
        built(
            source("antara", date="2024-05", url="https://antara.example/1"),
            facts(
                {"key": "hadir", "value": "1500.5", "qualifier": "more_than", "unit": "orang",
                 "as_of": "2024-05", "sources": ["antara"], "status": "reported",
                 "stated_by": "usman", "note": "Kira-*kira*.",
                 "breakdown": [{"label": "Bali", "value": "1000"}]},
                {"key": "kata", "value": "banyak sekali", "replaces": "hadir"},
                {"key": "daftar", "value": ["satu", "dua"]},
            ),
        )[HOME + "data/facts.json"]
    )  # fmt: skip
    first, second, third = found["facts"]
    assert first == {
        "key": "hadir",
        "label": "Angka",
        "figure": "lebih dari 1.500,5 orang",
        "value": 1500.5,
        "qualifier": "more_than",
        "unit": "orang",
        "status": "reported",
        "as_of": "2024-05",
        "stated_by": "Usman",
        "breakdown": [{"label": "Bali", "value": 1000}],
        "note": "Kira-kira.",
        "sources": [
            {"site": "antara.example", "title": "Berita antara", "date": "2024-05",
             "url": "https://antara.example/1"}
        ],
        "address": "https://media.example.go.id/kit/id/acara/forum-air/data/#hadir",
    }  # fmt: skip
    assert (second["value"], second["replaces"]) == ("banyak sekali", "hadir")
    assert third["value"] == ["satu", "dua"]
    assert found["event"] == "Forum Air"


# --- awards -----------------------------------------------------------------------------------

CATEGORIES = (
    {"key": "a", "name": "Kementerian", "results": [
        {"winner": "kominfo", "label": "Juara 2", "order": 2},
        {"winner": {"team": "=Tim"}, "label": "Juara 1", "order": 1, "work": "Film, dua bagian",
         "accepted_by": "usman"}]},
    {"key": "b", "name": "Provinsi"},
)  # fmt: skip


def test_award_results_come_out_as_they_went_in() -> None:
    """In their order; a category without results says so by an empty list and an empty row."""
    files = built(award("raya", *CATEGORIES, announced="2024-05-20"))
    (found,) = json.loads(files[HOME + "penghargaan/awards.json"])["awards"]
    first, second = found["categories"]
    assert [result["winner"] for result in first["results"]] == ["=Tim", "Kementerian"]
    assert first["results"][0]["work"] == "Film, dua bagian"
    assert first["results"][0]["accepted_by"] == "Usman"
    assert second["results"] == []
    assert found["announced"] == "2024-05-20"
    sheet = files[HOME + "penghargaan/awards.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(sheet, newline="")))
    assert [(row["category"], row["label"], row["winner"]) for row in rows] == [
        ("a", "Juara 1", "'=Tim"), ("a", "Juara 2", "Kementerian"), ("b", "", ""),
    ]  # fmt: skip


def test_a_result_that_is_not_yet_public_is_in_no_table() -> None:
    """The classic: a prize before its ceremony."""
    hidden = {
        "winner": {"team": "Tim Rahasia Sekali"},
        "visibility": {"embargo": "2030-01-01 00:00 WIB"},
    }
    files = built(award("raya", {"key": "a", "name": "A", "results": [hidden]}))
    assert all(b"Rahasia" not in data for data in files.values())


# --- the list of all data ---------------------------------------------------------------------


def test_everything_for_programs_is_listed() -> None:
    """On the page and in the JSON; what is listed is there."""
    files = sound(small() | site(publisher="kominfo"), NOW).files
    listed = json.loads(files["api/index.json"])
    paths = {
        each["url"].removeprefix("https://media.example.go.id/kit/") for each in listed["files"]
    }
    assert paths <= set(files)
    endings = (".ics", ".xml", ".csv", ".webmanifest", ".json")
    assert {path for path in files if path.endswith(endings)} == paths
    page = files["id/api/index.html"].decode()
    for path in ("id/atom.xml", "id/acara/forum-air/data/facts.json", "api/index.json"):
        assert f'href="/kit/{path}"' in page
    assert "en/atom.xml" not in page


def test_a_published_schema_is_the_one_that_its_data_keeps_to() -> None:
    """Whoever follows the list from file to schema can rely on it."""
    files = sound(small(), NOW).files
    top = "https://media.example.go.id/kit/"
    for each in json.loads(files["api/index.json"])["files"]:
        schema = each.get("schema", "")
        if schema.startswith(top):
            told = json.loads(files[schema.removeprefix(top)])
            assert told["$id"] == schema
            data = json.loads(files[each["url"].removeprefix(top)])
            Draft202012Validator(told, format_checker=FormatChecker()).validate(data)


def test_the_page_of_data_has_its_policy_and_its_place_in_the_site_map() -> None:
    """It is planned after all others, and the files that speak of all pages know it."""
    files = sound(small(), NOW).files
    assert b"/kit/id/api/*" in files["_headers"]
    assert b"/kit/id/api/</loc>" in files["sitemap-id.xml"]
