"""The web editor in a browser: a folder is opened, edited, saved, checked, and built.

The picker of folders cannot be clicked by a test; the browser's own private file system answers in
its place. What the editor then does with files is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from gaung.build import Build
from gaung.edges import own, web_editor
from gaung.edges.store import Store
from tests import factories
from tests.browser.serving import served
from tests.browser.visiting import Visitor
from tests.factories import ROOT, told
from tests.pictures import drawn

pytestmark = pytest.mark.xdist_group("web editor")

PICTURES = own.folder(ROOT) / "pictures"
"""Where the pictures of the screens go: nothing of it is kept by git."""
REPOSITORY = {"host": "github", "repository": "kementerian/pusat-media"}
SCREEN = {"width": 1280, "height": 900}

PICKED = """
window.showDirectoryPicker = () => navigator.storage.getDirectory();
FileSystemHandle.prototype.requestPermission ??= async () => "granted";
FileSystemHandle.prototype.queryPermission ??= async () => "granted";
"""
WRITE = """async (files) => {
  const top = await navigator.storage.getDirectory();
  for (const [path, text] of Object.entries(files)) {
    const names = path.split("/");
    let folder = top;
    for (const name of names.slice(0, -1)) {
      folder = await folder.getDirectoryHandle(name, { create: true });
    }
    const file = await folder.getFileHandle(names.at(-1), { create: true });
    const stream = await file.createWritable();
    await stream.write(text);
    await stream.close();
  }
}"""
READ = """async () => {
  const files = {};
  const walk = async (folder, path) => {
    for await (const [name, inner] of folder.entries()) {
      if (inner.kind === "directory") await walk(inner, `${path}${name}/`);
      else if (!name.endsWith(".jpg")) files[path + name] = await (await inner.getFile()).text();
      else files[path + name] = [...new Uint8Array(await (await inner.getFile()).arrayBuffer())];
    }
  };
  await walk(await navigator.storage.getDirectory(), "");
  return files;
}"""

EVENT = "content/events/forum-air"
CONTENT = {
    f"{EVENT}/event.yaml": """\
# Yang berikut ditulis tangan. / What follows was written by hand.
name: {id: Forum Air, en: Water Forum}
time_zone: WITA
start: 18 Mei 2024
end: 2024-05-20
venues:
  - {key: aula, name: Aula}
""",
    f"{EVENT}/schedule.yaml": """\
sessions:
  - key: pembukaan
    title: {id: Pembukaan, en: Opening}
    date: 2024-05-18
    start: 09.30   # sebelum siang
    end: 10:00
    venues: aula
    people: [rina-hartono]
  - key: jumpa-pers
    title: {id: Jumpa pers, en: Press conference}
    kind: press_conference
    date: 2024-05-18
    start: 19:30
    duration: 1:20
""",
    f"{EVENT}/awards/lomba-video.yaml": """\
name: {id: Lomba Video Air, en: Water Video Contest}
categories:
  - key: umum
    name: {id: Umum, en: Open}
    results:
      - {label: Juara 1, order: 1, winner: dinas-air}
""",
    f"{EVENT}/releases/pembukaan/index.id.md": """\
---
title: Forum Air dibuka di Bali
summary: Forum Air dibuka pada 18 Mei 2024 di Bali.
kind: release
status: approved
published: 2024-05-18 11:00 WITA
embargo: 2024-05-18 10:30 WITA
people: [rina-hartono]
sessions: [pembukaan]
---

Forum dibuka oleh [Rina Hartono](person:rina-hartono).
""",
    f"{EVENT}/releases/pembukaan/index.en.md": """\
---
title: The Water Forum opens in Bali
summary: The Water Forum opened on 18 May 2024 in Bali.
---

The forum was opened by [Rina Hartono](person:rina-hartono).
""",
    "content/people/rina-hartono.yaml": """\
name: Rina Hartono
spokesperson: ya
posts:
  - {key: ketua, title: {id: Ketua Forum, en: Chair of the forum}, as_of: 2024}
""",
    "content/organisations/dinas-air.yaml": "name: {id: Dinas Air, en: Water Agency}\n",
    "content/contacts.yaml": """\
contacts:
  - key: meja
    name: {id: Meja pers, en: Press desk}
    phone: +62 361 555 0100
    valid_until: 2030-01-31
""",
}
"""A site as people write one: times with and without quotation marks, short forms, comments."""


def whole(content: Mapping[str, str | bytes]) -> dict[str, str | bytes]:
    """A site with this content."""
    return {**factories.site(web_editor=REPOSITORY), **content}


def made(content: Mapping[str, str | bytes]) -> Build:
    """The build of a site with this content, which has nothing wrong with it."""
    return factories.sound(whole(content), hands=factories.Idle())


class Editor:
    """The editor with a folder in it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, address: str) -> None:
        """Go to a place of the editor."""
        self.page.evaluate("(place) => { location.hash = place }", f"#/collections/{address}")

    def begin(self, collection: str) -> None:
        """Begin a new entry."""
        self.open(f"{collection}/new")

    def field(self, path: str, pane: int = 0) -> Locator:
        """A field, in the first language or another; what is out of sight is not made yet."""
        found = self.page.locator(f'[data-key-path="{path}"]').nth(pane)
        self.page.locator("[data-key-path]").first.wait_for()
        self.page.mouse.move(900 if pane else 300, 500)
        for _ in range(60):
            if found.count():
                break
            self.page.mouse.wheel(0, 600)
            self.page.wait_for_timeout(30)
        return found

    def fill(self, path: str, words: str, pane: int = 0) -> None:
        """Fill in a field of words."""
        self.field(path, pane).locator("input, textarea").first.fill(words)

    def add(self, path: str) -> None:
        """Add an item to a list, or open a part that may be left out."""
        field = self.field(path)
        # What stands inside is made as it comes into sight, with buttons of its own: the name of
        # the field tells its own button from those.
        name = re.compile(f"^Add .?{re.escape(self.label(field))}.?$")
        box = field.get_by_role("checkbox", name=name)
        button = box.or_(field.get_by_role("button", name=name)).last
        inside = self.page.locator(f'[data-key-path^="{path}."]')
        before = inside.count()
        button.click()
        try:
            expect(inside).not_to_have_count(before, timeout=15_000)
        except AssertionError:
            button.click()  # a busy machine was still drawing the list when it was pressed

    def label(self, field: Locator) -> str:
        """The name of a field, without the quotation marks and the marks of direction about it."""
        said = field.get_attribute("aria-label")
        assert said is not None
        return re.sub(r"[\u2066-\u2069]", "", said).removeprefix("“").removesuffix("” Field")

    def expand(self, path: str) -> None:
        """Open the first item of a list."""
        self.field(path).locator('[aria-label="Expand"][aria-expanded="false"]').first.click()

    def choose(self, path: str, words: str) -> None:
        """Choose from a list."""
        field = self.field(path)
        expect(field).to_be_visible(timeout=30_000)
        # A few choices stand there at once; many are behind a click.
        few = field.get_by_role("radio", name=words).or_(field.get_by_role("checkbox", name=words))
        if few.count():
            few.click()
            return
        field.get_by_role("combobox").click()
        self.page.get_by_role("option", name=words).click()

    def save(self) -> None:
        """Save, and wait until it is done."""
        self.page.get_by_role("button", name="Save").click()
        self.page.wait_for_url(re.compile(r"#/collections/[^/]+$"))

    def files(self) -> dict[str, str | bytes]:
        """What stands in the folder; pictures as bytes."""
        found: dict[str, str | list[int]] = self.page.evaluate(READ)
        return {
            path: said if isinstance(said, str) else bytes(said)
            for path, said in found.items()
            if not path.startswith(".git/")
        }

    def picture(self, name: str) -> None:
        """Take a picture of the screen as people have it."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / f"web-editor-{name}.png")


@contextmanager
def editing(browser: Browser, site: Build, content: Mapping[str, str]) -> Iterator[Editor]:
    """Open the editor of a site with a folder in it, on a host that does as ``_headers`` say."""
    assert site.kit is not None
    with Store(own.folder(ROOT) / "web-editor") as memory:
        finished = web_editor.with_editor(site, memory)
    assert told(finished.problems) == []
    path = site.kit.addresses.path
    with served(finished.files, path) as host:
        with Visitor(browser, host, viewport=SCREEN) as visitor:
            visitor.context.add_init_script(PICKED)
            visitor.context.set_default_timeout(30_000)  # two megabytes of script come first
            page = visitor.go(f"{path}admin/config.id.json")
            page.evaluate(WRITE, {".git/HEAD": "ref: refs/heads/main\n", **content})
            visitor.go(f"{path}admin/")
            page.get_by_role("button", name="Work with Local Repository").click()
            expect(page.get_by_text("Forum Air: Rilis").first).to_be_visible(timeout=30_000)
            yield Editor(page)
        # Sveltia knows fonts of another host and asks after the health of GitHub: the policy
        # stops both, and its own fonts stand beside it.
        strangers = ("cdn.jsdelivr.net", "www.githubstatus.com")
        assert [slip for slip in visitor.slips if not any(each in slip for each in strangers)] == []


def test_what_is_created_and_edited_is_checked_built_and_shown(browser: Browser) -> None:
    """A person, a release in two languages, sessions, an award with winners."""
    with editing(browser, made(CONTENT), CONTENT) as editor:
        create_person(editor)
        create_release(editor)
        upload_picture(editor)
        edit_release(editor)
        edit_sessions(editor)
        edit_award(editor)
        saved = editor.files()
    after = made(saved)
    assert_nothing_else_changed(saved, after)
    pages = {path: data.decode() for path, data in after.files.items() if path.endswith(".html")}
    assert "Siti Wulandari" in pages["id/tokoh/siti-wulandari/index.html"]
    release = "forum-air-ditutup"
    assert "Forum ditutup oleh" in pages[f"id/acara/forum-air/siaran-pers/{release}/index.html"]
    assert "The forum was closed by" in pages[f"en/events/forum-air/releases/{release}/index.html"]
    edited = pages["en/events/forum-air/releases/pembukaan/index.html"]
    assert "The Water Forum opens at last" in edited
    assert "The main hall" in edited
    assert saved[f"{EVENT}/releases/pembukaan/aula.jpg"] == HALL
    schedule = pages["id/acara/forum-air/jadwal/index.html"]
    assert "Penutupan" in schedule
    assert "16.45" in schedule
    assert "09.30" in schedule
    winners = pages["en/events/forum-air/awards/lomba-video/index.html"]
    assert "Siti Wulandari" in winners
    assert "Water Agency" in winners


HALL = drawn(1600, 1066)
TOUCHED = {
    f"{EVENT}/releases/pembukaan/aula.jpg",
    f"{EVENT}/releases/pembukaan/aula-utama.yaml",
    "content/people/siti-wulandari.yaml",
    f"{EVENT}/releases/forum-air-ditutup/index.id.md",
    f"{EVENT}/releases/forum-air-ditutup/index.en.md",
    f"{EVENT}/releases/pembukaan/index.id.md",
    f"{EVENT}/releases/pembukaan/index.en.md",
    f"{EVENT}/schedule.yaml",
    f"{EVENT}/awards/lomba-video.yaml",
}
"""The files of what was saved."""


def assert_nothing_else_changed(saved: Mapping[str, str | bytes], after: Build) -> None:
    """What was not edited has the same bytes; what stands beside an edit says the same."""
    assert {path for path, text in saved.items() if text != CONTENT.get(path)} == TOUCHED
    before = made(CONTENT).kit
    assert before is not None
    assert after.kit is not None
    edited = {("award", "lomba-video")}
    for name, entry in before.entries.items():
        if (name.kind, name.key) not in edited:
            assert after.kit.entries[name].record == entry.record, name
    schedule = str(saved[f"{EVENT}/schedule.yaml"])
    assert 'start: "09.30"' in schedule  # as it was typed, and nobody takes it for a number
    assert 'start: "19:30"' in schedule
    assert "embargo: 2024-05-18 10:30 WITA" in str(saved[f"{EVENT}/releases/pembukaan/index.id.md"])


def create_person(editor: Editor) -> None:
    editor.begin("people")
    editor.fill("name", "Siti Wulandari")
    editor.add("posts")
    editor.fill("posts.0.key", "juri")
    editor.fill("posts.0.title.id", "Ketua juri")
    editor.fill("posts.0.title.en", "Chair of the jury")
    editor.picture("person")
    editor.save()


def create_release(editor: Editor) -> None:
    editor.begin("forum-air_releases")
    editor.fill("title", "Forum Air ditutup")
    editor.fill("title", "The Water Forum closes", pane=1)
    editor.fill("summary", "Forum Air ditutup pada 20 Mei 2024 di Bali.")
    editor.fill("summary", "The Water Forum closed on 20 May 2024 in Bali.", pane=1)
    editor.choose("kind", "Siaran pers")
    editor.choose("status", "Disetujui")
    editor.fill("body", "Forum ditutup oleh [Siti](person:siti-wulandari).")
    editor.fill("body", "The forum was closed by [Siti](person:siti-wulandari).", pane=1)
    editor.fill("published", "2024-05-20 18:00 WITA")
    editor.choose("sessions", "Pembukaan")
    editor.picture("release")
    editor.save()


def upload_picture(editor: Editor) -> None:
    """Into the folder of a release, which has no picture yet."""
    editor.begin("forum-air_release_media")
    editor.page.get_by_role("button", name="New Folder").click()
    editor.page.get_by_role("dialog").get_by_role("textbox").fill("pembukaan")
    editor.page.get_by_role("dialog").get_by_role("button", name="Create").click()
    editor.field("file")
    aula = FilePayload(name="aula.jpg", mimeType="image/jpeg", buffer=HALL)
    editor.page.locator("input[type=file]").first.set_input_files(aula)
    editor.fill("caption.id", "Aula utama")
    editor.fill("caption.en", "The main hall")
    for part, words in (("credit", "credit"), ("licence", "licence.name"), ("alt", "alt")):
        editor.add(part)
        editor.fill(f"{words}.id", "Pusat Media")
        editor.fill(f"{words}.en", "Media Centre")
    editor.picture("picture")
    editor.save()


def edit_release(editor: Editor) -> None:
    editor.open("forum-air_releases/entries/pembukaan/index")
    editor.fill("body", "The hall.\n\n![](media:aula-utama)", pane=1)
    editor.fill("title", "The Water Forum opens at last", pane=1)
    editor.save()


def edit_sessions(editor: Editor) -> None:
    editor.open("forum-air_event/entries/schedule")
    editor.add("sessions")
    editor.fill("sessions.2.key", "penutupan")
    editor.fill("sessions.2.title.id", "Penutupan")
    editor.fill("sessions.2.title.en", "Closing")
    editor.fill("sessions.2.date", "2024-05-20")
    editor.fill("sessions.2.start", "16:45")
    editor.picture("schedule")
    editor.save()


def edit_award(editor: Editor) -> None:
    editor.open("forum-air_awards/entries/lomba-video")
    editor.expand("categories")
    editor.add("categories.0.results")
    editor.choose("categories.0.results.1.winner.person", "Siti Wulandari")
    editor.add("categories.0.results.1.label")
    editor.fill("categories.0.results.1.label.id", "Juara 2")
    editor.fill("categories.0.results.1.label.en", "Second place")
    editor.fill("categories.0.results.1.order", "2")
    editor.picture("award")
    editor.save()
