"""The beginnings of new files: what was answered, with every further field explained beside it.

Whatever is put into a file that is there already is put at its place; no other byte changes.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from gaung.forms.docstrings import docstrings
from gaung.model.articles import Page, Release
from gaung.model.awards import Award
from gaung.model.contacts import Contact
from gaung.model.event import Event
from gaung.model.facts import Fact, Source, Statement
from gaung.model.media import Media
from gaung.model.narrative import Narrative, Post
from gaung.model.people import Organisation, Person
from gaung.model.schedule import Session
from gaung.reading.yaml import parse

Explain = Callable[[str], str]
"""Gives the help for a field in the language of the desk, from the English one."""
Answers = Mapping[str, Any]
"""What was answered, by field: a text, a mapping by language, a list."""
WIDEST = 98


@dataclass(frozen=True, slots=True)
class Form:
    """How a kind of thing is begun."""

    kind: str
    model: type[BaseModel]
    path: str
    """Where its file stands, with blanks for event, key and language."""
    asked: tuple[str, ...]
    """The fields that must be answered."""
    offered: tuple[tuple[str, str], ...]
    """Further fields, each with an example, which stand in the file as comments."""
    texts: frozenset[str] = frozenset()
    """Fields that readers see in the words of each language."""
    usual: tuple[tuple[str, str], ...] = ()
    """What is taken where nothing was answered."""
    items: str = ""
    """The list that it is one of, where its file holds many."""
    schema: str = ""
    """The schema of its file."""

    @property
    def of_event(self) -> bool:
        """Whether it belongs to an event."""
        return "{event}" in self.path

    @property
    def is_article(self) -> bool:
        """Whether it is a text of its own, in a file for each language."""
        return "{language}" in self.path


_EVENT = "content/events/{event}/"
_SOURCES = ("sources", "[…]")
FORMS: dict[str, Form] = {
    form.kind: form
    for form in (
        Form(
            "event", Event, "content/events/{key}/event.yaml", ("name", "start", "time_zone"),
            (("short_name", "{id: …, en: …}"), ("kind", "summit"), ("end", "2024-05-25"),
             ("summary", "{id: …, en: …}"), ("theme", "{text: {id: …, en: …}}"),
             ("place", "Bali"), ("country", "Indonesia"),
             ("venues", "[{key: aula, name: {id: Aula, en: Hall}, city: Nusa Dua}]"),
             ("organisers", "[kominfo]"), ("hashtags", '["#Forum"]'),
             ("accreditation", "{opens: 2024-05-01, closes: 2024-05-15, url: https://…}"),
             ("contacts", "[meja-media]"), ("highlights", "[release:…]"), _SOURCES),
            frozenset(("name",)), schema="event",
        ),
        Form(
            "release", Release, _EVENT + "releases/{key}/index.{language}.md",
            ("title", "summary"),
            (("published", "2024-05-17 09:00 WIB"), ("embargo", "2024-05-17 12:00 WIB"),
             ("about", "{date: 2024-05-17}"), ("dateline", "{place: Jakarta, date: 2024-05-17}"),
             ("number", "123/HM/KOMINFO/05/2024"), ("key_points", "[…]"), ("people", "[…]"),
             ("organisations", "[…]"), ("sessions", "[…]"), ("facts", "[…]"),
             ("statements", "[…]"), ("lead_image", "…"),
             ("authors", "[{name: …, roles: [reporter]}]"), ("contacts", "[…]"),
             ("boilerplate", "…"), ("tags", "[…]"), _SOURCES),
            frozenset(("title", "summary")),
            (("kind", "release"), ("status", "draft")), schema="release",
        ),
        Form(
            "page", Page, "content/pages/{key}/index.{language}.md", ("title",),
            (("summary", "…"), ("in_menu", "footer"), ("order", "50")),
            frozenset(("title", "summary")), schema="page",
        ),
        Form(
            "session", Session, _EVENT + "schedule.yaml", ("title",),
            (("kind", "plenary"), ("date", "2024-05-20"), ("start", "09:00"), ("end", "10:30"),
             ("venues", "aula"), ("room", "{id: Ruang 1, en: Room 1}"), ("people", "[…]"),
             ("media_access", "open"), ("gather", "{time: 08:30, place: …}"),
             ("abstract", "{id: …, en: …}"), ("stream", "https://…"), _SOURCES),
            frozenset(("title",)), items="sessions", schema="schedule",
        ),
        Form(
            "statement", Statement, _EVENT + "statements.yaml", ("speaker", "text"),
            (("verbatim", "true"), ("said_on", "2024-05-20"), ("session", "…"), ("post", "…"),
             _SOURCES),
            frozenset(("text",)), items="statements", schema="statements",
        ),
        Form(
            "fact", Fact, _EVENT + "facts.yaml", ("label", "value"),
            (("qualifier", "more_than"), ("unit", "{id: …, en: …}"), ("as_of", "2024-05-20"),
             ("stated_by", "…"), ("replaces", "…"), _SOURCES),
            frozenset(("label",)), (("status", "reported"),), items="facts", schema="facts",
        ),
        Form(
            "award", Award, _EVENT + "awards/{key}.yaml", ("name", "category"),
            (("organiser", "kominfo"), ("purpose", "{text: {id: …, en: …}}"),
             ("criteria", "[{id: …, en: …}]"), ("ceremony", "…"), ("announced", "2024-05-20"),
             _SOURCES),
            frozenset(("name", "category")), schema="award",
        ),
        Form(
            "media", Media, _EVENT + "media/{key}.yaml", ("caption", "alt", "credit", "licence"),
            (("people", "[…]"), ("place", "…"), ("taken", "2024-05-20 10:00 WITA"),
             ("session", "…"), ("focus", "{x: 0.5, y: 0.3}"), ("usage", "{id: …, en: …}")),
            frozenset(("caption", "alt")), schema="media",
        ),
        Form(
            "narrative", Narrative, _EVENT + "narrative.yaml",
            ("valid_from", "owner", "message"),
            (("valid_until", "2024-05-25"), ("facts", "[…]"),
             ("terms", "{use: [{term: …}], avoid: [{term: …, instead_of: …}]}"),
             ("qa", "[{question: {id: …, en: …}, answer: {id: …, en: …}}]"), _SOURCES),
            frozenset(("message",)), (("version", "1"),), schema="narrative",
        ),
        Form(
            "post", Post, _EVENT + "social.yaml", ("platforms", "text"),
            (("hashtags", '["#Forum"]'), ("mentions", '["@…"]'), ("link", "release:…"),
             ("image", "…"), ("post_on", "2024-05-20 09:00 WITA"), ("message", "…")),
            frozenset(("text",)), items="posts", schema="social",
        ),
        Form(
            "person", Person, "content/people/{key}.yaml", ("name",),
            (("full_name", "…"), ("degrees", "S.Sos., M.Si."),
             ("posts", "[{key: dirjen, title: {id: …, en: …}, organisation: …, from: 2021-03}]"),
             ("short_bio", "{id: …, en: …}"), ("portrait", "…"), ("languages", "[id, en]"),
             ("spokesperson", "true"), _SOURCES),
            schema="person",
        ),
        Form(
            "organisation", Organisation, "content/organisations/{key}.yaml", ("name",),
            (("short_name", "{id: …, en: …}"), ("kind", "ministry"), ("parent", "…"),
             ("website", "https://…"), ("boilerplate", "{text: {id: …, en: …}, as_of: 2024-05}"),
             _SOURCES),
            frozenset(("name",)), schema="organisation",
        ),
        Form(
            "source", Source, "content/sources/{key}.yaml", ("title", "site"),
            (("date", "2024-05-17"), ("url", "https://…"), ("authors", "[…]"),
             ("accessed", "2024-05-20"), ("kind", "report"), ("coverage", "true")),
            schema="source",
        ),
        Form(
            "contact", Contact, "content/contacts.yaml", ("name", "email"),
            (("role", "{id: …, en: …}"), ("phone", "+62 21 555 0100"),
             ("whatsapp", "+62 812 555 0100"), ("hours", "{id: …, en: …}"), ("for", "[…]"),
             ("languages", "[id, en]"), ("valid_until", "2024-12-31")),
            items="contacts", schema="contacts",
        ),
    )
}  # fmt: skip
"""The kinds that can be begun, in the order in which somebody who starts a site meets them."""
EVERY_LANGUAGE = frozenset(("page",))
"""The articles that are begun in every language at once: readers miss them otherwise."""


def record(form: Form, key: str, answers: Answers, explain: Explain) -> str:
    """Give the lines of a record, without the line that names its schema."""
    said = _said(form, key, answers)
    described = docstrings(form.model)
    lines: list[str] = []
    for name, value in said.items():
        lines += _comment(explain, described.get(name, ""), name)
        lines += _field(name, value)
    offered = [(name, shown) for name, shown in form.offered if name not in said]
    if offered:
        lines.append("")
    for name, shown in offered:
        lines += _comment(explain, described.get(name, ""), name)
        lines.append(f"# {name}: {shown}")
    return "\n".join(lines) + "\n"


def _said(form: Form, key: str, answers: Answers) -> dict[str, Any]:
    """Give the fields of a record in their order, with what has a shape of its own in it."""
    given = dict(form.usual) | {name: value for name, value in answers.items() if value}
    if form.kind == "award":
        given["categories"] = [{"key": "utama", "name": given.pop("category")}]
    if form.kind == "narrative":
        given["messages"] = [{"key": "utama", "text": given.pop("message")}]
        given["owner"] = [given["owner"]]
    order = [form.model.model_fields[name].alias or name for name in form.model.model_fields]
    ranked = sorted(given, key=lambda name: order.index(name) if name in order else len(order))
    lead = {"key": key} if form.items else {}
    return {**lead, **{name: given[name] for name in ranked}}


def article(head: str, placeholder: str) -> str:
    """Give an article of its head and a line that says what comes here."""
    return f"---\n{head}---\n\n{placeholder}\n"


def translated(answers: Answers, stamp: str) -> str:
    """Give the head of a translation: what is translated, and of what."""
    lines = [line for name, value in answers.items() for line in _field(name, value)]
    return "\n".join([*lines, f"translated_from: {stamp}"]) + "\n"


def put_into(text: str, items: str, lines: str) -> str | None:
    """Put an item at the end of a list, or give nothing where that is not safe."""
    document = parse(text, "")
    if document.problems or not isinstance(document.data or {}, dict):
        return None
    before = document.data or {}
    body = textwrap.indent(lines.rstrip("\n"), "    ", lambda line: bool(line.strip()))
    item = "  - " + body.lstrip()
    rows = text.split("\n")
    while rows and not rows[-1].strip():
        rows.pop()
    if items not in before:
        rows += [f"{items}:", *item.split("\n")]
    else:
        listed = before[items] or []
        at = document.marks[items,].key[0]
        following = [
            mark.key[0]
            for where, mark in document.marks.items()
            if len(where) == 1 and mark.key[0] > at
        ]
        end = min(following, default=len(rows))
        while end > at + 1 and (not rows[end - 1].strip() or rows[end - 1].startswith("#")):
            end -= 1
        if not listed:
            rows[at : at + 1] = [f"{items}:"]
        else:
            column = document.marks[items, 0].value[1] - 2
            if column < 0 or rows[document.marks[items, 0].value[0]][column : column + 1] != "-":
                return None
            item = textwrap.indent(textwrap.dedent(item), " " * column)
        rows[end:end] = item.split("\n")
    after = "\n".join(rows) + "\n"
    added = parse("- " + textwrap.indent(lines, "  ").lstrip(), "").data
    again = parse(after, "")
    is_safe = not again.problems and added and again.data == {
        **before, items: [*(before.get(items) or []), *added],
    }  # fmt: skip
    return after if is_safe else None


def _comment(explain: Explain, described: str, name: str) -> list[str]:
    if not described or name == "key":
        return []
    words = explain(described)
    return [f"# {line}" for line in textwrap.wrap(words, WIDEST, break_on_hyphens=False)]


def _field(name: str, value: Any) -> list[str]:
    if isinstance(value, Mapping):
        inner = ", ".join(f"{key}: {_flow(each)}" for key, each in value.items())
        if len(name) + len(inner) < WIDEST - 6:
            return [f"{name}: {{{inner}}}"]
        return [f"{name}:", *(f"  {key}: {_scalar(each)}" for key, each in value.items())]
    if isinstance(value, Sequence) and not isinstance(value, str):
        if all(isinstance(each, str) for each in value):
            return [f"{name}: [{', '.join(map(_flow, value))}]"]
        lines = [f"{name}:"]
        for each in value:
            inner_lines = [line for key, item in each.items() for line in _field(key, item)]
            lines += [f"  - {inner_lines[0]}", *(f"    {line}" for line in inner_lines[1:])]
        return lines
    return [f"{name}: {_scalar(value)}"]


def _scalar(value: str) -> str:
    """Give a text as it may stand behind a colon: quoted only where it must be."""
    document = parse(f"x: {value}", "")
    is_plain = not document.problems and document.data == {"x": value}
    return value if is_plain and "\n" not in value else json.dumps(value, ensure_ascii=False)


def _flow(value: str) -> str:
    document = parse(f"{{x: {value}}}", "")
    is_plain = not document.problems and document.data == {"x": value}
    is_simple = is_plain and not re.search(r"[,\[\]{}]", value)
    return value if is_simple else json.dumps(value, ensure_ascii=False)
