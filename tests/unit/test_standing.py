"""Where texts stand: what a translation was made from, and how a stamp is put on it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gaung.editorial import changes
from gaung.editorial.stamping import stamped
from gaung.editorial.standing import Desk, State, desk
from gaung.memory import Forgetful
from gaung.reading import read
from gaung.reading.translation import fingerprint
from gaung.snapshot import snapshot
from tests import on_disk
from tests.factories import NOW, Files, event, page, person, release, site, small
from tests.on_disk import run, write

FOLDER = "content/events/forum-air/releases/satu"
ORIGINAL, TRANSLATION = f"{FOLDER}/index.id.md", f"{FOLDER}/index.en.md"


def stands(files: Files) -> Desk:
    found = read(snapshot(files, NOW), Forgetful())
    assert found.kit is not None
    return desk(found.kit, found.problems)


def states(files: Files) -> dict[str, str]:
    return {f"{each.path} {each.language}": str(each.state) for each in stands(files).translations}


def with_stamp(files: Files, path: str = TRANSLATION) -> Files:
    (found,) = [each for each in stands(files).translations if each.path == path]
    data = stamped(files[path].encode(), found.expected)
    assert data is not None
    return files | {path: data.decode()}


BASE = site() | event() | release("satu")


def test_a_translation_is_unstamped_fresh_or_stale() -> None:
    assert states(BASE) == {f"{TRANSLATION} en": "unstamped"}
    fresh = with_stamp(BASE)
    assert states(fresh) == {f"{TRANSLATION} en": "fresh"}
    edited = fresh | {ORIGINAL: fresh[ORIGINAL].replace("Isi satu.", "Isi dua.")}
    assert states(edited) == {f"{TRANSLATION} en": "stale"}
    assert states(with_stamp(edited)) == {f"{TRANSLATION} en": "fresh"}


def test_what_is_not_translated_makes_nothing_stale() -> None:
    fresh = with_stamp(BASE)
    moved = fresh[ORIGINAL].replace("2024-05-18 09:00 WITA", "2024-05-18 10:00 WITA")
    assert states(fresh | {ORIGINAL: moved + "  \n\n"}) == {f"{TRANSLATION} en": "fresh"}


def test_what_is_missing_is_listed() -> None:
    only = {path: text for path, text in BASE.items() if path != TRANSLATION}
    assert states(only) == {f"{ORIGINAL} en": "missing"}
    half = BASE | event(theme={"text": {"id": "Air"}}, venues=[{"key": "a", "name": {"en": "A"}}])
    listed = [each for each in stands(half).translations if each.texts]
    assert [(each.path, each.language, each.texts) for each in listed] == [
        ("content/events/forum-air/event.yaml", "en", 1),
        ("content/events/forum-air/event.yaml", "id", 1),
    ]


def test_what_has_lost_its_original_is_an_orphan() -> None:
    fresh = with_stamp(BASE)
    alone = {path: text for path, text in fresh.items() if path != ORIGINAL}
    assert states(alone) == {f"{TRANSLATION} en": "orphan"}
    about = page("tentang", written_in="en", translated_from="0123456789ab")
    left = {path: text for path, text in about.items() if path.endswith(".en.md")}
    assert states(site() | left)["content/pages/tentang/index.en.md en"] == "orphan"
    french = site() | event() | release("satu", bodies={"id": "Air.", "en": "Water."})
    french[f"{FOLDER}/index.fr.md"] = "---\ntitle: Eau\n---\n\nEau.\n"
    assert states(french)[f"{FOLDER}/index.fr.md fr"] == "orphan"


def test_a_description_of_an_event_is_a_text_too() -> None:
    folder = "content/events/forum-air"
    texts = {f"{folder}/index.id.md": "Air.\n", f"{folder}/index.en.md": "Water.\n"}
    files = site() | event() | texts
    assert states(files) == {f"{folder}/index.en.md en": "unstamped"}
    assert states(with_stamp(files, f"{folder}/index.en.md")) == {
        f"{folder}/index.en.md en": "fresh"
    }


def test_one_language_has_nothing_to_translate() -> None:
    alone = site("id") | event(name="Forum") | release("satu", bodies={"id": "Air."})
    assert stands(alone).translations == ()


@pytest.mark.parametrize(
    ("fields", "setting", "found"),
    [
        ({"authors": [{"name": "Ratna"}]}, {}, ("Ratna",)),
        (
            {"authors": [{"name": "Ratna"}, {"name": "Budi", "roles": ["translator"]}]},
            {},
            ("Budi",),
        ),
        ({"authors": [{"person": "sari"}]}, {}, ("Sari Dewi",)),
        ({}, {}, ()),
        ({}, {"*": "Meja"}, ("Meja",)),
        ({}, {"forum-air": "Tim Bali", "*": "Meja"}, ("Tim Bali",)),
    ],
)
def test_somebody_answers_for_a_text(
    fields: dict[str, Any], setting: dict[str, str], found: tuple[str, ...]
) -> None:
    files = site(responsible=setting) | event() | person("sari", name="Sari Dewi")
    (each,) = stands(files | release("satu", **fields)).translations
    assert each.responsible == found


@pytest.mark.parametrize(
    ("required", "fields", "lacking"),
    [
        (False, {}, False),
        (True, {}, True),
        (True, {"status": "review"}, False),
        (True, {"approved": {"by": "Ratna", "at": "2024-05-18"}}, False),
    ],
)
def test_a_site_can_ask_who_approved(
    *, required: bool, fields: dict[str, Any], lacking: bool
) -> None:
    files = site(approval={"required": required}) | event() | release("satu", **fields)
    (each,) = stands(files).releases
    assert each.is_lacking is lacking
    assert each.stage == fields.get("status", "approved")
    assert (each.by, each.at) == (("Ratna", "2024-05-18") if "approved" in fields else ("", ""))


# --- the stamp ------------------------------------------------------------------------------------

STAMP = "3f2a9c01d4e7"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\ntitle: A\n---\nB\n", f"---\ntitle: A\ntranslated_from: {STAMP}\n---\nB\n"),
        (
            "---\r\n# satu\r\ntitle: A  # dua\r\n---\r\nB\r\n",
            f"---\r\n# satu\r\ntitle: A  # dua\r\ntranslated_from: {STAMP}\r\n---\r\nB\r\n",
        ),
        (
            "---\ntranslated_from: 000000000000  # dulu\ntitle: A\n---\nB",
            f"---\ntranslated_from: {STAMP}  # dulu\ntitle: A\n---\nB",
        ),
        (
            "---\ntranslated_from: '000000000000'\ntitle: A\n---\nB",
            f"---\ntranslated_from: {STAMP}\ntitle: A\n---\nB",
        ),
        ("---\ntranslated_from:\n---\nB", f"---\ntranslated_from: {STAMP}\n---\nB"),
        ("\ufeff---\ntitle: A\n---\n", f"\ufeff---\ntitle: A\ntranslated_from: {STAMP}\n---\n"),
        ("Hanya teks.\n", f"---\ntranslated_from: {STAMP}\n---\nHanya teks.\n"),
        ("---\n---\n", f"---\ntranslated_from: {STAMP}\n---\n"),
        (
            "---\nsummary: |\n  translated_from: x\ntitle: A\n---\n",
            f"---\nsummary: |\n  translated_from: x\ntitle: A\ntranslated_from: {STAMP}\n---\n",
        ),
    ],
)
def test_a_stamp_changes_one_line(before: str, after: str) -> None:
    data = stamped(before.encode(), STAMP)
    assert data is not None
    assert data.decode() == after
    assert stamped(data, STAMP) == data


@pytest.mark.parametrize(
    "text",
    ["---\ntitle: A\n", "---\ntitle: [A\n---\n", "---\ntitle: A\ntitle: B\n---\n",
     "---\ntranslated_from:\n  000000000000\n---\n", "---\n- a\n---\n"],
)  # fmt: skip
def test_what_cannot_be_read_is_left_alone(text: str) -> None:
    assert stamped(text.encode(), STAMP) is None


@given(
    st.dictionaries(
        st.sampled_from(["title", "summary", "notes", "slug"]),
        st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1),
    ),
    st.text(st.characters(blacklist_categories=("Cs", "Cc"), whitelist_characters="\n")),
    st.sampled_from(["\n", "\r\n"]),
)
@settings(deadline=None, max_examples=60)
def test_a_stamp_leaves_every_other_byte(head: dict[str, str], body: str, newline: str) -> None:
    lines = [f"{key}: {json.dumps(value)}" for key, value in head.items()]
    before = newline.join(["---", *lines, "---", *body.split("\n")]).encode()
    after = stamped(before, STAMP)
    if after is not None:
        line = f"translated_from: {STAMP}{newline}".encode()
        assert after.replace(line, b"", 1) == before


# --- the commands ---------------------------------------------------------------------------------


def test_the_commands_stamp_and_tell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, BASE)
    assert run(tmp_path, "--lang", "en", "status") == 0
    assert f"unstamped  en  {TRANSLATION}" in capsys.readouterr().out
    assert run(tmp_path, "--lang", "en", "stamp", str(tmp_path / FOLDER)) == 0
    assert "Stamped: 1 · fresh already: 0" in capsys.readouterr().out
    assert run(tmp_path, "--lang", "en", "stamp", "--all") == 0
    assert "Stamped: 0 · fresh already: 1" in capsys.readouterr().out
    original = tmp_path / ORIGINAL
    original.write_text(original.read_text().replace("Isi satu.", "Isi lain."))
    assert run(tmp_path, "--lang", "en", "status", "--format", "json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["counts"] == {"fresh": 0, "stale": 1, "unstamped": 0, "missing": 0, "orphan": 0}
    assert run(tmp_path, "--lang", "id", "status", "--format", "markdown") == 1
    markdown = capsys.readouterr().out
    assert f"| usang | en | `{TRANSLATION}` |" in markdown
    assert run(tmp_path, "--lang", "id", "status", "--by", "person") == 1
    assert "(belum ada penanggung jawab)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["stamp"], "Name the files"),
        (["stamp", ORIGINAL], "is no translation"),
        (["stamp", "nowhere.md"], "is no translation"),
    ],
)
def test_what_cannot_be_stamped_is_refused(
    words: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, BASE)
    assert run(tmp_path, "--lang", "en", *words) == 2
    assert told in capsys.readouterr().err


def test_a_stamped_file_keeps_its_mode(tmp_path: Path) -> None:
    write(tmp_path, BASE)
    (tmp_path / TRANSLATION).chmod(0o640)
    assert run(tmp_path, "stamp", "--all") == 0
    assert (tmp_path / TRANSLATION).stat().st_mode & 0o777 == 0o640
    assert [path.name for path in (tmp_path / FOLDER).iterdir() if "new" in path.name] == []


def git(folder: Path, *words: str) -> None:
    identity = ("-c", "user.name=Ratna", "-c", "user.email=ratna@example.go.id")
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)  # noqa: S607


def test_the_history_tells_what_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, BASE)
    assert run(tmp_path, "stamp", "--all") == 0
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "content", "site.yaml")
    git(tmp_path, "commit", "-q", "-m", "one", "--date", "2024-05-17T00:00:00Z")
    original = tmp_path / ORIGINAL
    for before, after in (("satu", "dua"), ("dua", "tiga")):
        text = original.read_text().replace(f'"Siaran {before}"', f'"Siaran {after}"')
        original.write_text(text.replace(f"Isi {before}.", f"Isi {after}."))
        git(tmp_path, "commit", "-q", "-a", "-m", after)
    capsys.readouterr()
    assert run(tmp_path, "--lang", "en", "status", "--format", "json") == 1
    (told,) = json.loads(capsys.readouterr().out)["translations"]
    assert told["change"]["fields"] == ["title", "text"]
    assert told["change"]["by"] == ["Ratna"]
    assert told["change"]["lines"] == [
        "-title: Siaran satu", "+title: Siaran tiga", "-Isi satu.", "+Isi tiga.",
    ]  # fmt: skip
    assert run(tmp_path, "--lang", "en", "status") == 1
    out = capsys.readouterr().out
    assert "changed since " in out
    assert "+Isi tiga." in out


def test_what_changed_together_is_stamped_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    on_disk.write(tmp_path, site() | event() | release("satu") | release("dua"))
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "content", "site.yaml")
    git(tmp_path, "commit", "-q", "-m", "one")
    on_disk.write(tmp_path, release("satu", bodies={"id": "Baru.", "en": "New."}))
    alone = tmp_path / "content/events/forum-air/releases/dua/index.en.md"
    alone.write_text(alone.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    git(tmp_path, "commit", "-q", "-a", "-m", "two")
    capsys.readouterr()
    assert on_disk.run(tmp_path, "stamp", "--since", "HEAD~1") == 0
    written = capsys.readouterr().out.splitlines()
    assert written[:-1] == ["content/events/forum-air/releases/satu/index.en.md"]
    assert on_disk.run(tmp_path, "stamp", "--since", "0" * 40) == 2


def test_without_history_it_is_stale_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, BASE)
    assert run(tmp_path, "stamp", "--all") == 0
    original = tmp_path / ORIGINAL
    original.write_text(original.read_text().replace("Isi satu.", "Isi lain."))
    capsys.readouterr()
    assert run(tmp_path, "--lang", "en", "status") == 1
    assert "the history of the site does not have" in capsys.readouterr().out


def test_changes_are_those_since_the_last_version_with_the_stamp() -> None:
    class Past:
        def __init__(self, text: str, author: str) -> None:
            self.day, self.author, self.data = "2024-05-17", author, text.encode()

    def text(title: str, body: str) -> str:
        return f"---\ntitle: {title}\n---\n\n{body}\n"

    stamp = fingerprint({"title": "A"}, "\nSatu.\n\nDua.\n")
    history = [Past(text("B", "Satu.\n\nTiga."), "Budi"), Past(text("A", "Satu.\n\nDua."), "Sari")]
    found = changes.since(text("B", "Satu.\n\nEmpat.").encode(), stamp, history)
    assert found is not None
    assert (found.by, found.fields) == (("Budi",), ("title", "text"))
    assert found.lines == ("-title: A", "+title: B", "-Dua.", "+Empat.")
    assert changes.since(b"", "000000000000", history) is None


def test_the_desk_of_a_small_site_is_at_ease() -> None:
    found = stands(small())
    assert {each.state for each in found.translations} == {State.UNSTAMPED}
    assert not found.needs_work
