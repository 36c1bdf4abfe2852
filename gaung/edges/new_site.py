"""A whole small site, which builds and passes the check as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from gaung.edges.asking import ask
from gaung.edges.console import Words
from gaung.edges.refused import Refused
from gaung.model.addresses import fitted, slug

_HOST = re.compile(r"https?://[^\s/]+(/[^\s?#]*)?")
NAMES = {"id": "Bahasa Indonesia", "en": "English"}
EXAMPLES = "examples/demonstration"


@dataclass(frozen=True)
class Plan:
    """What a new site begins with."""

    name: str
    url: str
    languages: tuple[str, ...]
    zone: str
    publisher: str
    email: str


def plan(words: Words, said: Mapping[str, Any]) -> Plan:
    """Ask what a new site must know."""
    answers = {name: str(value) for name, value in said.items()}
    known = ("name", "url", "languages", "zone", "publisher", "email")
    for name in answers:
        if name not in known:
            raise Refused("new-field", found=name, known=", ".join(get_close_matches(name, known)))

    def answer(name: str, usual: str) -> str:
        return answers.get(name) or ask(words.say(f"new-site-{name}"), usual) or usual

    name = answer("name", words.say("new-site-name-usual"))
    url = answer("url", "https://media.example.go.id/")
    if not _HOST.fullmatch(url):
        raise Refused("base-url", found=url)
    languages = tuple(re.findall(r"[A-Za-z-]+", answer("languages", "id, en")))
    publisher = answer("publisher", name)
    host = url.partition("://")[2].partition("/")[0].partition(":")[0]
    return Plan(
        name, url, languages, answer("zone", "Asia/Jakarta"), publisher,
        answer("email", f"media@{host}"),
    )  # fmt: skip


def site_files(words: Words, begun: Plan) -> dict[str, str]:
    """Give the files of a whole small site."""
    desk = words.language

    def text(value: str) -> str:
        return "{" + ", ".join(f"{code}: {_quoted(value)}" for code in begun.languages) + "}"

    def said(code: str, name: str) -> str:
        return words.in_(code).say(name, site=begun.name, publisher=begun.publisher)

    key = fitted(slug(begun.publisher)) or "penerbit"
    locales = {"en": ", locale: en_GB"}
    lines = [
        words.say("new-site-head"),
        f"name: {text(begun.name)}",
        f"base_url: {begun.url}",
        "languages:",
        *(
            f"  - {{code: {code}, name: {_quoted(NAMES.get(code, code))}{locales.get(code, '')}}}"
            for code in begun.languages
        ),
        f"written_in: {begun.languages[0]}",
        f"desk_language: {desk}",
        f"publishing_zone: {begun.zone}",
        f"publisher: {key}",
        "missing: {releases: notice, pages: require, data: notice}",
        words.say("new-site-tail"),
    ]
    files = {"site.yaml": "\n".join(lines) + "\n"}
    files[f"content/organisations/{key}.yaml"] = f"name: {text(begun.publisher)}\nkind: other\n"
    contact = [
        "contacts:",
        "  - key: meja-media",
        "    name: {"
        + ", ".join(f"{c}: {_quoted(said(c, 'start-desk'))}" for c in begun.languages)
        + "}",
        f"    organisation: {key}",
        f"    email: {begun.email}",
    ]
    files["content/contacts.yaml"] = "\n".join(contact) + "\n"
    for code in begun.languages:
        title, summary = (_quoted(said(code, f"start-{name}")) for name in ("about", "summary"))
        head = f"title: {title}\nsummary: {summary}\n"
        files[f"content/pages/tentang/index.{code}.md"] = (
            f"---\n{head}---\n\n{said(code, 'start-text')}\n"
        )
    files[".gitignore"] = "/public/\n/newsroom/\n/.gaung/\n"
    files[".gitattributes"] = "* text=auto eol=lf\n*.jpg binary\n*.png binary\n*.pdf binary\n"
    return files


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def write_site(folder: Path, files: Mapping[str, str]) -> tuple[str, ...]:
    """Write a new site into a folder that has none."""
    for path in ("site.yaml", "content"):
        if (folder / path).exists():
            raise Refused("new-site-there", found=str(folder / path))
    written = []
    for path, text in files.items():
        target = folder / path
        if target.exists():
            continue  # what somebody has there already is theirs
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return tuple(written)


def put_aside(folder: Path) -> str:
    """Move the demonstration out of the way of a new site in the same folder."""
    target = folder / EXAMPLES
    settings = folder / "site.yaml"
    is_demonstration = settings.is_file() and re.search(
        r"^demo:\s*(true|ya)\b", settings.read_text(encoding="utf-8"), re.MULTILINE
    )
    if not is_demonstration or target.exists():
        raise Refused("new-site-not-demo", found=str(settings))
    target.mkdir(parents=True)
    for name in ("site.yaml", "content"):
        if (folder / name).exists():
            (folder / name).rename(target / name)
    return EXAMPLES
