"""What the public may not see is in no file of the site, and is there once its moment has come.

A word that stands nowhere else is put into everything that can be hidden, one place at a time. That
it turns up after its moment shows that it could have been found before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any

import pytest
from pydantic import BaseModel

from gaung.build import Build
from gaung.memory import Forgetful
from gaung.model.articles import Release
from gaung.model.kit import Kit
from gaung.model.parts import Part, Sourced, walk
from gaung.outputs import PLANNERS
from gaung.plan import Output, Workbench
from gaung.reading import read
from gaung.snapshot import snapshot
from tests.factories import (
    EVENT,
    RIGHTS,
    Files,
    award,
    built,
    drawing,
    event,
    facts,
    media,
    organisation,
    person,
    release,
    schedule,
    session,
    small,
    sound,
    statements,
    text,
)

BEFORE = datetime.fromisoformat("2024-07-31T23:59:59+07:00")
AFTER = datetime.fromisoformat("2024-08-01T00:00:00+07:00")

HIDDEN: dict[str, dict[str, Any]] = {
    "embargoed": {"embargo": "2024-08-01 00:00 WIB"},
    "not yet due": {"published": "2024-08-01"},
    "expired": {"expires": "2024-08-01 00:00 WIB"},
    "a draft": {"status": "draft"},
    "under review": {"status": "review"},
}


def word(of: str) -> str:
    """A word for one thing that stands nowhere else, and may be a part of an address."""
    return "zamrud" + of.replace(" ", "").replace("_", "")


WORD = word("khatulistiwa")


def places(finished: Build, secret: str = WORD) -> list[str]:
    """The files that have a word, in their bytes or in their addresses."""
    return [
        path
        for path, data in finished.files.items()
        if secret in path or secret.encode() in data.lower()
    ]


# --- releases ---------------------------------------------------------------------------------


def both(of: str) -> dict[str, str]:
    return {"id": word(of), "en": word(of)}


PARTS: dict[str, Any] = {
    "title": both("title"),
    "summary": both("summary"),
    "subtitle": both("subtitle"),
    "slug": both("slug"),
    "key_points": {"id": [word("key_points")], "en": [word("key_points")]},
    "notes": both("notes"),
    "bodies": both("bodies"),
    "tags": [word("tags")],
    "number": word("number"),
    "authors": [{"name": word("authors"), "roles": "reporter"}],
    "corrections": [{"date": "2024-08-02", "was": word("corrections"), "now": "Lain"}],
    "attachments": [{"title": word("attachments"), "url": "https://a.example/"}],
    "related": [{"title": word("related"), "url": "https://a.example/"}],
    "dateline": {"place": word("dateline")},
    "note": word("note"),
    "lead_image": word("lead_image"),
    "aliases": {"id": [f"id/lama/{word('aliases')}"], "en": [f"en/old/{word('aliases')}"]},
}
"""A release that has its own word in each of its parts."""


def secret_release(**when: Any) -> Files:
    """A release with a picture of its own, whose bytes are a word too."""
    folder = f"content/events/{EVENT}/releases/rahasia"
    name = word("lead_image")
    record = {"caption": word("caption"), "alt": word("alt"), **RIGHTS}
    picture = {
        f"{folder}/{name}.yaml": text(record),
        f"{folder}/{name}.svg": drawing(word("bytes")),
    }
    return small() | release("rahasia", **(PARTS | when)) | picture


@cache
def with_release(how: str, now: datetime) -> Build:
    return sound(secret_release(**HIDDEN.get(how, {})), now)


OF_RELEASES = (*PARTS, "caption", "alt", "bytes")


@pytest.mark.parametrize("part", OF_RELEASES)
@pytest.mark.parametrize("how", ["embargoed", "not yet due"])
def test_a_release_is_hidden_until_its_moment(how: str, part: str) -> None:
    """Not a second too early, and then with all that it says and with its pictures."""
    assert places(with_release(how, BEFORE), word(part)) == []
    assert places(with_release(how, AFTER), word(part)) != []


@pytest.mark.parametrize("part", OF_RELEASES)
def test_an_expired_release_is_hidden_from_its_moment_on(part: str) -> None:
    """It is there until then."""
    assert places(with_release("expired", BEFORE), word(part)) != []
    assert places(with_release("expired", AFTER), word(part)) == []


@pytest.mark.parametrize("part", OF_RELEASES)
@pytest.mark.parametrize("how", ["a draft", "under review"])
def test_a_release_is_hidden_until_it_is_approved(how: str, part: str) -> None:
    """Its date alone makes nothing public."""
    assert places(with_release(how, AFTER), word(part)) == []
    assert places(with_release("approved", AFTER), word(part)) != []


# --- everything else --------------------------------------------------------------------------


def hideable(when: dict[str, Any]) -> Files:
    """A site with one of everything that may say when it is seen, each with its own word."""

    def named(kind: str) -> dict[str, Any]:
        return {"key": word(kind), **seen}

    seen: dict[str, Any] = {"visibility": when} if when else {}
    hall = {"key": "aula", "name": "Aula"}
    a = {"key": "a", "name": "A", "results": [{"winner": {"team": word("result")}, **seen}]}
    attendance = {"total": {"value": "7", "label": word("attendance"), **seen}}
    said = {"speaker": "usman", "text": word("statement")}
    return (
        small()
        | event(
            outcomes=[{"text": word("outcome"), **seen}],
            aims=[{"text": word("aim"), **seen}],
            theme={"text": word("theme"), **seen},
            sub_themes=[{"text": word("sub-theme"), **seen}],
            details=[{"label": "Isi", "text": word("detail"), **seen}],
            faq=[{"question": word("question"), "answer": "Ya", **seen}],
            organisers=[{"name": word("organiser"), **seen}],
            participants={"guests": [{"name": word("guest"), **seen}]},
            venues=[hall, {**named("venue"), "name": "Balai"}],
            accreditation={"pick_up": word("accreditation"), **seen},
            media_centre={"place": word("media centre"), **seen},
        )
        | schedule(
            session("buka", venues="aula", attendance=attendance,
                    routes=[{"name": word("route"), **seen}]),
            session("lain", people=[{"person": "usman", "role": word("mention"), **seen}]),
            session(word("session"), **seen),
        )
        | facts(
            {"key": "peserta", "value": "2",
             "breakdown": [{"label": word("share"), "value": "1", **seen}]},
            named("fact") | {"value": word("fact")},
        )
        | statements(named("statement") | said)
        | award(word("award"), {"key": "a", "name": "A"}, **seen)
        | award("kyoto", a, {"name": "B", **named("category")})
        | media(word("media item"), **seen)
        | person(word("person"), **seen)
        | person("usman", posts=[{"key": "dirjen", "title": word("post"), **seen}],
                 bio=[{"text": word("biography"), **seen}])
        | organisation(word("organisation"), **seen)
        | organisation("kominfo", boilerplate={"text": word("boilerplate"), **seen})
        | narrative({"key": "air", "text": "Air"}, {**named("message"), "text": "Lain"})
        | event("lain")
        | narrative({"key": "air", "text": word("narrative")}, of="lain", **seen)
        | social({**named("social post"), "text": "Halo"})
        | contact(word("contact"), **seen)
        | event(word("event"), **seen)
        | release("dua", of=word("event"), title=word("release of the event"))
        | schedule(session("lain", title=word("session of the event")), of=word("event"))
        | media("gambar", of=word("event"), caption=word("picture of the event"))
    )  # fmt: skip


def narrative(*messages: dict[str, Any], of: str = EVENT, **fields: Any) -> Files:
    record = {"version": "1", "valid_from": "2024-05-01", "owner": ["kominfo"], **fields}
    return {f"content/events/{of}/narrative.yaml": text(record | {"messages": messages})}


def social(*posts: dict[str, Any]) -> Files:
    record = {"posts": [{"platforms": "x", **each} for each in posts]}
    return {f"content/events/{EVENT}/social.yaml": text(record)}


def contact(name: str, **fields: Any) -> Files:
    record = {"key": "meja", "name": name, **fields}
    return {"content/contacts.yaml": text({"contacts": [record]})}


KINDS = sorted(
    {match[0].removeprefix("zamrud") for match in re.finditer("zamrud[a-z-]+", str(hideable({})))}
)
MOMENTS: dict[str, dict[str, Any]] = {
    "embargo": {"embargo": "2024-08-01 00:00 WIB"},
    "from": {"from": "2024-08-01"},
    "expires": {"expires": "2024-08-01 00:00 WIB"},
    "draft": {"draft": "true"},
}


@cache
def with_everything(how: str, now: datetime) -> Build:
    return sound(hideable(MOMENTS[how]), now)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("how", ["embargo", "from"])
def test_whatever_it_is_it_can_be_hidden_until_its_moment(how: str, kind: str) -> None:
    """An award's result before the ceremony is the classic; anything else can be as delicate."""
    assert places(with_everything(how, BEFORE), word(kind)) == []
    assert places(with_everything(how, AFTER), word(kind)) != []


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_it_is_it_can_expire(kind: str) -> None:
    """The other way round."""
    assert places(with_everything("expires", BEFORE), word(kind)) != []
    assert places(with_everything("expires", AFTER), word(kind)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_it_is_it_can_be_a_draft(kind: str) -> None:
    """A draft has no moment: it waits for its editor."""
    assert places(with_everything("draft", AFTER), word(kind)) == []


def test_everything_that_can_be_hidden_is_tried() -> None:
    """Every model that has a visibility stands in the site above."""
    tried = set()
    for entry in whole_kit(hideable(MOMENTS["embargo"])).entries.values():
        for _, value in walk(entry.record):
            if getattr(value, "visibility", None) is not None:
                tried.add(type(value))
    hideable_models = {
        model
        for model in descendants(Part)
        if "visibility" in model.model_fields and model.__module__.startswith("gaung.")
    } - {Release, Sourced}  # fmt: skip
    left = {model.__name__ for model in hideable_models - tried}
    assert left == set(LIKE_OTHERS)


LIKE_OTHERS = {
    "AlbumItem": "a media item",
    "Call": "part of an award",
    "Written": "what articles have in common",
    "Page": "an entry like others",
}
"""Models that are not tried, because others stand for them."""


def descendants(model: type[BaseModel]) -> set[type[BaseModel]]:
    below = set(model.__subclasses__())
    return below.union(*map(descendants, below))


def whole_kit(files: Files) -> Kit:
    kit = read(snapshot(files), Forgetful()).kit
    assert kit is not None
    return kit


# --- notices, references, contacts ------------------------------------------------------------


def test_a_contact_that_is_not_public_is_in_no_file() -> None:
    """It is for the desk alone."""
    assert places(sound(small() | contact(WORD, public="tidak"))) == []
    assert places(sound(small() | contact(WORD, public="ya"))) != []


def test_a_withdrawn_release_leaves_its_title_its_date_and_the_reason() -> None:
    """A notice takes its place; nothing else of it is in any file."""
    kept = {"title": "Judul", "slug": "tarik", "aliases": {"id": ["id/lama"], "en": ["en/old"]}}
    withdrawn = {"date": "2024-05-20", "reason": {"id": "Angkanya keliru", "en": "Wrong figures"}}
    finished = sound(secret_release(**kept, withdrawn=withdrawn))
    for part in set(OF_RELEASES) - set(kept) - PICTURE:
        assert places(finished, word(part)) == [], part
        assert len(places(with_release("approved", AFTER), word(part))) > 1, part
    notice = next(
        data.decode() for path, data in finished.files.items() if "/releases/tarik/" in path
    )
    for words in ("Judul", "18 May 2024", "20 May 2024", "Wrong figures"):
        assert words in notice


PICTURE = {"lead_image", "caption", "alt", "bytes"}
"""What stands in the media library by itself, whatever becomes of the release."""


def test_what_is_public_may_not_lean_on_what_is_hidden() -> None:
    """A sentence that leads to something hidden would have a gap: that is a problem."""
    files = secret_release(**HIDDEN["embargoed"]) | release(
        "umum", bodies={"id": "Lihat [siaran](release:rahasia).", "en": "See."}
    )
    assert [problem.code for problem in built(files, BEFORE).problems] == ["reference-hidden"]
    assert built(files, AFTER).problems == ()


def test_a_member_of_a_list_that_is_hidden_is_left_out_without_a_word() -> None:
    """A list is shorter by it, and nothing tells why."""
    files = secret_release(**HIDDEN["embargoed"])
    files |= release("umum", related=["rahasia", "satu"], published="2024-05-17")
    assert places(sound(files, BEFORE), word("title")) == []
    shown = places(sound(files, AFTER), word("title"))
    assert len([path for path in shown if "/umum/" in path]) == 2


# --- the second, dumb look --------------------------------------------------------------------

SENTENCE = "Juara pertama lomba ini adalah Kabupaten Belitung"


def _said(view: object, bench: Workbench) -> bytes:
    del bench
    return str(view).encode()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (SENTENCE, ["word-leaked"]),
        (f"<p>{SENTENCE.replace(' ', '  ').upper()}.</p>", ["word-leaked"]),
        ("Juara pertama lomba ini belum diumumkan", []),
    ],
    ids=["plainly", "disguised", "not at all"],
)
def test_a_planner_that_looks_past_the_gate_is_caught(
    said: str, code: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The finished files are searched for the sentences of all that was kept back."""
    files = small() | release(
        "rahasia", bodies={"id": f"Kabar. {SENTENCE}.", "en": "News."}, **HIDDEN["embargoed"]
    )

    def careless(kit: Kit) -> Iterator[Output[Any]]:
        del kit
        yield Output("gosip.txt", said, _said)

    monkeypatch.setattr("gaung.build.PLANNERS", (*PLANNERS, careless))
    assert [problem.code for problem in built(files, BEFORE).problems] == code
    assert built(files, AFTER).problems == ()
