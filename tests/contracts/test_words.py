"""Every word of the interface comes from the files of words, and each of them has every word.

What the interface says is read off the syntax trees of templates and engine. A site in a language
of brackets then shows that nothing else is said: each ``msgstr`` stands in ⟦ and ⟧, everything
that editors write in ⟪ and ⟫, and no letter may stand outside.
"""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple, get_args
from zipfile import ZipFile

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from gaung.build import Build, build
from gaung.model.addresses import Section, slug
from gaung.model.schedule import Session
from gaung.outputs.pages import search, vocabulary
from gaung.reading.markdown import ADMONITIONS
from gaung.snapshot import is_text, snapshot
from tests.pictures import drawn

ROOT = Path(__file__).parents[2]
LAYOUTS = ROOT / "layouts"
LOCALE = LAYOUTS / "locale"
CODES = sorted(path.stem for path in LOCALE.glob("*.po"))


class Message(NamedTuple):
    """Something the interface says; a message that depends on a number has a second form."""

    text: str
    context: str = ""
    many: str = ""


# --- what is said, by the templates -----------------------------------------------------------


def templates() -> list[Path]:
    return sorted(path for path in LAYOUTS.rglob("*.*") if path.suffix in (".html", ".txt", ".xml"))


def said_by_templates() -> Iterator[Message]:
    for path in templates():
        tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name in ("t", "n"):
                yield _literal_call(call, path)


def _literal_call(call: nodes.Call, path: Path) -> Message:
    assert isinstance(call.node, nodes.Name)
    count = 1 if call.node.name == "t" else 2
    words = [each.value for each in call.args if isinstance(each, nodes.Const)]
    assert len(words) >= count, f"{path.name}:{call.lineno} says what no extraction can find"
    if call.node.name == "n":
        return Message(words[0], many=words[1])
    return Message(words[0], context=words[1] if len(words) > 1 else "")


# --- what is said, by the engine --------------------------------------------------------------

ENGINE = ("model", "reading", "structured", "outputs")
"""The packages that speak to readers; the others speak to editors, in words of their own."""

QUOTES = ("left", "right", "inner left", "inner right")
APPROXIMATE = get_args(get_args(Session.model_fields["approximate"].annotation)[0])


def capitalised(module: str, *names: str) -> list[str]:
    """The capitalised words that stand in functions and tables of a module."""
    return [
        each.value
        for statement in ast.parse((ROOT / "gaung" / module).read_text(encoding="utf-8")).body
        if _name_of(statement) in names
        for each in ast.walk(statement)
        if isinstance(each, ast.Constant)
        and isinstance(each.value, str)
        and re.fullmatch(r"[A-Z][^.]*", each.value)
    ]


def _name_of(statement: ast.stmt) -> str:
    match statement:
        case ast.FunctionDef(name=name):
            return name
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
            return name
    return ""


def chosen() -> dict[tuple[str, str], list[Message]]:
    """What is said by calls whose message is no literal: by module and argument."""
    event, frame = "outputs/pages/event.py", "outputs/pages/frame.py"
    labels = capitalised(event, "attendance", "_standings")
    menus = capitalised(frame, "_site_menu", "_event_menu", "_footer", "EVENT_SECTIONS")
    groups = vocabulary.ORGANISATION_GROUPS.values()
    days = ("days of a month", "days of a year", "days of two years")
    return {
        (event, "label"): [Message(label) for label in labels],
        (frame, "label"): [Message(label) for label in menus],
        ("outputs/pages/search.py", "name"): [Message(name) for name, _ in search.KINDS.values()],
        ("outputs/pages/organisations.py", "label"): [Message(group) for group in groups],
        ("outputs/pages/session.py", "f'approximate {what}'"): [
            Message(f"approximate {what}") for what in APPROXIMATE
        ],
        ("reading/settings.py", "name"): [
            *(Message(section.value, "address") for section in Section),
            *(Message(mark, "quote") for mark in QUOTES),
        ],
        ("model/words.py", "_DAYS[differ_in]"): [Message(name, "pattern") for name in days],
        # These hand on what others say; currencies are those that a translator names.
        ("outputs/pages/writer.py", "message"): [],
        ("model/words.py", "name"): [],
        ("model/words.py", "currency"): [],
    }


def said_by_engine() -> Iterator[Message]:
    known = chosen()
    for package in ENGINE:
        for path in sorted((ROOT / "gaung" / package).rglob("*.py")):
            module = path.relative_to(ROOT / "gaung").as_posix()
            for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
                    yield from _said_by_call(call, call.func.attr, module, known)


def _said_by_call(
    call: ast.Call, method: str, module: str, known: Mapping[tuple[str, str], list[Message]]
) -> Iterator[Message]:
    match method, call.args:
        case ("say", [ast.Constant(value=str(text))]):
            yield Message(text)
        case ("say", [ast.Constant(value=str(text)), ast.Constant(value=str(context))]):
            yield Message(text, context)
        case ("count", [ast.Constant(value=str(one)), ast.Constant(value=str(many)), _]):
            yield Message(one, many=many)
        case ("pattern", [ast.Constant(value=str(text))]):
            yield Message(text, "pattern")
        case ("say", [ast.Subscript(value=ast.Name(id=table))]) if hasattr(vocabulary, table):
            yield from map(Message, getattr(vocabulary, table).values())
        case ("say" | "pattern", [argument, *_]):
            said = known.get((module, ast.unparse(argument)))
            assert said is not None, f"{module}:{call.lineno} says what no extraction can find"
            yield from said


@cache
def said() -> frozenset[Message]:
    """Everything that the interface says, in messages."""
    return frozenset((*said_by_templates(), *said_by_engine()))


# --- the files of words -----------------------------------------------------------------------


@cache
def catalogue(code: str) -> Catalog:
    with (LOCALE / f"{code}.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def translated(code: str) -> dict[Message, tuple[str, ...]]:
    """Every message of a file with its translation, or its plural forms."""
    found = {}
    for each in catalogue(code):
        if each.id:
            one, many = each.id if isinstance(each.id, tuple) else (each.id, "")
            forms = each.string if isinstance(each.string, tuple) else (each.string,)
            message = Message(str(one), each.context or "", str(many))
            found[message] = tuple(str(form) for form in forms)
    return found


def test_there_are_words_in_indonesian_and_english() -> None:
    assert {"id", "en"} <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_message_is_translated_and_none_is_left_over(code: str) -> None:
    there = {message for message in translated(code) if message.context != "currency"}
    assert sorted(said() - there) == [], "said, and not translated"
    assert sorted(there - said()) == [], "translated, and not said"


@pytest.mark.parametrize("code", CODES)
def test_no_translation_is_empty_fuzzy_or_obsolete(code: str) -> None:
    assert [message for message, forms in translated(code).items() if not all(forms)] == []
    assert [each.id for each in catalogue(code) if each.id and each.fuzzy] == []
    assert list(catalogue(code).obsolete) == []


@pytest.mark.parametrize("code", CODES)
def test_a_translation_has_the_blanks_of_its_message(code: str) -> None:
    differing = [
        (message.text, form)
        for message, forms in translated(code).items()
        for form in forms
        if message.context not in ("pattern", "quote") and blanks(form) != blanks(message.text)
    ]
    assert differing == []


def blanks(text: str) -> Counter[str]:
    return Counter(name for _, name, _, _ in Formatter().parse(text) if name is not None)


@pytest.mark.parametrize("code", CODES)
def test_a_message_of_numbers_has_the_forms_of_the_language(code: str) -> None:
    plurals = {m: len(forms) for m, forms in translated(code).items() if m.many}
    assert set(plurals.values()) == {catalogue(code).num_plurals}
    assert all("{number}" in message.text for message in plurals)


@pytest.mark.parametrize("code", CODES)
def test_the_header_names_language_and_encoding(code: str) -> None:
    header = dict(catalogue(code).mime_headers)
    assert str(catalogue(code).locale_identifier) == code
    assert header["Content-Type"].lower() == "text/plain; charset=utf-8"
    rule = re.search(r"^\"Plural-Forms: (.*)\\n\"$", raw(code), re.MULTILINE)
    assert rule is not None
    assert rule[1] == {"id": "nplurals=1; plural=0;"}.get(code, rule[1])


def raw(code: str) -> str:
    return (LOCALE / f"{code}.po").read_text(encoding="utf-8")


def test_every_file_has_the_same_messages_in_the_same_order() -> None:
    first, *others = (list(translated(code)) for code in CODES)
    assert all(other == first for other in others)


@pytest.mark.parametrize("code", CODES)
def test_the_parts_of_addresses_can_be_told_apart(code: str) -> None:
    words = {m.text: forms[0] for m, forms in translated(code).items() if m.context == "address"}
    assert set(words) == {section.value for section in Section}
    assert [word for word in words.values() if slug(word) != word] == []
    assert [word for word, times in Counter(words.values()).items() if times > 1] == []


@pytest.mark.parametrize("code", CODES)
def test_currencies_are_named_by_their_codes(code: str) -> None:
    named = [message.text for message in translated(code) if message.context == "currency"]
    assert named == [each for each in named if re.fullmatch(r"[A-Z]{3}", each)]


# --- templates hold no words of their own -----------------------------------------------------

PROPER_NAMES = {"WhatsApp"}


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.stem)
def test_a_template_has_no_words_of_its_own(path: Path) -> None:
    html = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", path.read_text("utf-8"), flags=re.DOTALL)
    attributes = re.findall(r'\b(?:alt|title|aria-label|placeholder)="([^"]*)"', html)
    written = " ".join((re.sub(r"<[^<>]*>", " ", html), *attributes))
    assert set(re.findall(r"[^\W\d_]+", written)) - PROPER_NAMES == set()


# --- a site in a language of brackets ---------------------------------------------------------

NOW = datetime(2024, 5, 19, 4, tzinfo=UTC)
EVENT = "content/events/forum"


def bracketed(po: str, code: str) -> str:
    """The words of a language made of another's: each in brackets, but for parts of addresses."""
    head, *entries = po.split("\n\n")
    head = re.sub(r'(?<="Language: )\w+', code, head)
    return "\n\n".join((head, *map(_bracketed, entries)))


def _bracketed(entry: str) -> str:
    if 'msgctxt "address"' in entry:
        return entry
    return re.sub(r'^(msgstr(?:\[\d\])?) "(.*)"$', r'\1 "⟦\2⟧"', entry, flags=re.MULTILINE)


def w(words: str) -> str:
    """Words that an editor wrote."""
    return f"⟪{words}⟫"


TAG = "#Kirab"
"""A hashtag, which takes no brackets."""


def yaml(record: object) -> str:
    """A record as the text of its file; JSON is YAML."""
    return json.dumps(record, ensure_ascii=False, indent=1)


def article(record: Mapping[str, Any], body: str) -> str:
    return f"---\n{yaml(record)}\n---\n\n{body}\n"


LANGUAGES = {
    "id": {"code": "id", "name": w("id")},
    "en": {"code": "en", "name": w("en"), "locale": "en_GB"},
    "ar": {"code": "ar", "name": w("ar")},
}

SOURCED = {
    "sources": ["satu"],
    "note": w("note") + " [@dua]",
    "conflicts": [
        {
            "about": w("about"),
            "readings": [{"value": w("this"), "sources": ["satu"]}, {"value": w("that")}],
            "shown": w("this"),
            "why": w("why"),
        }
    ],
}
PARTY = {"organisation": "induk", "role": w("role"), "through": w("unit")}
SPEAKER = {"person": "tokoh", "post": "a"}
ACCOUNT = {"platform": w("platform"), "name": w("account")}
PAPER = {"title": w("paper"), "url": "https://example.go.id/paper"}


def site(*languages: str) -> dict[str, str | bytes]:
    """A site with all that a kit can hold, the first language being the one it is written in."""
    looks = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for top in ("layouts", "assets")
        for path in sorted((ROOT / top).rglob("*"))
        if path.is_file() and is_text(path.name)
    }
    settings = {
        "checks": {"term-replaced": "off"},  # every term is in the text that says so
        "name": w("site"),
        "tagline": w("tagline"),
        "notice": w("notice"),
        "base_url": "https://media.example.go.id/kit/",
        "languages": [LANGUAGES[code] for code in languages],
        "written_in": languages[0],
        "publishing_zone": "Asia/Jakarta",
        "missing": {"releases": "hide", "pages": "notice"},
        "publisher": "induk",
        "page_size": 5,
        "outputs": {"fonts": False, "cards": False, "pdf": False, "social_pictures": False},
        "demo": True,
    }
    return {
        **looks,
        "layouts/locale/ar.po": bracketed(raw("id"), "ar"),
        "site.yaml": yaml(settings),
        **people(),
        **shared(languages),
        **events(),
        **registers(),
        **awards(),
        **media(),
        **releases(languages),
    }


def people() -> dict[str, str]:
    person = {
        "name": w("person"),
        "full_name": w("full"),
        "sort_name": "1",
        "pronunciation": w("said"),
        "posts": [
            {"key": "a", "title": w("post"), "organisation": "induk", "from": "2020", "to": "2021",
             "as_printed_in": ["satu"]},
            {"key": "b", "title": w("post"), "from": "2022-01"},
            {"key": "c", "title": w("post"), "to": "2023-01-05"},
            {"key": "d", "title": w("post"), "as_of": "2024"},
        ],
        "short_bio": w("short"),
        "bio": [{"text": w("bio"), **SOURCED}],
        "portrait": "situs",
        "languages": ["id", "en"],
        "topics": [w("topic")],
        "spokesperson": True,
        "accounts": [ACCOUNT],
        "gaps": w("gaps"),
        **SOURCED,
    }  # fmt: skip
    unit = {
        "name": w("unit"),
        "short_name": w("short"),
        "parent": "induk",
        "website": "https://example.go.id/",
        "accounts": [ACCOUNT],
        "former_names": [{"name": w("former"), "until": "2022-03"}],
        "boilerplate": {"text": w("boilerplate")},
    }
    files = {
        "content/people/tokoh.yaml": yaml(person),
        "content/people/lain.yaml": yaml({"name": w("another"), "sort_name": "1"}),
        "content/organisations/induk.yaml": yaml({"name": w("parent"), "kind": "ministry"}),
        "content/organisations/unit.yaml": yaml({**unit, "kind": "unit"}),
    }
    for number, kind in enumerate(vocabulary.ORGANISATION_KINDS):
        files[f"content/organisations/jenis-{number}.yaml"] = yaml({"name": w(kind), "kind": kind})
    return files


def shared(languages: tuple[str, ...]) -> dict[str, str]:
    contact = {
        "key": "meja",
        "name": w("desk"),
        "role": w("role"),
        "organisation": "induk",
        "phone": "+62 21 555",
        "whatsapp": "+62 811 555",
        "email": "desk@example.go.id",
        "url": "https://example.go.id/desk",
        "hours": w("hours"),
        "languages": ["id", "en"],
        "for": ["forum"],
        "topics": [w("topic")],
    }
    names = ("satu", "dua", *(f"sumber-{number}" for number in range(8)))
    kinds = (*vocabulary.SOURCE_KINDS, None, None)
    printed = ("from_address", "translated", *["printed"] * 8)
    sources = {
        f"content/sources/{name}.yaml": yaml(
            {"title": w(name), "title_is": title_is, "site": w("paper"), "date": "2024-05-17",
             "kind": kind, "authors": [w("author")], "label": w("label"), "quality": w("quality"),
             "note": w("note"), "accessed": "2024-05-18", "coverage": True}
        )
        for name, kind, title_is in zip(names, kinds, printed, strict=True)
    }  # fmt: skip
    pages = {
        f"content/pages/tentang/index.{code}.md": article(
            {"title": w("about"), "aliases": [f"{code}/lama/"]}, w("text")
        )
        for code in languages
    }
    terms = {"title": w("terms"), "updated": "2024-05-17", "notice": True}
    pages[f"content/pages/ketentuan/index.{languages[0]}.md"] = article(terms, w("text"))
    return {"content/contacts.yaml": yaml({"contacts": [contact]}), **sources, **pages}


def events() -> dict[str, str]:
    main = {
        "name": w("event"),
        "kind": "forum",
        "edition": 10,
        "series": w("series"),
        "country": w("country"),
        "logo": "panggung",
        "highlights": ["release:rilis-0", "session:utama"],
        "streams": [PAPER],
        "contacts": ["meja"],
        "summary": w("summary"),
        "theme": {"text": w("theme"), **SOURCED},
        "sub_themes": [{"text": w("theme")}],
        "processes": [{"text": w("process")}],
        "start": "2024-05-18",
        "end": "2024-05-25",
        "time_zone": "Asia/Makassar",
        "mode": "hybrid",
        "venues": [
            {"key": "aula", "name": w("venue"), "also": w("other"), "address": w("street"),
             "geo": {"lat": -8.7, "lon": 115.2}, "rooms": [{"key": "a", "name": w("room")}],
             "access": w("access"), "facts": [{"text": w("fact")}]}
        ],
        "place": w("town"),
        "organisers": [PARTY],
        "hosts": [{"person": "tokoh"}],
        "partners": [{"name": w("partner")}],
        "participants": {
            **{key: [PARTY] for key in ("members", "absent", "partners", "guests", "observers")},
            "note": w("note"),
        },
        "previous": w("before"),
        "next": w("after"),
        "aims": [{"text": w("aim")}],
        "outcomes": [{"key": "hasil", "text": w("outcome"), **SOURCED}],
        "details": [{"label": w("label"), "text": w("text")}],
        "lead_image": "panggung",
        "hashtags": [TAG],
        "accounts": [ACCOUNT, ACCOUNT],
        "attendance": {"total": {"fact": "peserta"}, "onsite": 10, "online": 20, "institutions": 3},
        "accreditation": {
            "opens": "2024-04-01",
            "closes": "2024-05-01",
            "classes": [{"key": "a", "name": w("class"), "documents": [w("paper")]}],
            "documents": [w("paper")],
            "url": "https://example.go.id/register",
            "pick_up": w("pick up"),
            "help_desk": "meja",
        },
        "media_centre": {"place": w("place"), "venue": "aula", "run_by": PARTY, "hours": w("hours"),
                         "facilities": [{"text": w("facility")}]},
        "faq": [{"question": w("question"), "answer": w("answer")}],
        "documents": [PAPER],
        **SOURCED,
    }  # fmt: skip
    files = {f"{EVENT}/event.yaml": yaml(main)}
    states = [*vocabulary.EVENT_STATES, None, None]
    for number, (kind, state) in enumerate(zip(vocabulary.EVENT_KINDS, states, strict=True)):
        record = {
            "name": w(kind),
            "kind": kind,
            "part_of": "forum",
            "time_zone": "Asia/Jakarta",
            "state": None if state == "undated" else state,
            "mode": ("onsite", "online", "hybrid")[number % 3],
        }
        files[f"content/events/acara-{number}/event.yaml"] = yaml(record)
    return files


def registers() -> dict[str, str]:
    """The schedule, the figures, who said what, the narrative and the posts of the event."""
    facts: list[dict[str, Any]] = [
        {"key": "peserta", "value": 19686, "unit": w("people"), "as_of": "2024-05",
         "stated_by": "tokoh", "status": "final", **SOURCED,
         "measures": [{"value": 3, "unit": w("things")}],
         "breakdown": [{"label": w("share"), "value": 12}]},
        {"key": "daftar", "value": [w("one"), w("two"), w("three")], "status": "planned",
         "replaces": "peserta"},
    ]  # fmt: skip
    facts += [
        {"key": f"s{i}", "value": 5, "status": s} for i, s in enumerate(vocabulary.FACT_STATES)
    ]
    facts += [
        {"key": f"q{i}", "value": 5, "status": "final", "qualifier": qualifier}
        for i, qualifier in enumerate(vocabulary.QUALIFIERS)
    ]
    statements = [
        {"key": "a", "speaker": "tokoh", "post": "a", "text": w("said"), "verbatim": True,
         "session": "utama"},
        {"key": "b", "organisation": "induk", "text": w("said"), "said_on": "2024-05-18"},
    ]  # fmt: skip
    narrative = {
        "version": "2",
        "supersedes": "1",
        "valid_from": "2024-05-01",
        "valid_until": "2024-06-01",
        "owner": [PARTY],
        "approved": {"by": w("approver"), "role": w("role"), "at": "2024-04-30"},
        "messages": [{"key": "pesan", "text": w("message"), "support": w("support"),
                      "facts": ["peserta"]}],
        "facts": ["peserta"],
        "qa": [{"question": w("question"), "answer": w("answer")}],
        "terms": {"use": [{"term": w("term"), "instead_of": w("other"), "why": w("why")}],
                  "avoid": [{"term": w("term")}]},
    }  # fmt: skip
    post = {
        "key": "1",
        "platforms": ["x", "instagram", "whatsapp"],
        "text": w("post"),
        "hashtags": [TAG],
        "link": "release:rilis-0",
        "image": "panggung",
        "post_on": "2024-05-18",
        "window": {"from": "2024-05-18", "until": "2024-05-19"},
        "audience": w("audience"),
        "message": "pesan",
    }
    more = {"platforms": "x", "text": w("post"), "window": {"from": "2024-05-18"}}
    posts = [post, {"key": "2", **more}]
    return {
        f"{EVENT}/schedule.yaml": yaml({"sessions": sessions()}),
        f"{EVENT}/facts.yaml": yaml({"facts": [{"label": w("figure"), **fact} for fact in facts]}),
        f"{EVENT}/statements.yaml": yaml({"statements": statements}),
        f"{EVENT}/narrative.yaml": yaml(narrative),
        f"{EVENT}/social.yaml": yaml({"posts": posts}),
        "content/events/acara-0/narrative.yaml": yaml(
            {
                "version": "1",
                "valid_from": "2024-05-01",
                "owner": [PARTY],
                "messages": [{"key": "pesan", "text": w("message")}],
            }
        ),
    }


def sessions() -> list[dict[str, Any]]:
    main = {
        "key": "utama",
        "title": w("main"),
        "kind": "plenary",
        "date": "2024-05-18",
        "start": "09:00",
        "duration": "1:20",
        "approximate": list(APPROXIMATE),
        "planned": {"date": "2024-05-19", "start": "10:00", "end": "11:00", "venue": "aula",
                    "room": w("room")},
        "around": "before",
        "venues": ["aula"],
        "room": w("room"),
        "people": [{**SPEAKER, "role": w("role")}],
        "organisers": [PARTY],
        "audience": w("audience"),
        "purpose": {"text": w("purpose")},
        "topics": [w("topic")],
        "attendance": {"total": 100},
        "parts": [{"title": w("part"), "kind": "talk", "start": "09:10", "people": [SPEAKER]}],
        "awards": ["hadiah"],
        "routes": [{"name": w("route"), "text": w("text")}],
        "facts": [{"text": w("fact")}],
        "abstract": w("abstract"),
        "languages": ["id", "en"],
        "interpretation": ["en"],
        "gather": {"time": "08:00", "place": w("place")},
        "media_access": "open",
        "stream": "https://example.go.id/live",
        "recording": "https://example.go.id/film",
        "documents": [PAPER],
        "changes": [{"at": "2024-05-17 10:00 WITA", "what": w("change"), "why": w("why")}],
        **SOURCED,
    }  # fmt: skip
    plain: dict[str, Any] = {"title": w("session"), "date": "2024-05-20"}
    several = [{**plain, "kind": kind} for kind in vocabulary.SESSION_KINDS]
    several += [{**plain, "state": state} for state in vocabulary.SESSION_STATES]
    several += [{**plain, "basis": basis} for basis in vocabulary.BASES]
    several += [{**plain, "mode": mode} for mode in vocabulary.MODES]
    several += [{**plain, "media_access": access} for access in vocabulary.MEDIA_ACCESS]
    several += [
        {**plain, "part_of": "utama"},
        {**plain, "all_day": True, "place": w("place")},
        {**plain, "media_access": "pool", "gather": {"place": w("place")}},
        {**plain, "end_date": "2024-05-22"},
        {**plain, "date": "2024-05-21"},
        {**plain, "start": "10:00", "venues": "aula"},
        {**plain, "start": "11:00"},
        {**plain, "start": "12:00", "venues": "aula"},
        {**plain, "start": "23:30", "duration": "60", "people": [{"person": "lain"}]},
        {**plain, "start": "09:00"},
        {"title": w("session")},
        {"title": w("session"), "when": w("when")},
    ]
    return [main, *({"key": f"s{number}", **each} for number, each in enumerate(several))]


def awards() -> dict[str, str]:
    result = {
        "label": w("first"),
        "winner": {"team": w("team"), "person": "tokoh", "as_printed": w("printed")},
        "work": w("work"),
        "citation": w("citation"),
        "prize": w("prize"),
        "accepted_by": "tokoh",
        "presented_by": w("somebody"),
        "photo": "panggung",
    }
    award = {
        "name": w("award"),
        "unnamed": True,
        "call": {
            "opens": "2024-01-01",
            "closes": "2024-02-01 23:59 WIB",
            "who": w("who"),
            "how": w("how"),
            "rules": w("rules"),
            "rules_link": {"title": w("rules"), "url": "https://example.go.id/rules"},
            "hashtag": TAG,
            "prize": w("prize"),
        },
        "edition": w("third"),
        "organiser": [PARTY],
        "purpose": {"text": w("purpose")},
        "period": w("period"),
        "announced": "2024-05",
        "ceremony": "utama",
        "entrants": {"text": w("entrants")},
        "nominations": 12,
        "nominations_note": w("note"),
        "theme": w("theme"),
        "criteria": [w("criterion")],
        "jury": [PARTY],
        "amount": {"value": 500_000, "currency": "USD"},
        "presented_on": "2024-05-18",
        "categories": [
            {"key": "a", "name": w("category"), "entrant_class": w("class"),
             "description": w("text"), "nominees": [PARTY], "results": [result], **SOURCED},
            {"key": "b", "name": w("category")},
        ],
    }  # fmt: skip
    return {f"{EVENT}/awards/hadiah.yaml": yaml(award)}


def media() -> dict[str, str | bytes]:
    licence = {"name": w("licence"), "url": "https://example.go.id/licence"}
    item = {"caption": w("caption"), "alt": w("alt"), "credit": w("credit"), "licence": licence}
    full = {
        **item,
        "usage": w("usage"),
        "place": w("place"),
        "taken": "2024-05-18 10:00 WITA",
        "people": ["tokoh"],
        "session": "utama",
        "transcript": w("transcript"),
        "duration": "1:01",
        "consent": w("consent"),
    }
    files: dict[str, str | bytes] = {
        f"{EVENT}/media/panggung.yaml": yaml(full),
        f"{EVENT}/media/panggung.jpg": drawn(),
        "content/media/situs.yaml": yaml(item),
        "content/media/situs.jpg": drawn(),
    }
    for terms in vocabulary.LICENCE_TERMS:
        folder = "publicdomain" if terms in ("zero", "mark") else "licenses"
        address = f"https://creativecommons.org/{folder}/{terms}/4.0/"
        record = {**item, "licence": {"name": w("licence"), "url": address}}
        files[f"content/media/bebas-{terms}.yaml"] = yaml(record)
        files[f"content/media/bebas-{terms}.svg"] = "<svg/>"
    for kind in vocabulary.MEDIA_TYPES:
        record = {**item, "type": kind, "url": f"https://example.go.id/{kind}"}
        files[f"content/media/{kind}.yaml"] = yaml(record)
    for made in vocabulary.MADE:
        files[f"content/media/cara-{made}.yaml"] = yaml({**item, "made": made})
        files[f"content/media/cara-{made}.svg"] = "<svg/>"
    film = {**item, "type": "video", "url": "https://youtu.be/abcdefghijk"}
    files["content/media/film.yaml"] = yaml(film)
    own = {**item, "type": "video", "file": "pidato.mp4", "captions": "pidato.vtt"}
    files["content/media/pidato.yaml"] = yaml(own)
    files["content/media/pidato.mp4"] = b"film"
    files["content/media/pidato.vtt"] = "WEBVTT\n"
    return files


def releases(languages: tuple[str, ...]) -> dict[str, str]:
    plain = {
        "title": w("headline"),
        "summary": w("summary"),
        "status": "approved",
        "published": "2024-05-18 09:00 WITA",
    }
    full = {
        "updated": "2024-05-18 11:00 WITA",
        "about": {"date": "2024-05-18"},
        "dateline": {"place": w("town"), "date": "2024-05-18"},
        "number": w("number"),
        "issuer": "induk",
        "subtitle": w("subtitle"),
        "key_points": [w("point")],
        "authors": [{"name": w("author"), "roles": list(vocabulary.ROLES)}],
        "lead_image": "panggung",
        "gallery": ["panggung"],
        "attachments": [PAPER],
        "statements": ["a"],
        "facts": ["peserta"],
        "people": [SPEAKER],
        "organisations": ["induk"],
        "sessions": ["utama"],
        "awards": ["hadiah"],
        "related": [{"title": w("other"), "url": "https://example.go.id/other"}],
        "contacts": ["meja"],
        "boilerplate": "unit",
        "notes": w("notes"),
        "tags": [w("tag")],
        "corrections": [{"date": "2024-05-18", "was": w("wrong"), "now": w("right")}],
        **SOURCED,
    }
    body = (
        f'{w("text")} "{w("quoted")}" {{fact:peserta}} [{w("link")}](person:tokoh).[@satu]\n\n'
        f"![{w('caption')}](media:panggung)\n\n{{also:rilis-1}}\n\n"
        f"{w('text')}[^a]\n\n[^a]: {w('footnote')}\n"
    )
    body += "".join(f"\n!!! {kind}\n    {w('text')}\n" for kind in ADMONITIONS)
    withdrawn = {"withdrawn": {"date": "2024-05-18", "reason": w("reason")}}
    files = {}
    for number, kind in enumerate(vocabulary.RELEASE_KINDS):
        more: dict[str, Any] = full if number == 0 else withdrawn if number == 1 else {}
        # One is only in the first language, and one only in the last.
        written = {"correction": languages[:1], "note": languages[-1:]}.get(kind, languages)
        for code in written:
            is_first = code == written[0]
            head = {**plain, "kind": kind, **more} if is_first else {"title": w("headline")}
            head |= {"summary": w("summary")}
            if number == 0:
                head |= {"subtitle": w("subtitle"), "key_points": [w("point")], "notes": w("notes")}
            path = f"{EVENT}/releases/rilis-{number}/index.{code}.md"
            files[path] = article(head, body if number == 0 else w("text"))
    return files


@cache
def built(*languages: str) -> Build:
    """A site in these languages, built once for all tests."""
    return build(snapshot(site(*languages), NOW))


def over(*languages: str, **fields: str) -> Build:
    """A site whose event is over, unless *fields* say otherwise: nobody won, nothing was wrong."""
    day = "2024-05-19" if fields else "2023-05-18"
    small = {
        f"{EVENT}/event.yaml": yaml(
            {"name": w("event"), "time_zone": "Asia/Makassar", "start": "2023-05-18"} | fields
        ),
        f"{EVENT}/schedule.yaml": yaml(
            {"sessions": [{"key": "a", "title": w("session"), "date": day}]}
        ),
        "content/organisations/induk.yaml": yaml({"name": w("organisation"), "kind": "agency"}),
        f"{EVENT}/awards/hadiah.yaml": yaml(
            {"name": w("award"), "categories": [{"key": "a", "name": w("category")}]}
        ),
        f"{EVENT}/media/foto.yaml": yaml(
            {"caption": w("caption"), "alt": w("alt"), "credit": "A", "licence": "CC-BY-4.0"}
        ),
        f"{EVENT}/media/foto.svg": "<svg/>",
    }
    for name in ("Ayu", "Budi", "Citra", "Dewi"):
        small[f"content/people/{name.lower()}.yaml"] = yaml({"name": name})
    for code in languages:
        head = {"title": w("headline"), "summary": w("summary")}
        if code == languages[0]:
            head |= {"kind": "news", "status": "approved", "published": "2024-05-18"}
        small[f"{EVENT}/releases/satu/index.{code}.md"] = article(head, w("text"))
    whole = {path: data for path, data in site(*languages).items() if "content/" not in path}
    finished = build(snapshot(whole | small, NOW))
    assert finished.problems == ()
    return finished


class _Words(HTMLParser):
    """Gathers what a reader can read or hear: texts, and attributes that hold words."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.others: list[str] = []
        self._is_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self._is_data = tag == "script"
        self.others += [
            found[name] for name in found if name in ATTRIBUTES or name.startswith(SAID)
        ]
        if tag == "meta" and (found.get("name") or found.get("property")) in ABOUT:
            self.others.append(found["content"])

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._is_data = False

    def handle_data(self, data: str) -> None:
        if self._is_data:
            self.others += _spoken(json.loads(data))
        else:
            self.texts.append(data)


ATTRIBUTES = ("alt", "title", "label", "aria-label", "placeholder")
SAID = "data-say-"
"""How the names of attributes begin that hold what scripts say."""
ABOUT = ("description", "og:title", "og:description", "og:site_name", "og:image:alt")
SPOKEN = ("name", "headline", "description", "caption", "jobTitle", "text", "value")


def _spoken(data: Any) -> Iterator[str]:
    """The words in structured data."""
    if isinstance(data, list):
        for item in data:
            yield from _spoken(item)
    elif isinstance(data, dict):
        for key, item in data.items():
            if key in SPOKEN and isinstance(item, str):
                yield item
            yield from _spoken(item)


_WHERE_LINES_END = re.compile(r'<wbr>|<span class="whole">(.*?)</span>')


def readable(html: bytes) -> list[str]:
    """The text of a page, and everything else on it that holds words."""
    parser = _Words()
    parser.feed(_WHERE_LINES_END.sub(r"\1", html.decode()))
    return [" ".join(parser.texts), *parser.others]


def outside_of_brackets(text: str) -> str:
    depth = 0
    outside = []
    for letter in text:
        if letter in "⟦⟪":
            depth += 1
        elif letter in "⟧⟫":
            depth -= 1
            outside.append(" ")
        elif depth == 0:
            outside.append(letter)
    assert depth == 0, text
    return "".join(outside)


_ADDRESS = re.compile(r"https?://[\w./-]+|[\w.-]+@[\w.-]+|\b(?:application|text)/[\w.+-]+")
"""Addresses and media types are no words."""
SAME_EVERYWHERE = {
    "WhatsApp", "Telegram", "YouTube", *vocabulary.PLATFORMS.values(), "WIB", "WITA", "TXT",
    "DOCX", "ZIP", "ninjs", "CSV", "JSON", "XML", "ICS", "PDF", "JPEG", "JPG", "PNG", "SVG", "MP",
    TAG[1:],
}  # fmt: skip


def pages(*languages: str) -> dict[str, bytes]:
    """The pages of the language of brackets."""
    return {
        path: data
        for path, data in built(*languages).files.items()
        if path.startswith("ar/") and path.endswith(".html")
    }


def test_nothing_is_said_outside_of_the_words_of_the_language() -> None:
    stray = {
        (path, word)
        for path, data in pages("id", "en", "ar").items()
        for text in readable(data)
        for word in re.findall(r"[A-Za-z]+", _ADDRESS.sub(" ", outside_of_brackets(text)))
        if word not in SAME_EVERYWHERE and len(word) > 1  # a letter that names begin with
    }
    assert sorted(stray) == []


def test_the_site_of_brackets_says_nearly_everything() -> None:
    """Else the test before this one would prove little."""
    shown = (
        *pages("id", "en", "ar").values(),
        built("id", "en", "ar").files["index.html"],
        *(
            data
            for each in (over("id", "en", "ar"), over("id", "en", "ar", end="2024-06-01"))
            for path, data in each.files.items()
            if path.endswith(".html")
        ),
    )
    texts = [text for data in shown for text in readable(data)]
    everything = "\n".join((*texts, *exports("id", "en", "ar")))
    unsaid = [
        message.text
        for message, forms in translated("id").items()
        if not message.context and not re.search(_as_said(f"⟦{forms[0]}⟧"), everything, re.DOTALL)
    ]
    # There is no text of the last two days, and nobody to tell of holes.
    formats = [words[key] for key in ("news-map", "security") for words in DATA_WORDS]
    assert sorted(unsaid) == sorted(
        [
            *formats,
            "part {number} of {count}",  # no kit is so large that it is divided
            "too long",  # no post is
            "logos, each with its credit in a text beside it",  # its one logo is a photo
            "Picture {shape} for {platforms}",  # this site draws and prints nothing
            "Post {number}: {platforms}",
            "Picture {shape}",
            "Letters",  # there are not so many things that each letter would have a page
            "Paper to print",  # this site prints nothing, for it takes time
            "As of {moment}. Changes and corrections, if any, are at {address}",
            "About the event",  # its event has no text of its own
            # It is public, and all of it has come.
            "newsroom notice",
            "Under embargo until {moment}. Do not publish before.",
            "no date yet",
            "Confirmed",  # a session that takes place as announced needs no word for it
        ]
    )


DATA_WORDS = (vocabulary.DATA_FORMATS, vocabulary.DATA_USES)


def exports(*languages: str) -> Iterator[str]:
    """The papers, calendars and schedules of a site: lines unfolded, signs as they were."""
    for path, data in built(*languages).files.items():
        if path.endswith((".ics", ".txt", "schedule.json")):
            yield re.sub(r"\\([,;\\])", r"\1", data.decode().replace("\r\n ", ""))
        elif path.endswith(".zip"):
            with ZipFile(BytesIO(data)) as archive:
                readmes = (name for name in archive.namelist() if name.endswith("/README.txt"))
                yield from (archive.read(name).decode() for name in readmes)


def _as_said(form: str) -> str:
    return re.sub(r"\\\{[a-z]+\\\}", ".{1,200}?", re.escape(form))


def test_pages_of_a_language_from_right_to_left_say_so() -> None:
    for path, data in built("id", "en", "ar").files.items():
        if path.endswith(".html") and "/" in path:
            direction = b"rtl" if path.startswith("ar/") else b"ltr"
            language = path.partition("/")[0].encode()
            assert b'<html lang="%s" dir="%s"' % (language, direction) in data, path


@pytest.mark.parametrize("languages", [("id",), ("en",), ("ar",), ("id", "en", "ar")], ids="-".join)
def test_a_site_of_any_number_of_languages_is_sound(languages: tuple[str, ...]) -> None:
    finished = built(*languages)
    told = [f"{each.place} {each.code} {dict(each.values)}" for each in finished.problems]
    assert told == []
    tops = {path.partition("/")[0] for path in finished.files if path.endswith("/index.html")}
    assert tops == set(languages)


def test_parts_of_addresses_are_words_of_the_language() -> None:
    files = built("id", "en", "ar").files
    assert "id/acara/forum/siaran-pers/index.html" in files
    assert "en/events/forum/releases/index.html" in files
    assert "en/releases/page/2/index.html" in files
    assert "id/siaran-pers/halaman/2/index.html" in files
    assert "id/siaran-pers/ralat/index.html" in files
