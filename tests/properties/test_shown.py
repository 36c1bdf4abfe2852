"""What an editor types is shown: every text that a file can hold stands on a page.

A site has everything that can be said, and each text in it is a word that stands nowhere else. A
field that is read and shown nowhere is found by its word.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from gaung.model.awards import Award
from gaung.model.contacts import Contact
from gaung.model.event import Event
from gaung.model.facts import Fact, Source, Statement
from gaung.model.media import Media
from gaung.model.narrative import Narrative, Post
from gaung.model.people import Organisation, Person
from gaung.model.schedule import Session
from gaung.model.text import Text
from tests.factories import (
    EVENT,
    Files,
    award,
    event,
    facts,
    media,
    organisation,
    page,
    person,
    release,
    schedule,
    site,
    sound,
    source,
    statements,
    text,
)

NOT_OURS = ("visibility",)
"""Fields that hide what they stand in."""


def model_in(annotation: object) -> type[BaseModel] | None:
    """The model in an annotation, also where there may be nothing, or several."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for each in get_args(annotation) if (found := model_in(each))), None)


def is_text(annotation: object) -> bool:
    if isinstance(annotation, type):
        return issubclass(annotation, Text)
    return any(is_text(each) for each in get_args(annotation))


def is_several(annotation: object) -> bool:
    origin = getattr(annotation, "__origin__", None)
    return origin is tuple or any(map(is_several, get_args(annotation)))


def filled(model: type[BaseModel], given: dict[str, Any], way: str) -> dict[str, Any]:
    """A record with a word of its own in each text that it does not give; nothing is left out.

    Parts that need more than texts have to be given, if only as ``{}`` with what they need.
    """
    record = dict(given)
    for name, field in model.model_fields.items():
        key = field.alias or name
        inner = model_in(field.annotation)
        here = f"{way} {key}".replace("_", " ")
        if key in given:
            value = given[key]
            if inner and isinstance(value, dict) and not is_text(field.annotation):
                record[key] = filled(inner, value, here)
            elif inner and isinstance(value, list):
                record[key] = [
                    filled(inner, each, f"{here} {number}") if isinstance(each, dict) else each
                    for number, each in enumerate(value)
                ]
        elif key in NOT_OURS:
            continue
        elif key == "sources":
            record[key] = [f"sumber-{'-'.join(here.split()[:-1])}"]
        elif is_text(field.annotation):
            record[key] = [word(here)] if is_several(field.annotation) else word(here)
        elif inner and can_be_filled(inner):
            part = filled(inner, {}, here)
            record[key] = [part] if is_several(field.annotation) else part
            if key == "readings":  # sources disagree from two on
                record[key].append(filled(inner, {}, f"{here} two"))
    return record


def can_be_filled(model: type[BaseModel]) -> bool:
    """Whether texts are all that a model needs."""
    needed = [field for field in model.model_fields.values() if field.is_required()]
    return bool(needed) and all(
        is_text(field.annotation)
        or ((inner := model_in(field.annotation)) is not None and can_be_filled(inner))
        for field in needed
    )


def word(of: str) -> str:
    """A word that stands nowhere else, and says which text it is."""
    letters = "".join(each for each in of.title() if each.isalnum())
    return f"Zamrud{letters}Q"


def linked(way: str) -> dict[str, str]:
    return {"title": word(way), "url": "https://a.example/"}


def named(way: str) -> dict[str, str]:
    """Somebody or something that has no page of its own."""
    return {"name": word(f"{way} name")}


def an_event() -> dict[str, Any]:
    counted = {"value": "7"}
    return filled(
        Event,
        {
            "edition": word("event edition"),
            "date_note": word("event date note"),
            "venues": [{"key": "aula", "rooms": [{"key": "satu"}]}],
            "organisers": [named("organiser")],
            "hosts": [named("host")],
            "partners": [named("partner")],
            "participants": {group: [named(group)] for group in ("members", "absent", "guests")},
            "hashtags": [word("event hashtag")],
            "accounts": [{"platform": "x", "name": word("account"), "url": "https://x.example/"}],
            "streams": [linked("stream")],
            "attendance": dict.fromkeys(("total", "onsite", "online", "institutions"), counted),
            "accreditation": {"opens": "2024-05-01", "classes": [{"key": "a"}]},
            "documents": [linked("event document")],
            "contacts": ["meja"],
            "name": word("event name"),
            "time_zone": "Asia/Makassar",
            "start": "2024-05-18",
            "end": "2024-05-20",
        },
        "event",
    )


def sessions() -> list[dict[str, Any]]:
    whole = {
        "key": "buka",
        "date": "2024-05-18",
        "start": "09:00",
        "end": "10:00",
        "venues": ["aula"],
        "place": None,
        "people": [{"person": "usman"}],
        "organisers": [named("session organiser")],
        "attendance": {"total": {"value": "9"}},
        "media_access": "open",
        "gather": {"time": "08:00"},
        "documents": [linked("session document")],
        "planned": {"date": "2024-05-17"},
        "changes": [{"at": "2024-05-17 09:00 WITA"}],
        "when": None,
    }
    without_a_time = {
        "key": "nanti",
        "title": "Nanti",
        "when": word("when"),
        "place": word("place"),
    }
    return [filled(Session, whole, "session"), without_a_time]


def an_award() -> dict[str, Any]:
    result = {"winner": {}, "accepted_by": "usman", "presented_by": "usman"}
    return filled(
        Award,
        {
            "call": {"opens": "2024-01-01", "rules_link": linked("rules"), "hashtag": "#Lomba"},
            "organiser": [named("award organiser")],
            "jury": [named("jury")],
            "nominations": 3,
            "categories": [
                {"key": "a", "results": [result], "nominees": [named("nominee")]},
            ],
        },
        "award",
    )


def a_release() -> Files:
    said: dict[str, Any] = {
        "subtitle": word("subtitle"),
        "key_points": [word("key point")],
        "notes": word("notes to editors"),
        "note": word("release note"),
        "tags": [word("tag")],
        "number": word("number"),
        "authors": [{"name": word("author"), "roles": "reporter"}],
        "corrections": [
            {"date": "2024-05-20", "was": word("was"), "now": word("now")},
        ],
        "attachments": [linked("attachment")],
        "related": [linked("related")],
        "dateline": {"place": word("dateline")},
        "boilerplate": "kominfo",
        "issuer": "kominfo",
        "contacts": ["meja"],
        "sources": ["antara"],
        "facts": ["peserta"],
    }
    return (
        release("satu", bodies={"id": word("body")}, **said)
        | release("lama", bodies={"id": "Isi."}, withdrawn={"date": "2024-05-20",
                                                            "reason": word("reason")})
    )  # fmt: skip


def everything() -> Files:
    """A site in which everything is said that can be said, each with a source of its own."""
    files = without_sources()
    cited = sorted(set(re.findall(r"sumber-[a-z0-9-]+", " ".join(files.values()))))
    for key in cited:
        files |= source(key, title=word(key))
    return files


def without_sources() -> Files:
    figure = {"value": "1500", "key": "peserta", "status": "final",
              "breakdown": [{"value": "2"}], "measures": []}  # fmt: skip
    said = {"key": "air", "speaker": "usman"}
    one_narrative = {
        "version": "1",
        "valid_from": "2024-05-01",
        "owner": [named("owner")],
        "messages": [{"key": "air"}],
        "terms": {"use": [{}], "avoid": [{}]},
    }
    posted = {"key": "air", "platforms": ["x"], "hashtags": ["Air"], "mentions": ["@a"],
              "message": "air", "image": "panggung"}  # fmt: skip
    who = {
        "name": "Usman",
        "pronunciation": word("pronunciation"),
        "posts": [{"key": "dirjen"}],
    }
    of_event = f"content/events/{EVENT}"
    contacts = {"contacts": [filled(Contact, {"key": "meja"}, "contact")]}
    return (
        site("id", "en", notice=word("site notice"), tagline=word("tagline"))
        | event(**an_event())
        | schedule(*sessions())
        | facts(filled(Fact, figure | {"display": None}, "fact"),
                {"key": "lain", "value": "1", "display": word("display"), "status": "final"})
        | statements(filled(Statement, said, "statement"))
        | award("hadiah", **an_award())
        | {
            f"{of_event}/narrative.yaml": text(filled(Narrative, one_narrative, "narrative")),
            f"{of_event}/social.yaml": text({"posts": [filled(Post, posted, "post")]}),
            "content/contacts.yaml": text(contacts),
        }
        | media("panggung", **filled(Media, {"creator": word("creator")}, "media"))
        | person("usman", **filled(Person, who, "person"))
        | organisation("kominfo", **filled(Organisation, {}, "organisation"))
        | source("antara", **filled(Source, {}, "source"))
        | a_release()
        | page("tentang", bodies={"id": word("page"), "en": "Page."})
    )  # fmt: skip


@cache
def shown() -> str:
    """Every page in the language of the texts, but the list of all sources."""
    return "\n".join(
        data.decode()
        for path, data in sound(everything()).files.items()
        if path.startswith("id/") and path.endswith(".html") and not path.startswith("id/sumber/")
    )


def words() -> list[str]:
    """Every word that the files hold."""
    content = (data for path, data in everything().items() if path.startswith(("content", "site")))
    return sorted(set(re.findall(r"Zamrud\w+Q", " ".join(content))))


def test_every_text_is_shown() -> None:
    assert [each for each in words() if each not in shown()] == []


def test_there_is_everything_that_can_be_said() -> None:
    """The words are those of every text of every model, so that none is forgotten."""
    assert len(words()) > 600
    for each in ("EventVenues0City", "FactBreakdown0Note", "OrganisationBoilerplateNote",
                 "SumberContact", "StatementTitle", "PersonPosts0ConflictsWhy"):  # fmt: skip
        assert f"Zamrud{each}Q" in words()
