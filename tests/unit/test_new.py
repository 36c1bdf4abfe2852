"""What ``new`` begins is read and built as it is, and explains itself."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from gaung.edges import package
from gaung.edges.starting import KINDS, given
from gaung.forms.docstrings import docstrings
from gaung.forms.drafts import FORMS, put_into
from gaung.model.parts import Part
from gaung.reading.yaml import parse
from tests.demonstration import remembered
from tests.on_disk import run

Said = pytest.CaptureFixture[str]
SITE = ("name=Ruang Pers Bali", "publisher=Dinas Bali", "url=https://media.example.go.id/")
EVENT = "content/events/forum-air"
WORDS = {
    "event": ("name=Forum Air", "name.en=Water Forum", "start=2024-05-18", "time_zone=WITA"),
    "release": ("title=Forum: dibuka", "summary=Forum dibuka di Bali."),
    "page": ("aksesibilitas", "title=Aksesibilitas", "title.en=Accessibility"),
    "session": ("title=Pembukaan", "title.en=Opening", "date=2024-05-18", "start=09.00"),
    "statement": ("speaker=ratna-sari", "text=air itu hidup", "text.en=water lives"),
    "fact": ("label=peserta luring", "label.en=people on site", "value=500"),
    "award": ("name=Anugerah", "name.en=Award", "category=Terbaik", "category.en=Best"),
    "narrative": ("valid_from=2024-05-01", "owner=dinas-bali", "message=Air itu hidup"),
    "post": ("platforms=[x, instagram]", "text=Air itu hidup.", "text.en=Water lives."),
    "person": ("name=Ratna Sari",),
    "organisation": ("name=Kominfo", "kind=ministry"),
    "source": ("title=Forum dibuka", "site=antara.example"),
    "contact": ("name=Meja Bali", "email=bali@example.go.id"),
}


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site with an event and a person."""
    folder = tmp_path_factory.mktemp("begun") / "situs"
    assert run(folder.parent, "--lang", "id", "new", "site", str(folder), *SITE) == 0
    plain(folder)
    assert run(folder, "new", "event", *WORDS["event"]) == 0
    assert run(folder, "new", "person", *WORDS["person"]) == 0
    return folder


@pytest.fixture
def site(begun: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(begun, tmp_path / "situs"))


def plain(folder: Path) -> None:
    """Leave out what takes long to draw and says nothing here."""
    with (folder / "site.yaml").open("a", encoding="utf-8") as file:
        file.write("outputs: {fonts: false, cards: false}\n")


def sound(folder: Path, capsys: Said) -> str:
    """What the check of a site says, which has no error."""
    capsys.readouterr()
    assert run(folder, "--lang", "en", "check") == 0, capsys.readouterr().out
    return capsys.readouterr().out


def test_a_new_site_passes_the_check_and_builds(tmp_path: Path, capsys: Said) -> None:
    folder = tmp_path / "situs"
    assert run(tmp_path, "--lang", "id", "new", "site", str(folder), *SITE) == 0
    remembered(folder)
    assert "All is well." in sound(folder, capsys)
    plain(folder)
    assert run(folder, "build") == 0
    assert (folder / "public/id/tentang/index.html").is_file()
    assert (folder / "public/en/tentang/index.html").is_file()
    assert "desk_language: id" in (folder / "site.yaml").read_text(encoding="utf-8")
    assert run(folder, "schema", "--check") == 0


@pytest.mark.parametrize("languages", ["en, id, ar", "ar"])
def test_a_new_site_has_the_languages_it_is_asked_for(
    languages: str, tmp_path: Path, capsys: Said
) -> None:
    folder = tmp_path / "situs"
    assert run(tmp_path, "new", "site", str(folder), *SITE, f"languages={languages}") == 0
    plain(folder)
    told = sound(folder, capsys)
    assert set(re.findall(r"warning  (\S+)", told)) <= {"words-missing"}


def test_every_kind_is_tried_here() -> None:
    assert set(KINDS) == {"site", "translation", *FORMS}
    assert set(WORDS) == set(FORMS) - {"media"}


def test_what_is_begun_is_read_and_a_second_goes_beside_it(site: Path, capsys: Said) -> None:
    for kind in sorted(set(WORDS) - {"event", "person"}):
        capsys.readouterr()
        assert run(site, "--lang", "id", "new", kind, *WORDS[kind]) == 0, capsys.readouterr().err
        path = capsys.readouterr().out.splitlines()[0]
        text = (site / path).read_text(encoding="utf-8")
        assert "# " in text
        if FORMS[kind].items:
            assert run(site, "new", kind, *WORDS[kind], "kedua") == 0
            assert (site / path).read_text(encoding="utf-8").startswith(text.rstrip("\n"))
        elif kind == "narrative":
            assert run(site, "new", kind, *WORDS[kind]) == 2
    assert set(re.findall(r"warning  (\S+)", sound(site, capsys))) <= {"leftover"}


def test_comments_are_in_the_language_of_the_desk(site: Path) -> None:
    assert run(site, "--lang", "en", "new", "source", *WORDS["source"]) == 0
    english = (site / "content/sources/forum-dibuka.yaml").read_text(encoding="utf-8")
    assert "# Who published it.\nsite: antara.example" in english
    assert "# Namanya seperti" not in english
    person = (site / "content/people/ratna-sari.yaml").read_text(encoding="utf-8")
    assert "# Nama seperti tercetak.\nname: Ratna Sari" in person
    first = person.splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../.vscode/schemas/person.json"


def test_a_picture_comes_with_its_file(site: Path, tmp_path: Path, capsys: Said) -> None:
    picture = Path(__file__).parents[2] / "content/events/asean-summit-43/media/gelombang.jpg"
    (tmp_path / "Foto 1.JPG").write_bytes(picture.read_bytes())
    words = ("panggung", "caption=Panggung", "alt=Empat orang", "credit=Panitia", "licence=CC BY")
    assert run(site, "new", "media", *words) == 2
    file = str(tmp_path / "Foto 1.JPG")
    assert run(site, "new", "media", *words, "--file", file) == 0
    assert (site / EVENT / "media/panggung.jpg").is_file() or (
        site / "content/events/water-forum/media/panggung.jpg"
    ).is_file()
    sound(site, capsys)


def test_a_translation_begins_with_the_original_and_its_stamp(site: Path, capsys: Said) -> None:
    assert run(site, "new", "release", "buka", *WORDS["release"]) == 0
    folder = next(site.glob("content/events/*/releases/buka"))
    place = folder.relative_to(site).as_posix()
    assert run(site, "new", "translation", place, "title=Opened", "summary=It opened.") == 0
    text = (folder / "index.en.md").read_text(encoding="utf-8")
    lines = text.splitlines()
    assert lines[:3] == ["---", "title: Opened", "summary: It opened."]
    assert re.fullmatch("translated_from: [0-9a-f]{12}", lines[3])
    sound(site, capsys)
    assert run(site, "new", "translation", place, "title=Again", "summary=Again.") == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["new", "session"], "Not given: title"),
        (["new", "session", "title=A", "judul=B"], 'no field "judul"'),
        (["new", "session", "Buka!", "title=A"], "cannot be a key"),
        (["new", "session", "title=A", "--event", "lain"], 'no event "lain"'),
        (["new", "session", "title=A", "start=9 malam", "date=2024-05-18"], "time-unreadable"),
        (["new", "session", "title=A", "people=[nobody]"], "reference-unknown"),
        (["new", "person", "name=Ratna Sari"], "is there already"),
        (["new", "translation", "content/pages/nowhere", "title=A"], "no release or page"),
        (["new", "sesi", "title=A"], "Choose from: site | event"),
        (["new", "site"], "is missing"),
    ],
)
def test_what_cannot_be_begun_is_refused_and_nothing_written(
    words: list[str], told: str, site: Path, capsys: Said
) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*.*") if path.is_file()}
    assert run(site, "--lang", "en", *words) == 2
    assert told in capsys.readouterr().err
    own = site / ".gaung"
    after = {path: path.read_bytes() for path in site.rglob("*.*") if path.is_file()}
    assert {p: d for p, d in after.items() if own not in p.parents} == {
        p: d for p, d in before.items() if own not in p.parents
    }


def test_here_puts_the_demonstration_aside(tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "content/people").mkdir(parents=True)
    (tmp_path / "content/people/a.yaml").write_text("name: A\n")
    (tmp_path / "site.yaml").write_text("name: Peragaan\ndemo: true\n")
    assert run(tmp_path, "new", "site", "--here", *SITE) == 0
    assert (tmp_path / "examples/demonstration/content/people/a.yaml").read_text() == "name: A\n"
    assert not (tmp_path / "content/people").exists()
    plain(tmp_path)
    sound(tmp_path, capsys)
    assert run(tmp_path, "new", "site", "--here", *SITE) == 2
    assert run(tmp_path, "new", "site", str(tmp_path), *SITE) == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "sessions:\n  - key: a\n    title: A\n"),
        ("sessions: []\n", "sessions:\n  - key: a\n    title: A\n"),
        ("# satu\nsessions:\n", "# satu\nsessions:\n  - key: a\n    title: A\n"),
        (
            "sessions:\n- key: b  # dua\n  title: B\n",
            "sessions:\n- key: b  # dua\n  title: B\n- key: a\n  title: A\n",
        ),
        (
            "sessions:\n    - {key: b, title: B}\n\n# tiga\nx: y\n",
            "sessions:\n    - {key: b, title: B}\n    - key: a\n      title: A\n\n# tiga\nx: y\n",
        ),
        ("sessions: [{key: b}]\n", None),
        ("sessions: {a: b\n", None),
        ("- a\n", None),
    ],
)
def test_an_item_is_put_at_the_end_of_its_list(before: str, after: str | None) -> None:
    assert put_into(before, "sessions", "key: a\ntitle: A\n") == after
    if after is not None:
        assert parse(after, "").problems == []


def test_words_of_the_command_are_fields() -> None:
    said = given(["buka", "title=A = B", "title.en=C", "tags=[a, b]"], None, None, None)
    assert said.key == "buka"
    assert said.answers == {"title": {"": "A = B", "en": "C"}, "tags": ["a", "b"]}


def test_every_field_is_explained_in_indonesian() -> None:
    waiting: list[type[Part]] = [Part]
    lacking = set()
    while waiting:
        model = waiting.pop()
        waiting.extend(model.__subclasses__())
        for name, english in docstrings(model).items():
            if model.__module__.startswith("gaung.") and package.help_in("id", english) == english:
                lacking.add(f"{model.__name__}.{name}: {english}")
    assert lacking == set(), "write it into gaung/messages/fields.id.po"
