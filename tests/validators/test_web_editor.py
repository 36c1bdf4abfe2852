"""The web editor's configuration, judged by its own schema; and files, opened and saved by it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft7Validator

from gaung.edges import npm, own, web_editor
from gaung.edges.store import Store
from gaung.forms.web_editor import expanded
from gaung.memory import Forgetful, Memory
from gaung.model.kit import Kit
from gaung.reading import read
from gaung.snapshot import snapshot
from tests import factories
from tests.factories import ROOT, Files, event, text

pytestmark = pytest.mark.validators

EDITOR = {"host": "github", "repository": "kementerian/pusat-media"}


@pytest.fixture
def memory() -> Iterator[Memory]:
    """What npm brings is fetched once for all tests."""
    with Store(own.folder(ROOT) / "web-editor") as kept:
        yield kept


def site(*languages: str, **settings: Any) -> Files:
    return factories.site(*languages, web_editor=EDITOR, **settings)


def kit(files: Files) -> Kit:
    found = read(snapshot(files, factories.NOW), Forgetful())
    assert factories.told(tuple(found.problems)) == []
    assert found.kit is not None
    return found.kit


@cache
def published() -> dict[str, Any]:
    """The schema that Sveltia publishes."""
    with Store(own.folder(ROOT) / "web-editor") as kept:
        package = web_editor.SVELTIA._replace(wanted=r"schema/.+\.json")
        found = npm.files(package, kept)
    said: dict[str, Any] = json.loads(found["schema/sveltia-cms.json"])
    return said


def judge(whole: dict[str, Any], of: str = "") -> Draft7Validator:
    """Who judges by the schema as a whole, or by one of its definitions."""
    return Draft7Validator({**whole, "$ref": f"#/definitions/{of}"} if of else whole)


DEFINITIONS = {
    "boolean": "BooleanField", "datetime": "DateTimeField", "file": "FileField",
    "keyvalue": "KeyValueField", "object": "ObjectFieldWithSubFields",
    "relation": "RelationField", "select": "SelectField", "string": "StringField",
    "text": "TextField",
}  # fmt: skip
"""What the schema calls the form of each widget."""


def definition(field: dict[str, Any]) -> str:
    if field["widget"] == "list":
        return "ListFieldWithSubFields" if "fields" in field else "ListFieldWithSubField"
    return DEFINITIONS[field["widget"]]


def configured(files: Files) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What the editor is told, and each of its fields once.

    A form within a form is judged where it stands alone: the whole at once takes minutes.
    """
    found = kit(files)
    assert found.site.web_editor is not None
    said = web_editor.settings(found, found.site.web_editor, "id")
    alone = [
        {"name": name, "context": context, "fields": fields}
        for name, fields in said["forms"].items()
        for context in said["targets"]
    ]
    within = {name: [{"name": "within", "widget": "string"}] for name in said["forms"]}
    short = expanded({**said, "forms": within})
    forms = expanded({**said, "forms": within, "collections": alone})["collections"]
    fields = {json.dumps(field): field for form in forms for field in form["fields"]}
    return short, list(fields.values())


@pytest.mark.parametrize("languages", [("id",), ("en", "id", "ar")])
def test_its_schema_accepts_our_configuration(languages: tuple[str, ...]) -> None:
    said, fields = configured(site(*languages) | event(name="Forum"))
    assert list(judge(published()).iter_errors(said)) == []
    assert len(fields) > 300
    for field in fields:
        assert list(judge(published(), definition(field)).iter_errors(field)) == []


def test_its_schema_refuses_a_broken_one() -> None:
    """A form that was not put in its place, a repository without a name, a file without a path."""
    assert not judge(published(), "SelectField").is_valid({"name": "a", "widget": "select"})
    field = {"name": "sessions", "widget": "list", "fields": "Session"}
    said = {"backend": {"name": "github", "repo": "a/b"}, "media_folder": "a", "collections": []}
    assert judge(published()).is_valid(said)
    for broken in (
        {"collections": [{"name": "a", "folder": "content", "fields": [field]}]},
        {"backend": {"name": "github"}},
        {"collections": [{"name": "a", "files": [{"name": "b"}]}]},
    ):
        assert not judge(published()).is_valid({**said, **broken})


AS_PEOPLE_WRITE: Files = {
    "content/events/forum-air/schedule.yaml": """\
sessions:
  - key: a
    title: Sesi A
    date: 18 Mei 2024
    start: 09.30–10.15
    venues: aula
    people: [rina, {person: rina, as: {id: juri, en: juror}}]
    organisers: [dinas]
    attendance: {total: 400, online: peserta}
    all_day: tidak
  - {key: b, title: {id: B, en: B}, date: 2024-05-19, start: 19:30, duration: "1:20",
     changes: [{at: "18 Mei 2024, pukul 03.50 WITA", what: pindah}]}
  - {key: c, title: C, date: 2024-05-20, start: 22:00, end: 24:00, time_zone: Asia/Tokyo}
""",
    "content/events/forum-air/facts.yaml": """\
facts:
  - {key: peserta, label: Peserta, value: 1500, status: final}
  - {key: nilai, label: Nilai, value: 010, status: final, unit: {en: points, id: poin}}
  - {key: isi, label: Isi, value: [satu, {id: dua, en: two}], status: final}
  - {key: kata, label: Kata, value: {id: 400 orang, en: 400 orang}, status: final}
  - {key: ya, label: Ya, value: "yes", status: final}
""",
    "content/events/forum-air/awards/lomba.yaml": """\
name: {id: Lomba, en: Contest}
previous: lomba
categories:
  - key: x
    name: X
    results:
      - {winner: dinas, accepted_by: rina, presented_by: {id: menteri, en: menteri}}
      - {winner: {team: Tim B, as_printed: "Tim: B"}, accepted_by: Ibu Menteri, order: 2}
""",
    "content/events/forum-air/media/foto.yaml": """\
file: foto.svg
caption: Foto
alt: Foto
licence: {id: Bebas pakai, en: Free to use}
taken: 2024-05-18 09:00 +08:00
""",
    "content/events/forum-air/media/foto.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "content/events/forum-air/releases/satu/index.id.md": """\
---
title: "Satu: dua"
summary: 'Ringkasan, 19:30.'
kind: release
status: approved
published: 2024-05-18
embargo: 2024-05-18 09:00 Asia/Jakarta
related: [{title: Di luar, url: "https://lain.example/"}]
tags: [air, "no", '2024']
---

Isi dengan *tanda*, {fact:peserta}, dan

- daftar

> kutipan
""",
    "content/events/forum-air/releases/satu/index.en.md": """\
---
title: One
summary: Summary
---
Text
""",
    "content/people/rina.yaml": "name: Rina\nspokesperson: ya\nlanguages: id\nbio:\n  - text: |\n"
    "      Satu.\n\n      Dua.\n",
    "content/organisations/dinas.yaml": "name: Dinas\nwebsite: https://dinas.example/\n",
    "content/contacts.yaml": "contacts: [{key: meja, name: Meja, phone: +62 811 555 0100}]\n",
}
"""What a site may say in more than one way, and what YAML may take for something else."""


def whole(more: Files) -> Files:
    venue = {"key": "aula", "name": "Aula"}
    return {**site(publishing_zone="WIB"), **event(venues=[venue]), **more}


def test_what_is_opened_and_saved_says_the_same(memory: Memory) -> None:
    files = whole(AS_PEOPLE_WRITE)
    found = kit(files)
    assert found.site.web_editor is not None
    given = snapshot(files, factories.NOW)
    assert web_editor.saved(found, found.site.web_editor, given, memory).changed == ()


@pytest.mark.parametrize(
    ("path", "said", "instead"),
    [
        ("content/people/rina.yaml", "name: Rina", "name: Rini"),
        ("content/events/forum-air/releases/satu/index.id.md", "daftar", "daftar lain"),
        ("content/events/forum-air/schedule.yaml", "start: 19:30", "start: 19:31"),
    ],
)
def test_a_change_does_not_go_unseen(memory: Memory, path: str, said: str, instead: str) -> None:
    """The comparison is awake: what differs by a word is named."""
    files = whole(AS_PEOPLE_WRITE)
    found = kit(files)
    assert found.site.web_editor is not None
    other = snapshot({**files, path: files[path].replace(said, instead)}, factories.NOW)
    assert web_editor.saved(found, found.site.web_editor, other, memory).changed == (path,)


def test_what_it_cannot_open_is_named(memory: Memory) -> None:
    """A day that only we can read is left alone rather than lost."""
    path = "content/events/forum-air/schedule.yaml"
    files = whole(AS_PEOPLE_WRITE)
    found = kit(files)
    assert found.site.web_editor is not None
    broken = {**files, path: text({"sessions": [{"key": "a", "title": "A", "date": "lusa"}]})}
    given = snapshot(broken, factories.NOW)
    assert path in web_editor.saved(found, found.site.web_editor, given, memory).changed
