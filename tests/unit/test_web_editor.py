"""The web editor: what it is told of every model, where it lies, and what keeps it away."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gaung.build import Build
from gaung.edges import npm, web_editor
from gaung.edges.npm import Package, Unfetched
from gaung.forms.web_editor import MODELS, expanded, kind_of
from gaung.memory import Forgetful
from gaung.model.audience import Audience
from gaung.model.gate import gate
from gaung.model.kit import Kit
from gaung.reading import read
from gaung.snapshot import snapshot
from tests import factories
from tests.factories import event, person, release, session, sound, told
from tests.on_disk import run, write

EDITOR = {"host": "github", "repository": "kementerian/pusat-media"}
FETCHED = {"sveltia/npm/index.js": b"// the editor", "yaml/index.js": b"// YAML"}


def kit_of(files: factories.Files) -> Kit:
    """The public kit of a site, which is all that the editor is told of."""
    whole = read(snapshot(files, factories.NOW), Forgetful()).kit
    assert whole is not None
    return gate(whole, Audience.PUBLIC)[0]


@cache
def site(*languages: str) -> Kit:
    """The kit of a small site that asks for the editor."""
    return kit_of(factories.site(*languages, web_editor=EDITOR) | event())


@cache
def finished(path: str = "kit/") -> Build:
    """The build of the same site."""
    return sound(factories.site(web_editor=EDITOR, path=path) | event(), hands=factories.Idle())


def settings_in(language: str, kit: Kit) -> dict[str, Any]:
    """What the editor is told."""
    assert kit.site.web_editor is not None
    return web_editor.settings(kit, kit.site.web_editor, language)


def told_in(language: str, kit: Kit) -> dict[str, Any]:
    """The same with every form in its place."""
    return expanded(settings_in(language, kit))


def fields_within(value: Any) -> Iterator[dict[str, Any]]:
    """Every field, however deep."""
    if isinstance(value, list):
        for each in value:
            yield from fields_within(each)
    elif isinstance(value, dict):
        if "widget" in value:
            yield value
        for each in value.values():
            yield from fields_within(each)


@pytest.fixture
def without_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_editor, "fetched", lambda _: FETCHED)


def test_every_field_of_every_kind_of_file_has_its_place() -> None:
    settings = settings_in("en", site())
    for kind, model in MODELS.items():
        here = {each["name"] for each in settings["forms"][f"{kind}-file"]}
        assert {info.alias or name for name, info in model.model_fields.items()} <= here, kind


def test_what_must_be_filled_in_is_asked_for_first() -> None:
    """What must be filled in is what the models ask for."""
    settings = settings_in("id", site())
    for kind, model in MODELS.items():
        asked = [each["name"] for each in settings["forms"][f"{kind}-file"] if each["required"]]
        wanted = [info.alias or name for name, info in model.model_fields.items()
                  if info.is_required()]  # fmt: skip
        assert set(asked) == set(wanted), kind
        names = [each["name"] for each in settings["forms"][f"{kind}-file"]]
        assert names[: len(asked)] == asked, kind


def test_forms_speak_indonesian_and_english() -> None:
    first, second = (
        [(field["label"], field.get("hint", "")) for field in fields_within(told_in(code, site()))]
        for code in ("id", "en")
    )
    assert len(first) == len(second)
    assert all(label for label, _ in first)
    assert ("Judul", "Judul beritanya.") in first
    assert ("Title", "The headline.") in second
    same = {one for one, other in zip(first, second, strict=True) if one == other}
    assert {label for label, hint in same if hint} == set()


def test_an_event_has_its_own_collections_and_relations() -> None:
    """References lead to what the event has, and to the people of the whole site."""
    said = told_in("en", site())
    names = [each["name"] for each in said["collections"] if "name" in each]
    key = factories.EVENT
    assert names[:4] == [f"{key}_event", f"{key}_releases", f"{key}_awards", f"{key}_media"]
    releases = next(each for each in said["collections"] if each.get("name") == f"{key}_releases")
    assert (releases["folder"], releases["path"]) == (
        f"content/events/{key}/releases", "{{slug}}/index",
    )  # fmt: skip
    fields = {each["name"]: each for each in releases["fields"]}
    sessions = fields["sessions"]
    assert (sessions["collection"], sessions["file"]) == (f"{key}_event", "schedule")
    assert sessions["multiple"]
    assert fields["lead_image"]["collection"] == f"{key}_media"
    mention = {each["name"]: each for each in fields["people"]["fields"]}
    assert mention["person"]["collection"] == "people"
    assert fields["embargo"]["input_timezone"] == "Asia/Jakarta"
    assert fields["title"]["i18n"]
    assert not fields["kind"]["i18n"]


def test_pictures_lie_beside_what_is_said_of_them() -> None:
    said = told_in("en", site())
    for each in said["collections"]:
        if each.get("format") == "gaung-media":
            assert (each["media_folder"], each["public_folder"]) == ("", "")
            within = each["name"].endswith("_release_media")
            assert each["folder"].endswith("/releases" if within else "/media")
            assert ("nested" in each) == within
    fields = next(each["fields"] for each in said["collections"] if each.get("name") == "media")
    assert [each["name"] for each in fields][:2] == ["caption", "file"]


def test_an_album_is_a_file_of_its_event_and_a_hidden_one_is_not_named() -> None:
    film = {"key": "satu", "url": "https://example.org/satu.mp4", "type": "video"}
    album = factories.text({"items": [{**film, "caption": "Satu"}]})
    files = factories.site(web_editor=EDITOR) | event() | release("buka")
    files |= release("rahasia", status="draft")
    for folder in ("media", "releases/buka", "releases/rahasia"):
        files[f"content/events/{factories.EVENT}/{folder}/album-a.yaml"] = album.replace(
            "satu", folder.rpartition("/")[2]
        )
    said = told_in("en", kit_of(files))
    of_event = next(
        each for each in said["collections"] if each.get("name") == f"{factories.EVENT}_event"
    )
    albums = {each["name"]: each["file"] for each in of_event["files"] if "album" in each["name"]}
    assert albums == {
        "album-a": f"content/events/{factories.EVENT}/media/album-a.yaml",
        "buka-album-a": f"content/events/{factories.EVENT}/releases/buka/album-a.yaml",
    }


def test_a_schedule_in_a_folder_is_a_collection() -> None:
    files = factories.site(web_editor=EDITOR) | event()
    files[f"content/events/{factories.EVENT}/schedule/satu.yaml"] = factories.text(
        {"sessions": [session("satu")]}
    )
    said = told_in("en", kit_of(files))
    schedules = [each for each in said["collections"] if "schedule" in each.get("name", "")]
    assert [each["folder"] for each in schedules] == [f"content/events/{factories.EVENT}/schedule"]


def test_what_is_hidden_is_not_named() -> None:
    """The configuration is as public as the pages are."""
    hidden = event("rahasia", name="Pertemuan rahasia", visibility={"draft": True})
    kit = kit_of(factories.site(web_editor=EDITOR) | event() | hidden)
    said = json.dumps(settings_in("id", kit))
    assert "ahasia" not in said.replace("Bahasa", "")


@pytest.mark.parametrize("languages", [("id",), ("id", "en", "ar")])
def test_texts_have_a_field_in_each_language(languages: tuple[str, ...]) -> None:
    said = told_in("id", site(*languages))
    texts = [
        [inner["name"] for inner in field["fields"]]
        for field in fields_within(said)
        if field["name"] == "caption"
    ]
    assert texts
    assert all(names == list(languages) for names in texts)
    assert said["i18n"]["locales"] == list(languages)


@pytest.mark.parametrize(
    ("editor", "expected"),
    [
        (EDITOR, {"name": "github", "repo": "kementerian/pusat-media", "branch": "main"}),
        (
            {**EDITOR, "host": "gitlab", "address": "https://git.go.id/", "app": "42"},
            {"name": "gitlab", "repo": "kementerian/pusat-media", "branch": "main",
             "api_root": "https://git.go.id/api/v4", "base_url": "https://git.go.id",
             "app_id": "42", "auth_type": "pkce"},
        ),
        (
            {**EDITOR, "branch": "terbit", "sign_in": "https://masuk.go.id"},
            {"name": "github", "repo": "kementerian/pusat-media", "branch": "terbit",
             "base_url": "https://masuk.go.id"},
        ),
    ],
)  # fmt: skip
def test_the_editor_is_told_of_the_repository(
    editor: dict[str, str], expected: dict[str, str]
) -> None:
    files = factories.site(web_editor=editor) | event()
    assert told_in("id", kit_of(files))["backend"] == expected


@pytest.mark.parametrize(
    ("editor", "problem"),
    [
        ({"host": "sourceforge", "repository": "a/b"}, "choice-unknown"),
        ({"host": "github", "repository": "https://github.com/a/b"}, "pattern-mismatch"),
        ({"host": "github"}, "field-missing"),
    ],
)
def test_a_wrong_setting_is_told(editor: dict[str, str], problem: str) -> None:
    found = read(snapshot(factories.site(web_editor=editor)), Forgetful())
    assert [each.code for each in found.problems] == [problem]


@pytest.mark.usefixtures("without_network")
@pytest.mark.parametrize("path", ["", "kit/"])
def test_the_editor_lies_under_its_own_policy_and_out_of_sight(path: str) -> None:
    files = web_editor.with_editor(finished(path), Forgetful()).files
    page = files["admin/index.html"].decode()
    assert 'name="robots" content="noindex"' in page
    assert "unsafe-inline" not in page.split("style-src")[0]
    assert "<script>" not in page
    assert ' src="editor.js"' in page  # beside it, whatever the path of the site
    rule = files["_headers"].decode().split(f"/{path}admin/*\n")[1].partition("\n\n")[0]
    assert "connect-src 'self' blob: data: https://api.github.com;" in rule
    assert "script-src 'self' 'wasm-unsafe-eval';" in rule
    assert "X-Robots-Tag: noindex" in rule
    assert f"m#^/{path}admin/#" in files[".htaccess"].decode()
    elsewhere = [name for name in files if b"/admin/" in files[name]
                 and not name.startswith("admin/")]  # fmt: skip
    assert sorted(elsewhere) == [".htaccess", "_headers"]
    assert {name for name in files if name.startswith("admin/")} == {
        "admin/index.html", "admin/editor.js", "admin/values.js", "admin/config.id.json",
        "admin/config.en.json", *(f"admin/{name}" for name in FETCHED),
    }  # fmt: skip


@pytest.mark.usefixtures("without_network")
def test_the_same_site_has_the_same_editor() -> None:
    first, second = (web_editor.with_editor(finished(), Forgetful()).files for _ in range(2))
    assert dict(first) == dict(second)


def test_a_site_that_asks_for_none_has_none(without_network: None) -> None:
    del without_network
    build = sound(factories.site() | event(), hands=factories.Idle())
    assert web_editor.with_editor(build, Forgetful()) is build
    assert b"admin" not in build.files["_headers"]


# --- what npm brings ---------------------------------------------------------------------------


def archive(**files: bytes) -> bytes:
    """A package as npm has it."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as opened:
        for name, data in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(data)
            opened.addfile(member, io.BytesIO(data))
    return packed.getvalue()


def package(data: bytes) -> Package:
    integrity = "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode()
    return Package("@sveltia/cms", "1.2.3", integrity, r"index")


class Npm:
    """An npm that puts an archive into the folder that it is run in."""

    def __init__(self, data: bytes | None) -> None:
        self.data = data
        self.runs = 0

    def __call__(self, command: list[str], *, cwd: str, **_: Any) -> Any:
        self.runs += 1
        if self.data is not None:
            Path(cwd, "package.tgz").write_bytes(self.data)
        code = 0 if self.data is not None else 1
        return subprocess.CompletedProcess(command, code, "", "npm error network: ENOTFOUND\nmore")


def given(monkeypatch: pytest.MonkeyPatch, data: bytes | None) -> Npm:
    answering = Npm(data)
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(subprocess, "run", answering)
    return answering


def test_a_package_is_fetched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not wanted of it is left where it was."""
    data = archive(index=b"here", other=b"not this")
    answering, memory = given(monkeypatch, data), Forgetful()
    assert npm.files(package(data), memory) == {"index": b"here"}
    assert npm.files(package(data), memory) == {"index": b"here"}
    assert answering.runs == 1


def test_another_hash_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a byte of it is kept."""
    memory = Forgetful()
    given(monkeypatch, archive(index=b"another"))
    with pytest.raises(Unfetched, match="npm-hash"):
        npm.files(package(archive(index=b"here")), memory)
    with pytest.raises(Unfetched, match="npm-hash"):
        npm.files(package(archive(index=b"here")), memory)


@pytest.mark.parametrize(
    ("has_npm", "told_of"),
    [(False, "editor-without-npm"), (True, "editor-unfetched")],
)
def test_a_site_without_its_editor_is_not_published(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    *,
    has_npm: bool,
    told_of: str,
) -> None:
    folder = write(tmp_path, factories.site(web_editor=EDITOR, written_in="id") | event())
    given(monkeypatch, None)
    if not has_npm:
        monkeypatch.setattr(shutil, "which", lambda _: None)
    assert run(folder, "--lang", "en", "build") == 1
    said = capsys.readouterr()
    assert f"error  {told_of}" in said.out + said.err
    assert "site.yaml:" in said.out + said.err
    assert not (folder / "public").exists()


def test_the_hash_that_does_not_fit_is_told() -> None:
    problem = web_editor.trouble(Unfetched("npm-hash", "yaml@1"), finished().locator)
    assert told((problem,))[0].startswith("site.yaml:")
    assert problem.code == "editor-not-genuine"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("site.yaml", "site"),
        ("content/events/a/schedule/hari-1.yaml", "schedule"),
        ("content/events/a/media/album-1.yaml", "album"),
        ("content/media/foto.yaml", "media"),
        ("content/events/a/releases/b/index.id.md", "release"),
        ("content/events/a/releases/b/foto.yaml", "media"),
        ("content/events/a/releases/b/album.yaml", "album"),
        ("content/events/a/releases/foto.yaml", None),
        ("layouts/locale/id.po", None),
    ],
)
def test_files_are_known_by_their_places(path: str, kind: str | None) -> None:
    assert kind_of(path) == kind


def test_every_file_of_a_whole_site_is_one_that_the_editor_opens() -> None:
    files = factories.small() | person("a") | release("c")
    content = [path for path in files if path.startswith("content/")]
    assert [path for path in content if kind_of(path) is None and not path.endswith(".svg")] == []
