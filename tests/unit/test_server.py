"""The preview over real sockets: serving, renewing itself, showing what is wrong, healing."""

from __future__ import annotations

import http.client
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest

from gaung.edges import web_editor
from gaung.edges.answers import (
    EVENTS_PATH,
    SCRIPT_PATH,
    STATUS_PATH,
    Answer,
    Shown,
    answer,
    is_local,
    looks,
    part,
)
from gaung.edges.preview import PATIENT, Preview
from gaung.edges.server import Stage
from gaung.edges.watching import Watch
from gaung.model.audience import Audience
from gaung.model.kit import Kit
from gaung.outputs.pages import home
from gaung.plan import Output
from tests import on_disk
from tests.factories import event, release, site
from tests.previewing import get, previewed, ready, rewrite, served, soon

PAGE = "/kit/id/acara/forum-air/siaran-pers/satu/"
RELEASE = "content/events/forum-air/releases/satu/index.id.md"


# What is sent for an address

SHOWN = Shown(
    files={
        "index.html": b"<body>pilih bahasa</body>",
        "id/index.html": b"<body>beranda</body>",
        "id/404.html": b"<body>tidak ada</body>",
        "404.html": b"<body>neither</body>",
        "assets/site.css": b"a {}",
        "id/kalender.ics": b"BEGIN",
        "media/\xe9.bin".encode("latin-1").decode("latin-1"): b"\x00",
    },
    path="/kit/",
    version="7",
    gallery=lambda: {"id/__gaung/components/index.html": b"<body>galeri</body>"},
    language="id",
)


@pytest.mark.parametrize(
    ("target", "status", "kind", "start"),
    [
        ("/kit/", 200, "text/html; charset=utf-8", b"<body>pilih bahasa"),
        ("/kit/id/", 200, "text/html; charset=utf-8", b"<body>beranda"),
        ("/kit/id/?q=1", 200, "text/html; charset=utf-8", b"<body>beranda"),
        ("/kit/id/index.html", 200, "text/html; charset=utf-8", b"<body>beranda"),
        ("/kit/assets/site.css", 200, "text/css; charset=utf-8", b"a {}"),
        ("/kit/id/kalender.ics", 200, "text/calendar; charset=utf-8", b"BEGIN"),
        ("/kit/media/%C3%A9.bin", 200, "application/octet-stream", b"\x00"),
        ("/kit/id/__gaung/components/", 200, "text/html; charset=utf-8", b"<body>galeri"),
        ("/kit/fr/__gaung/components/", 404, "text/html; charset=utf-8", b"<body>neither"),
        ("/kit/id/hilang/", 404, "text/html; charset=utf-8", b"<body>tidak ada"),
        ("/kit/fr/hilang/", 404, "text/html; charset=utf-8", b"<body>neither"),
        ("/lain/", 404, "text/html; charset=utf-8", b"<body>neither"),
        ("/kit/../site.yaml", 404, "text/html; charset=utf-8", b"<body>neither"),
    ],
)
def test_an_address_leads_to_a_file(target: str, status: int, kind: str, start: bytes) -> None:
    found = answer(SHOWN, target)
    assert (found.status, found.kind) == (status, kind)
    assert found.data.startswith(start)


@pytest.mark.parametrize(
    ("target", "location"),
    [
        ("/", "/kit/"),
        ("/kit/id", "/kit/id/"),
        ("/__gaung/components/", "/kit/id/__gaung/components/"),
    ],
)
def test_an_address_that_lacks_something_leads_on(target: str, location: str) -> None:
    found = answer(SHOWN, target)
    assert (found.status, found.location) == (HTTPStatus.FOUND, location)


def test_pages_get_the_script_and_nothing_else_does() -> None:
    look = looks(SHOWN, "/kit/id/")
    script = f'<script src="{SCRIPT_PATH}?v={look}" defer></script>'.encode()
    assert answer(SHOWN, "/kit/id/").data == b"<body>beranda" + script + b"</body>"
    assert f"?v={looks(SHOWN, '/kit/hilang/')}" in answer(SHOWN, "/kit/hilang/").data.decode()
    assert answer(SHOWN, "/kit/assets/site.css").data == b"a {}"


@pytest.mark.parametrize(
    ("wanted", "status", "data", "place"),
    [
        ("bytes=0-3", 206, b"0123", "bytes 0-3/10"),
        ("bytes=4-", 206, b"456789", "bytes 4-9/10"),
        ("bytes=-3", 206, b"789", "bytes 7-9/10"),
        ("bytes=-30", 206, b"0123456789", "bytes 0-9/10"),
        ("bytes=5-500", 206, b"56789", "bytes 5-9/10"),
        ("bytes=12-", 416, b"", "bytes */10"),
        ("bytes=5-3", 416, b"", "bytes */10"),
        ("bytes=-0", 416, b"", "bytes */10"),
        ("bytes=-", 200, b"0123456789", ""),
        ("bytes=0-1,3-4", 200, b"0123456789", ""),
        ("lines=0-1", 200, b"0123456789", ""),
        ("", 200, b"0123456789", ""),
    ],
)
def test_parts_of_a_file(wanted: str, status: int, data: bytes, place: str) -> None:
    found = part(Answer(HTTPStatus.OK, b"0123456789"), wanted)
    assert (found.status, found.data, found.place) == (status, data, place)


@pytest.mark.parametrize(
    ("host", "is_ours"),
    [
        ("127.0.0.1:8000", True),
        ("localhost", True),
        ("[::1]:8000", True),
        ("[::1]", True),
        ("127.0.0.1.evil.example:80", False),
        ("192.168.1.7:8000", True),
        ("komputer.local", True),
        ("evil.example:8000", False),
        ("localhost.evil.example", False),
        ("", False),
    ],
)
def test_only_names_of_this_computer_are_answered(host: str, *, is_ours: bool) -> None:
    assert is_local(host, "komputer.local") is is_ours


# Over the wire


@pytest.fixture
def port() -> Iterator[int]:
    stage = Stage()
    stage.show(SHOWN)
    with served(stage) as port:
        yield port


def test_a_film_can_be_wound_forward(port: int) -> None:
    status, headers, data = get(port, "/kit/id/kalender.ics", Range="bytes=1-2")
    assert (status, headers["Content-Range"], data) == (206, "bytes 1-2/5", b"EG")
    status, headers, data = get(port, "/kit/id/kalender.ics", Range="bytes=9-")
    assert (status, headers["Content-Range"], data) == (416, "bytes */5", b"")
    status, _, data = get(port, "/kit/id/kalender.ics", Range="bytes=1-2", If_Range='"old"')
    assert (status, data) == (200, b"BEGIN")


def test_what_a_browser_has_is_not_sent_again(port: int) -> None:
    _, headers, _ = get(port, "/kit/id/")
    assert headers["Cache-Control"] == "no-cache"
    status, _, data = get(port, "/kit/id/", If_None_Match=headers["ETag"])
    assert (status, data) == (304, b"")
    assert get(port, "/kit/id/", If_None_Match='"older"')[0] == 200


def test_a_head_has_no_body(port: int) -> None:
    status, headers, data = get(port, "/kit/assets/site.css", "HEAD")
    assert (status, headers["Content-Length"], data) == (200, "4", b"")


def test_a_foreign_host_is_refused(port: int) -> None:
    status, _, data = get(port, "/kit/id/", Host="evil.example")
    assert (status, data) == (421, b"")


def test_nothing_can_be_sent_to_us(port: int) -> None:
    assert get(port, "/kit/id/", "POST")[0] == 501


def test_pages_are_told_of_changes() -> None:
    stage = Stage()
    stage.show(SHOWN)
    with served(stage) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", f"{EVENTS_PATH}?/kit/id/")
        response = connection.getresponse()
        assert response.getheader("Content-Type") == "text/event-stream"
        look = f"data: {looks(SHOWN, '/kit/id/')}\n".encode()
        assert (response.readline(), response.readline()) == (look, b"\n")
        files = dict(SHOWN.files)
        stage.show(replace(SHOWN, version="8", files=files | {"assets/other.css": b"b {}"}))
        assert response.readline() == b": \n", "another file changed"
        assert response.readline() == b"\n"
        stage.show(replace(SHOWN, version="9", files=files | {"id/index.html": b"<body>baru"}))
        assert response.readline().startswith(b"data: ")
        connection.close()
        assert b'searchParams.get("v")' in get(port, f"{SCRIPT_PATH}?v=8")[2]


# A site that is edited while it is served


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return on_disk.write(tmp_path, site() | event() | release("satu"))


def test_an_edit_is_seen_and_a_slip_is_shown_until_it_is_mended(folder: Path) -> None:
    with previewed(folder) as (preview, port):
        assert "Isi satu." in get(port, PAGE)[2].decode()

        rewrite(folder / RELEASE, "Isi satu.", "Isi baru.")
        assert soon(lambda: b"Isi baru." in get(port, PAGE)[2])

        rewrite(folder / RELEASE, "summary:", "sumary:")
        assert soon(lambda: get(port, PAGE)[0] == 500)
        for address in (PAGE, "/kit/en/", "/kit/hilang/", "/kit/"):
            status, _, data = get(port, address)
            page = data.decode()
            assert (status, '<html lang="id">' in page) == (500, True)
            assert f"{RELEASE}:3:1  kesalahan  field-unknown" in page
            assert SCRIPT_PATH in page
        # What is no page is served on, and pages can be seen as they last were.
        style = next(path for path in preview.stage.shown.files if path.endswith(".css"))
        assert get(port, f"/kit/{style}")[0] == 200
        status, _, data = get(port, f"{PAGE}?last-good")
        assert (status, b"Isi baru." in data) == (200, True)

        rewrite(folder / RELEASE, "sumary:", "summary:")
        assert soon(lambda: get(port, PAGE)[0] == 200)


def test_the_preview_tells_how_translations_stand(folder: Path) -> None:
    """Drafts too, which no page of the site has."""
    with previewed(folder) as (_, port):
        rewrite(folder / RELEASE, '"approved"', '"draft"')

        def told() -> str:
            return get(port, STATUS_PATH)[2].decode()

        assert soon(lambda: "konsep: 1" in told())
        assert "Siaran satu" in told()
        assert "<td>belum ditandai</td><td>en</td>" in told()


def test_a_first_build_that_is_broken_is_shown_and_heals(folder: Path) -> None:
    rewrite(folder / "site.yaml", '"base_url"', '"base_ulr"')
    with previewed(folder) as (_, port):
        status, _, data = get(port, "/")
        assert (status, b"base_ulr" in data, b"last-good" in data) == (500, True, False)
        rewrite(folder / "site.yaml", '"base_ulr"', '"base_url"')
        assert soon(lambda: get(port, PAGE)[0] == 200)


def test_a_broken_layout_is_shown_with_its_traceback_and_heals(folder: Path) -> None:
    with previewed(folder) as (_, port):
        footer = folder / "layouts/partials/footer.html"
        footer.parent.mkdir(parents=True)
        footer.write_text("{{ nothing }}", encoding="utf-8")
        assert soon(lambda: get(port, PAGE)[0] == 500)
        assert "&#x27;nothing&#x27; is undefined" in get(port, PAGE)[2].decode()
        footer.write_text("<p>kaki</p>", encoding="utf-8")
        assert soon(lambda: b"<p>kaki</p>" in get(port, PAGE)[2])


def test_a_whole_build_gives_way_to_a_newer_save(folder: Path) -> None:
    """What was edited is shown at once, whatever else is being built; what lists it comes after."""
    page = f"{PAGE.removeprefix('/kit/')}index.html"
    listed = "id/siaran-pers/index.html"

    def shows(path: str, words: str) -> bool:
        return words in preview.stage.shown.files[path].decode()

    with ready(folder) as preview:
        for old, new in (("Siaran satu", "Siaran dua"), ("Siaran dua", "Siaran tiga")):
            rewrite(folder / RELEASE, old, new)
            assert preview.renew(lambda: True)
            assert (shows(page, new), shows(listed, "Siaran satu")) == (True, True)
        # What is taken back is no change, and has been shown all the same.
        rewrite(folder / RELEASE, "Siaran tiga", "Siaran satu")
        assert preview.renew(lambda: True)
        assert shows(page, "Siaran satu")
        assert not preview.renew(lambda: True)


def test_a_build_gives_way_while_it_plans(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a large site planning alone takes seconds."""
    planned: list[str] = []

    def plan(kit: Kit) -> Iterator[Output[Any]]:
        for output in home.plan(kit):
            planned.append(output.path)
            yield output

    with ready(folder) as preview:
        rewrite(folder / RELEASE, "Siaran satu", "Siaran dua")
        monkeypatch.setattr("gaung.build.PLANNERS", (plan,))
        assert preview.renew(lambda: bool(planned))
    assert len(planned) == 1


def test_a_build_gives_way_to_no_more_than_a_few_saves(folder: Path) -> None:
    """The lists come even where somebody never rests."""
    listed = "id/siaran-pers/index.html"
    with ready(folder) as preview:
        before, seen = preview.stage.shown.files[listed], []
        for number in range(PATIENT + 1):
            title = f"Judul {number}"
            rewrite(folder / RELEASE, f"Judul {number - 1}" if number else "Siaran satu", title)
            preview.renew(lambda: True)
            seen.append(preview.stage.shown.files[listed] != before)
        assert seen == [False] * PATIENT + [True]


def test_what_only_looks_like_a_change_renews_nothing(folder: Path) -> None:
    with previewed(folder) as (preview, _):
        version = preview.stage.shown.version
        text = (folder / RELEASE).read_text(encoding="utf-8")
        (folder / RELEASE).write_text(text, encoding="utf-8")
        (folder / "public").mkdir()
        (folder / "public/index.html").write_text("x", encoding="utf-8")
        (folder / "content/.index.id.md.swp").write_text("x", encoding="utf-8")
        assert not soon(lambda: preview.stage.shown.version != version, seconds=0.5)


def test_polling_sees_an_edit_too(folder: Path) -> None:
    with previewed(folder, polling=True) as (_, port):
        rewrite(folder / RELEASE, "Isi satu.", "Isi baru.")
        assert soon(lambda: b"Isi baru." in get(port, PAGE)[2])


def test_a_moment_that_comes_renews_the_site(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    due = datetime(2024, 6, 10, 2, tzinfo=UTC)
    clock = [due - timedelta(seconds=90)]
    monkeypatch.setattr("gaung.edges.preview.moment", lambda _: clock[-1])
    on_disk.write(folder, release("kelak", published="2024-06-10 09:00 WIB"))
    page = PAGE.replace("satu", "kelak")
    with previewed(folder, now=None, audience=Audience.PUBLIC) as (preview, port):
        assert (preview._seconds_left(), get(port, page)[0]) == (90, 404)
        clock.append(due)
        assert soon(lambda: get(port, page)[0] == 200)


def test_at_shows_the_site_of_that_moment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the command has it: what comes out later is there, and the clock moves nothing on."""
    on_disk.write(folder, release("kelak", published="2024-06-10 09:00 WIB"))
    page = PAGE.replace("satu", "kelak")
    shown: list[int] = []

    def run(preview: Preview, **_: object) -> None:
        preview.renew()
        with served(preview.stage) as port:
            shown.append(get(port, page)[0])

    monkeypatch.setattr(Preview, "run", run)
    for moment in ("2024-06-10 08:59 WIB", "2024-06-10 09:00 WIB"):
        assert on_disk.run(folder, "serve", "--audience", "public", "--at", moment) == 0
    assert shown == [404, 200]
    assert on_disk.run(folder, "serve", "--at", "kapan-kapan") == 2


def test_the_web_editor_is_served_where_the_settings_ask_for_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched = {"sveltia/npm/index.js": b"// the editor", "yaml/index.js": b"// YAML"}
    monkeypatch.setattr(web_editor, "fetched", lambda _: fetched)
    with previewed(folder) as (_, port):
        assert get(port, "/kit/admin/")[0] == 404
        editor = '"web_editor": {"host": "github", "repository": "a/b"}, "base_url"'
        rewrite(folder / "site.yaml", '"base_url"', editor)
        assert soon(lambda: get(port, "/kit/admin/")[0] == 200)
        status, headers, page = get(port, "/kit/admin/")
        assert (status, b"editor.js" in page) == (200, True)
        assert "'unsafe-inline'" in headers["Content-Security-Policy"]
        assert get(port, "/kit/admin/sveltia/npm/index.js")[2] == b"// the editor"
        assert b"collections" in get(port, "/kit/admin/config.id.json")[2]


def test_the_preview_outlives_changes_of_everything(folder: Path) -> None:
    """Settings, a folder that goes and comes back, another branch with other files."""
    with previewed(folder) as (preview, port):
        settings = folder / "site.yaml"
        before = settings.read_text(encoding="utf-8")
        rewrite(settings, "/kit/", "/pers/")
        assert soon(lambda: get(port, PAGE.replace("/kit/", "/pers/"))[0] == 200)
        settings.write_text(before, encoding="utf-8")
        assert soon(lambda: get(port, PAGE)[0] == 200)

        away = folder.parent / "away"
        (folder / "content/events").rename(away)
        assert soon(lambda: get(port, PAGE)[0] == 404)
        away.rename(folder / "content/events")
        assert soon(lambda: get(port, PAGE)[0] == 200)

        settings.unlink()
        assert soon(lambda: get(port, PAGE)[0] == 500)
        assert get(port, f"{PAGE}?last-good")[0] == 200
        settings.write_text(before, encoding="utf-8")
        assert soon(lambda: get(port, PAGE)[0] == 200)
        assert preview.stage.is_open


def test_the_preview_follows_to_another_branch(folder: Path) -> None:
    def git(*words: str) -> None:
        words = ("-c", "user.name=A", "-c", "user.email=a@b", *words)
        subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)  # noqa: S607

    git("init", "--quiet", "-b", "main")
    git("add", "site.yaml", "content")
    git("commit", "-qm", "one")
    git("checkout", "--quiet", "-b", "lain")
    on_disk.write(folder, release("dua"))
    shutil.rmtree(folder / "content/events/forum-air/releases/satu")
    git("add", "--all", "content")
    git("commit", "-qm", "two")
    other = PAGE.replace("satu", "dua")
    with previewed(folder) as (_, port):
        assert (get(port, PAGE)[0], get(port, other)[0]) == (404, 200)
        git("checkout", "--quiet", "main")
        assert soon(lambda: (get(port, PAGE)[0], get(port, other)[0]) == (200, 404))


# Watching


def test_only_sources_are_watched(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "public").mkdir()
    with Watch(tmp_path) as watch:
        (tmp_path / "public/index.html").write_text("x", encoding="utf-8")
        (tmp_path / "catatan.txt").write_text("x", encoding="utf-8")
        (tmp_path / "content/a.yaml~").write_text("x", encoding="utf-8")
        assert not watch.wait(0.3)
        (tmp_path / "content/a.yaml").write_text("x", encoding="utf-8")
        assert watch.wait(5)
        (tmp_path / "content/a.yaml").read_text(encoding="utf-8")
        assert not watch.wait(0.3)  # reading is no change
        (tmp_path / "site.yaml").write_text("x", encoding="utf-8")
        assert watch.wait(5)
        (tmp_path / "content/a.yaml").unlink()
        assert watch.wait(5)


def test_a_folder_that_comes_later_is_watched_too(tmp_path: Path) -> None:
    with Watch(tmp_path) as watch:
        (tmp_path / "layouts").mkdir()
        assert watch.wait(5)
        (tmp_path / "layouts/base.html").write_text("x", encoding="utf-8")
        assert watch.wait(5)


def test_where_the_system_cannot_watch_we_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    (tmp_path / "content").mkdir()
    monkeypatch.setattr("gaung.edges.watching.Observer.start", refuse)
    with Watch(tmp_path) as watch:
        assert watch.why_polling == "inotify watch limit reached"
        (tmp_path / "content/a.yaml").write_text("x", encoding="utf-8")
        assert watch.wait(5)
