"""Any bytes in the content give problems in their places, never an exception."""

import json
from typing import Any, get_args

from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from gaung.edges.package import load
from gaung.memory import Forgetful
from gaung.problems import sort
from gaung.reading import read
from gaung.reading.shelves import ARTICLES, SHELVES
from gaung.snapshot import snapshot

EVENT = "content/events/forum-air/"
SITE = {
    "site.yaml": (
        "name: {id: Pusat Media, en: Media Centre}\n"
        "base_url: https://media.example.go.id/kit/\n"
        "languages:\n"
        "  - {code: id, name: Bahasa Indonesia}\n"
        "  - {code: en, name: English, locale: en_GB}\n"
        "written_in: id\n"
        "publishing_zone: Asia/Jakarta\n"
        "missing: {data: require}\n"
    ),
    f"{EVENT}event.yaml": (
        "name: Forum Air\n"
        "time_zone: WITA\n"
        "start: 2024-05-18\n"
        "venues: [{key: aula, name: Aula}]\n"
        "highlights: ['session:buka']\n"
    ),
    f"{EVENT}index.id.md": "---\nwritten_in: id\n---\n\nForum Air.\n",
    f"{EVENT}schedule.yaml": (
        "sessions:\n"
        "  - key: buka\n"
        "    title: {id: Pembukaan, en: Opening}\n"
        "    date: 18 Mei 2024\n"
        "    start: 09.00–10.30\n"
        "    people: [{person: usman-kansong, post: dirjen}]\n"
        "    abstract: |\n"
        "      Satu *dua* [tiga](person:usman-kansong).\n"
    ),
    f"{EVENT}facts.yaml": "facts: [{key: peserta, label: Peserta, value: 1500, status: final}]\n",
    f"{EVENT}statements.yaml": (
        "statements: [{key: a, speaker: usman-kansong, text: Air itu hidup, verbatim: true}]\n"
    ),
    f"{EVENT}narrative.yaml": (
        "version: 1\n"
        "valid_from: 2024-05-01\n"
        "owner: [kominfo]\n"
        "messages: [{key: air, text: Air untuk semua}]\n"
    ),
    f"{EVENT}social.yaml": "posts: [{key: a, platforms: x, text: Halo, hashtags: '#air'}]\n",
    f"{EVENT}awards/kyoto.yaml": (
        "name: Kyoto\n"
        "categories: [{key: a, name: A, results: [{label: Juara 1, winner: kominfo}]}]\n"
    ),
    f"{EVENT}media/foto.yaml": "caption: Pembukaan\nalt: Panggung\ntaken: 2024-05-18 09:00 WITA\n",
    f"{EVENT}media/album.yaml": "credit: Kominfo\nitems: [{key: b, caption: B, alt: B}]\n",
    f"{EVENT}releases/buka/index.id.md": (
        "---\n"
        "title: Forum Air dibuka\n"
        "summary: Presiden membuka Forum Air.\n"
        "kind: release\n"
        "status: approved\n"
        "published: 2024-05-18 09:00 WITA\n"
        "related: [{title: A, url: 'https://a.example/'}]\n"
        "---\n\n"
        "## Judul\n\nKata [Usman](person:usman-kansong), {fact:peserta} orang [@antara].\n\n"
        "![](media:foto)\n\n{video:foto}\n\n| a | b |\n|---|--:|\n| c | d |\n\n"
        "1. satu\n\n> kutip[^1]\n\n[^1]: Catatan.\n"
    ),
    f"{EVENT}releases/buka/index.en.md": (
        "---\ntitle: Water Forum opens\nsummary: The forum opens.\nkind: release\n---\n\nWords.\n"
    ),
    "content/people/usman-kansong.yaml": (
        "name: Usman Kansong\n"
        "posts: [{key: dirjen, title: Direktur Jenderal, organisation: kominfo, from: Mei 2021}]\n"
    ),
    "content/organisations/kominfo.yaml": "name: Kominfo\nkind: ministry\n",
    "content/sources/antara.yaml": "title: Berita\nsite: Antara\ndate: 2024-05\n",
    "content/contacts.yaml": (
        "contacts: [{key: meja, name: Meja Media, phone: +62811223344, email: a@b.example}]\n"
    ),
    "content/pages/tentang/index.id.md": "---\ntitle: Tentang\norder: 10\n---\n\nTentang kami.\n",
    "layouts/locale/id.po": 'msgid ""\nmsgstr ""\n\nmsgid "Home"\nmsgstr "Beranda"\n',
    "layouts/locale/en.po": 'msgid ""\nmsgstr ""\n',
}
PATHS = sorted(SITE)
TELLING = load("id")
MEMORY = Forgetful()  # the files that stay as they are need to be read only once

SCALARS = (
    "", "~", "null", "true", "no", "010", "1e9", "-1", "1.500", "0.5", "999999999999999999999", ".",
    "19:30", "19.30", "24:00", "09.00–10.30", "-", "–", "1:20", "0", "Z", "+07:00", "-99:99",
    "2024-05-18", "2024-05-18 09:00", "2024-05-18 09:00 WIB", "0001-01-01 00:00 +14:00",
    "9999-12-31 23:59:59.999 -14:00", "0000-00-00", "05/06/2026", "17 Mei 2024", "17 Nopember 2024",
    "Mei 2024", "Asia", "Asia/Jakarta", "../../etc/passwd", "/", "posixrules", "Etc/GMT+12",
    "usman-kansong", "forum-air/buka", "a/b/c", "person:usman-kansong", "session:", ":", "x:y",
    "id", "en", "fr", "id-ID", "https://a.example/", "javascript:x", "#abcdef", "<b>x</b>",
    "# Judul", "“x”", "'", '"', "\\", "{fact:peserta}", "![](media:foto)", "[a](b)", "\u202e",
    "\x00", "\x1b", "\ufeff", "\ud7ff", "😀", "é", "e\u0301", "١٢", "½", "²", "x" * 200,
)  # fmt: skip
SIGNS = (
    *SCALARS, "---\n", "\n", "\r\n", "\t", " ", "  ", ": ", "- ", "? ", "{", "}", "[", "]", ",",
    "&a ", "*a", "!!str ", "!x ", "|", ">", "|2\n", "%", "@", "`", "#", " #x", "<<: ", "...",
    "\n\n", "* ", "1. ", "> ", "```", "~~~", "**", "_", "[^1]", "[^1]: ", "*[HTML]: ",
    "{: #a .b c=d }", "{:", "| a | b |\n|---|---|\n", "!!! note\n    ", "Term\n:   ", "===\n",
    "<!--", "<a href='x'>", "&amp;", "&#0;", "\\[", "![", "](", "{also:x y}", "[@antara, @x]",
    "\u0085", "\u2028", "\u00a0", "site", "name", "key: ",
)  # fmt: skip


def fields_of(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[str]:
    if model in seen:
        return set()
    seen.add(model)
    names = {field.alias or name for name, field in model.model_fields.items()}
    for field in model.model_fields.values():
        for inner in models_in(field.annotation):
            names |= fields_of(inner, seen)
    return names


def models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in get_args(annotation) for model in models_in(inner)]


FIELDS = sorted(
    {name for shelf in (*SHELVES, *ARTICLES) for name in fields_of(shelf.model, set())}
    | {"id", "en", "base_url", "languages", "code", "locale", "publishing_zone", "checks", "", "<<"}
)


def no_exception(path: str, data: bytes) -> None:
    found = read(snapshot({**SITE, path: data}), MEMORY)
    for problem in sort(found.problems):
        assert problem.code in TELLING.messages
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        TELLING.text(problem, found.locator.excerpt(problem.place))


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file of the sample with some signs put in or over what stands there."""
    path = draw(st.sampled_from(PATHS))
    text = SITE[path]
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from((0, 0, 1, 2, 5, 30))))
        text = text[:start] + draw(st.sampled_from(SIGNS)) + text[end:]
    return path, text.encode()


VALUES = st.recursive(
    st.sampled_from(SCALARS) | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=6)
    ),
    max_leaves=12,
)


@st.composite
def replaced(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file of the sample with values of any shape under known names."""
    path = draw(st.sampled_from(PATHS))
    shelf = next((s for s in (*SHELVES, *ARTICLES) if s.pattern.fullmatch(path)), None)
    fields = sorted(fields_of(shelf.model, set())) if shelf else FIELDS
    top = sorted(shelf.model.model_fields) if shelf else FIELDS
    names = st.sampled_from(top) | st.sampled_from(fields)
    value = draw(st.dictionaries(names, VALUES, max_size=4))
    head = json.dumps(value, ensure_ascii=False)
    if path.endswith(".md"):
        fence, old, body = SITE[path].split("---\n", 2)
        kept = old if draw(st.booleans()) else ""
        lines = "\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in value.items())
        return path, f"{fence}---\n{kept}{lines}\n---\n{body}".encode()
    return path, head.encode()


@settings(max_examples=100, deadline=None)
@given(path=st.sampled_from(PATHS), data=st.binary(max_size=80))
@example(path="site.yaml", data=b"")
@example(path=f"{EVENT}schedule.yaml", data=b"a: \xef\xbb\xbfb\n")
def test_bytes(path: str, data: bytes) -> None:
    no_exception(path, data)


@settings(max_examples=300, deadline=None)
@given(mutated())
def test_mutated_files(file: tuple[str, bytes]) -> None:
    no_exception(*file)


@settings(max_examples=250, deadline=None)
@given(replaced())
def test_values_of_any_shape(file: tuple[str, bytes]) -> None:
    no_exception(*file)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(SIGNS) | st.text(max_size=8), max_size=25).map("".join))
@example("> " * 400 + "a")
@example("[" * 300)
def test_markdown(body: str) -> None:
    path = f"{EVENT}releases/buka/index.id.md"
    no_exception(path, (SITE[path] + body).encode("utf-8", "replace"))
