"""Small values for tests: whole sites as mappings of paths to texts, to be put together with ``|``.

A site made here has the repository's own layouts and assets. Records are written as JSON, which is
YAML as well, so that a test says in Python what a file holds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from gaung.build import Build, build
from gaung.memory import Forgetful, Made, Memory
from gaung.model.articles import TRANSLATED
from gaung.problems import Problem
from gaung.rendering import Hands
from gaung.snapshot import is_text, snapshot

ROOT = Path(__file__).parents[1]
NOW = datetime(2024, 6, 1, tzinfo=UTC)
EVENT = "forum-air"
"""The event of a small site, which took place in May 2024."""

Files = dict[str, str]
"""The files of a site by path."""

LANGUAGES: dict[str, dict[str, str]] = {
    "id": {"code": "id", "name": "Bahasa Indonesia"},
    "en": {"code": "en", "name": "English", "locale": "en_GB"},
    "fr": {"code": "fr", "name": "Français"},
    "ar": {"code": "ar", "name": "العربية"},
}
WORDS = {"id": "id", "en": "en", "fr": "en", "ar": "en"}
"""The ``.po`` file of the repository that each language speaks with."""


WITHOUT = {
    "fonts": False, "cards": False, "pdf": False, "social_pictures": False, "search": False,
}  # fmt: skip
"""Kinds of output that take seconds; the tests of each ask for it."""


@cache
def _looks() -> Mapping[str, str]:
    """The layouts and assets of the repository that are texts."""
    files = (path for top in ("layouts", "assets") for path in (ROOT / top).rglob("*"))
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(files)
        if path.is_file() and is_text(path.name)
    }


def text(record: object) -> str:
    """A record as the text of its file."""
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def site(
    *languages: str, path: str = "kit/", words: Mapping[str, str] = WORDS, **settings: Any
) -> Files:
    """A site in these languages, else in Indonesian and English, with nothing in it yet."""
    languages = languages or ("id", "en")
    files = {name: looks for name, looks in _looks().items() if not name.endswith(".po")}
    for code in languages:
        files[f"layouts/locale/{code}.po"] = _looks().get(f"layouts/locale/{words[code]}.po", "")
    record = {
        "name": {code: name for code, name in SITE_NAMES.items() if code in languages},
        "base_url": f"https://media.example.go.id/{path}",
        "languages": [LANGUAGES[code] for code in languages],
        "written_in": languages[0],
        "publishing_zone": "Asia/Jakarta",
        "outputs": WITHOUT,
        # What a test is about is rarely whose picture it is.
        "checks": {"credit-missing": "off", "licence-missing": "off"},
        **settings,
    }
    return {**files, "site.yaml": text(record)}


def quick(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """A site of these files without what takes seconds."""
    settings = files["site.yaml"] + f"outputs: {json.dumps(WITHOUT)}\n".encode()
    return {**files, "site.yaml": settings}


SITE_NAMES = {
    "id": "Pusat Media",
    "en": "Media Centre",
    "fr": "Centre de presse",
    "ar": "المركز الإعلامي",
}


def event(key: str = EVENT, /, **fields: Any) -> Files:
    """An event of three days in Bali."""
    record = {
        "name": {"id": "Forum Air", "en": "Water Forum"},
        "time_zone": "Asia/Makassar",
        "start": "2024-05-18",
        "end": "2024-05-20",
        **fields,
    }
    said = {field: value for field, value in record.items() if value is not None}
    return {f"content/events/{key}/event.yaml": text(said)}


def session(key: str, /, **fields: Any) -> dict[str, Any]:
    """A session of the first day, for :func:`schedule`; a field that is nothing is left out."""
    title = {"id": f"Sesi {key}", "en": f"Session {key}"}
    record = {"key": key, "title": title, "date": "2024-05-18", **fields}
    return {field: value for field, value in record.items() if value is not None}


def schedule(*sessions: Mapping[str, Any], of: str = EVENT) -> Files:
    """The schedule of an event."""
    return {f"content/events/{of}/schedule.yaml": text({"sessions": sessions})}


def facts(*records: Mapping[str, Any], of: str = EVENT) -> Files:
    """The register of an event; a fact needs ``key`` and ``value``."""
    usual = {"label": "Angka", "status": "final"}
    return {
        f"content/events/{of}/facts.yaml": text({"facts": [usual | dict(each) for each in records]})
    }


def statements(*records: Mapping[str, Any], of: str = EVENT) -> Files:
    """Who said what at an event."""
    return {f"content/events/{of}/statements.yaml": text({"statements": records})}


def award(key: str, /, *categories: Mapping[str, Any], of: str = EVENT, **fields: Any) -> Files:
    """An award of an event."""
    record = {"name": f"Penghargaan {key}", "categories": categories, **fields}
    return {f"content/events/{of}/awards/{key}.yaml": text(record)}


def media(key: str, /, of: str = EVENT, **fields: Any) -> Files:
    """A picture of an event, made of lines: it is published as it is."""
    record = {"caption": f"Foto {key}", "alt": f"Gambar {key}", **RIGHTS, **fields}
    folder = f"content/events/{of}/media" if of else "content/media"
    return {f"{folder}/{key}.yaml": text(record), f"{folder}/{key}.svg": drawing(key)}


RIGHTS = {"credit": "Kominfo", "licence": "CC BY 4.0"}
"""What a picture says of itself, so that nobody needs to be told that it says nothing."""


def drawing(words: str) -> str:
    """A picture made of lines, with words of its own."""
    return f'<svg xmlns="http://www.w3.org/2000/svg"><title>bytes of {words}</title></svg>\n'


def photo(
    key: str, /, data: bytes, ending: str = "jpg", of: str = EVENT, **fields: Any
) -> dict[str, str | bytes]:
    """A picture of an event, made of pixels."""
    record = {"caption": f"Foto {key}", "alt": f"Gambar {key}", **RIGHTS, **fields}
    folder = f"content/events/{of}/media" if of else "content/media"
    return {f"{folder}/{key}.yaml": text(record), f"{folder}/{key}.{ending}": data}


def person(key: str, /, **fields: Any) -> Files:
    """A person."""
    record = {"name": key.replace("-", " ").title(), **fields}
    return {f"content/people/{key}.yaml": text(record)}


def organisation(key: str, /, **fields: Any) -> Files:
    """An organisation."""
    return {f"content/organisations/{key}.yaml": text({"name": key.title(), **fields})}


def source(key: str, /, **fields: Any) -> Files:
    """A source."""
    record = {"title": f"Berita {key}", "site": f"{key}.example", **fields}
    return {f"content/sources/{key}.yaml": text(record)}


def article(head: Mapping[str, Any], body: str) -> str:
    """A Markdown file with its front matter."""
    lines = "".join(
        f"{key}: {json.dumps(said, ensure_ascii=False)}\n" for key, said in head.items()
    )
    return f"---\n{lines}---\n\n{body}\n"


def release(
    key: str, /, of: str = EVENT, bodies: Mapping[str, str] | None = None, **shared: Any
) -> Files:
    """An approved release of 18 May 2024, in both languages unless *bodies* says otherwise.

    The first of its languages is the one that it was written in. What each language says for
    itself is a mapping, such as ``title={"id": …, "en": …}``.
    """
    bodies = bodies or {"id": f"Isi {key}.", "en": f"Body of {key}."}
    usual = {
        "title": {code: f"{TITLES[code]} {key}" for code in bodies},
        "summary": {code: f"{SUMMARIES[code]} {key}." for code in bodies},
        "kind": "release",
        "status": "approved",
        "published": "2024-05-18 09:00 WITA",
    }
    main = next(iter(bodies))
    if main != "id":
        usual["written_in"] = main
    files = {}
    for code, body in bodies.items():
        head = {}
        for field, said in (usual | shared).items():
            value = said.get(code) if field in TRANSLATED and isinstance(said, dict) else said
            if value is not None and (code == main or field in TRANSLATED):
                head[field] = value
        folder = f"content/events/{of}/releases/{key}"
        files[f"{folder}/index.{code}.md"] = article(head, body)
    return files


TITLES = {"id": "Siaran", "en": "Release", "fr": "Communiqué", "ar": "بيان"}
SUMMARIES = {"id": "Ringkasan", "en": "Summary of", "fr": "Résumé de", "ar": "ملخص"}


def page(key: str, /, bodies: Mapping[str, str] | None = None, **head: Any) -> Files:
    """A page such as "about", in both languages unless *bodies* says otherwise."""
    bodies = bodies or {"id": f"Laman {key}.", "en": f"Page {key}."}
    return {
        f"content/pages/{key}/index.{code}.md": article(
            {"title": f"{TITLES[code]} {key}", **head}, body
        )
        for code, body in bodies.items()
    }


def small() -> Files:
    """A small site with one of nearly everything."""
    return (
        site()
        | event(
            venues=[{"key": "aula", "name": {"id": "Aula", "en": "Hall"}}],
            organisers=["kominfo"],
            summary={"id": "Tiga hari tentang air.", "en": "Three days on water."},
        )
        | schedule(
            session("buka", start="09:00", end="10:30", venues="aula", people=["usman"]),
            session("tanpa-jam", kind="panel"),
            session("tanpa-hari", date=None, when={"id": "menyusul", "en": "to come"}),
        )
        | facts({"key": "peserta", "value": "1500", "label": {"id": "Peserta", "en": "Delegates"}})
        | statements(
            {"key": "air", "speaker": "usman", "text": {"id": "air itu hidup", "en": "water lives"}}
        )
        | award("kyoto", {"key": "a", "name": "A", "results": [{"winner": "kominfo"}]})
        | media("panggung")
        | person("usman", posts=[{"key": "dirjen", "title": "Dirjen", "organisation": "kominfo"}])
        | organisation("kominfo", kind="ministry")
        | source("antara")
        | release("satu", people=["usman"], facts=["peserta"], sources=["antara"])
        | release("dua", published="2024-05-19 09:00 WITA", lead_image="panggung")
        | page("tentang")
        | {"content/contacts.yaml": text({"contacts": [{"key": "meja", "name": "Meja"}]})}
    )


COMPILED = ("template", "words")
"""What is read of our own layouts, which hardly any test changes."""
_COMPILED: dict[Any, Any] = {}


def fresh() -> Forgetful:
    """A memory of nothing but our layouts as read: most of the time of a small build is theirs."""
    memory = Forgetful()
    memory.values.update(_COMPILED)
    return memory


class Idle:
    """Hands that do no heavy work, for tests that look at pages only: a word has to do."""

    def __init__(self) -> None:
        self._names: list[str] = []

    def give(self, name: str, task: Callable[[], Made]) -> None:
        """Hand over a task, which nobody will do."""
        del task
        self._names.append(name)

    def take(self) -> tuple[str, Made]:
        """Give a word in the place of what was to be made; archives are opened, so an empty one."""
        name = self._names.pop()
        empty = b"PK\x05\x06" + bytes(18)
        return name, empty if name.endswith((".zip", ".docx")) else b"not made"


def built(
    files: Mapping[str, str | bytes],
    now: datetime = NOW,
    memory: Memory | None = None,
    hands: Hands | None = None,
) -> Build:
    """A site of these files, built; without a memory of its own, from scratch."""
    memory = memory or fresh()
    finished = build(snapshot(files, now), memory, hands)
    _COMPILED.update((key, kept) for key, kept in memory.values.items() if key[0] in COMPILED)
    return finished


def sound(
    files: Mapping[str, str | bytes], now: datetime = NOW, hands: Hands | None = None
) -> Build:
    """A site of these files, built without an error; a test may go on from there."""
    finished = built(files, now, hands=hands)
    assert told(finished.problems) == []
    return finished


def told(problems: tuple[Problem, ...]) -> list[str]:
    """Problems as short lines that fit into an assertion."""
    return [f"{each.place} {each.code} {dict(each.values)}" for each in problems]
