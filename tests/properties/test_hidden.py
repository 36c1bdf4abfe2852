"""What the public may not see is in no file of the site, and is there once its moment has come.

A word that stands nowhere else is put into everything that can be hidden, one place at a time. That
it turns up after its moment shows that it could have been found before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from gaung.build import Build, build
from gaung.memory import Forgetful
from gaung.model.gate import public
from gaung.model.kit import Kit
from gaung.outputs import PLANNERS
from gaung.plan import Output, Workbench
from gaung.reading import read
from gaung.snapshot import snapshot
from tests.factories import (
    EVENT,
    NOW,
    Files,
    award,
    built,
    event,
    facts,
    media,
    organisation,
    page,
    person,
    release,
    schedule,
    session,
    small,
    sound,
    statements,
    text,
)

WORD = "Zamrudkhatulistiwa"
"""A word that stands nowhere else."""
SLUG = WORD.lower()
BEFORE = datetime.fromisoformat("2024-07-31T23:59:59+07:00")
AFTER = datetime.fromisoformat("2024-08-01T00:00:00+07:00")

EMBARGOED = {"embargo": "2024-08-01 00:00 WIB"}
NOT_YET_DUE = {"published": "2024-08-01"}
EXPIRED = {"expires": "2024-08-01 00:00 WIB"}
FROM = {"visibility": {"from": "2024-08-01"}}
UNTIL = {"visibility": EXPIRED}


def places(finished: Build) -> list[str]:
    """The files that have the word, in their bytes or in their addresses."""
    return [
        path
        for path, data in finished.files.items()
        if WORD.lower() in path.lower() or WORD.lower().encode() in data.lower()
    ]


def secret_release(when: dict[str, Any], **where: Any) -> Files:
    return small() | release("rahasia", **(when | where))


BOTH = {"id": WORD, "en": WORD}
PARTS_OF_A_RELEASE: dict[str, dict[str, Any]] = {
    "title": {"title": BOTH},
    "summary": {"summary": BOTH},
    "subtitle": {"subtitle": BOTH},
    "slug": {"slug": {"id": SLUG, "en": SLUG}},
    "key points": {"key_points": {"id": [WORD], "en": [WORD]}},
    "notes": {"notes": BOTH},
    "body": {"bodies": {"id": f"Kata {WORD}.", "en": f"A word: {WORD}."}},
    "tags": {"tags": [WORD]},
    "number": {"number": WORD},
    "author": {"authors": [{"name": WORD, "roles": "reporter"}]},
    "correction": {"corrections": [{"date": "2024-05-19", "was": WORD, "now": "Lain"}]},
    "attachment": {"attachments": [{"title": WORD, "url": "https://a.example/"}]},
    "related": {"related": [{"title": WORD, "url": "https://a.example/"}]},
    "dateline": {"dateline": {"place": WORD}},
    "source's note": {"note": WORD},
}


@pytest.mark.parametrize("part", PARTS_OF_A_RELEASE)
@pytest.mark.parametrize("when", [EMBARGOED, NOT_YET_DUE], ids=["embargoed", "not yet due"])
def test_a_release_is_hidden_until_its_moment(when: dict[str, Any], part: str) -> None:
    """Not a second too early, and then with all that it says."""
    files = secret_release(when, **PARTS_OF_A_RELEASE[part])
    assert places(sound(files, BEFORE)) == []
    assert places(sound(files, AFTER)) != []


@pytest.mark.parametrize("part", PARTS_OF_A_RELEASE)
def test_an_expired_release_is_hidden_from_its_moment_on(part: str) -> None:
    """It is there until then."""
    files = secret_release(EXPIRED, **PARTS_OF_A_RELEASE[part])
    assert places(sound(files, BEFORE)) != []
    assert places(sound(files, AFTER)) == []


@pytest.mark.parametrize("status", ["draft", "review"])
def test_a_release_is_hidden_until_it_is_approved(status: str) -> None:
    """Its date alone makes nothing public."""
    assert places(sound(secret_release({"status": status}, **PARTS_OF_A_RELEASE["title"]))) == []
    assert places(sound(secret_release({}, **PARTS_OF_A_RELEASE["title"]))) != []


def test_a_picture_in_the_folder_of_a_hidden_release_is_hidden() -> None:
    """It lives and dies with the release: its caption, its page and its bytes."""
    folder = f"content/events/{EVENT}/releases/rahasia"
    picture = {
        f"{folder}/{SLUG}.yaml": text({"caption": WORD, "alt": WORD}),
        f"{folder}/{SLUG}.jpg": WORD,
    }
    files = secret_release(EMBARGOED, lead_image=SLUG) | picture
    assert places(sound(files, BEFORE)) == []
    assert len(places(sound(files, AFTER))) > 4


def hideable(visibility: dict[str, Any]) -> dict[str, Files]:
    """A site for each kind of thing that may say when it is seen, with the word in it."""
    one = small()
    named = {"key": SLUG, **visibility}
    a = {"key": "a", "name": "A"}
    return {
        "session": one | schedule(session("buka"), session(SLUG, title=WORD, **visibility)),
        "fact": one | facts({"key": "peserta", "value": "1"}, named | {"value": WORD}),
        "statement": one | statements(named | {"speaker": "usman", "text": WORD}),
        "award": one | award(SLUG, a, name=WORD, **visibility),
        "category": one | award("kyoto", a, {"name": WORD, **named}),
        "result": one
        | award("kyoto", a | {"results": [{"winner": {"team": WORD}, **visibility}]}),
        "media item": one | media(SLUG, caption=WORD, **visibility),
        "person": one | person(SLUG, name=WORD, **visibility),
        "organisation": one | organisation(SLUG, name=WORD, **visibility),
        "post of a person": one
        | person("usman", posts=[{"key": SLUG, "title": WORD, **visibility}]),
        "outcome": one | forum(outcomes=[{"text": WORD, **visibility}]),
        "aim": one | forum(aims=[{"text": WORD, **visibility}]),
        "theme": one | forum(theme={"text": WORD, **visibility}),
        "detail": one | forum(details=[{"label": "Isi", "text": WORD, **visibility}]),
        "question": one | forum(faq=[{"question": WORD, "answer": "Ya", **visibility}]),
        "organiser": one | forum(organisers=[{"name": WORD, **visibility}]),
        "venue": one | forum(venues=[{**named, "name": WORD}]),
        "accreditation": one | forum(accreditation={"pick_up": WORD, **visibility}),
        "media centre": one | forum(media_centre={"place": WORD, **visibility}),
        "route": one | schedule(session("buka", routes=[{"name": WORD, **visibility}])),
        "attendance": one
        | schedule(
            session("buka", attendance={"total": {"value": "7", "label": WORD, **visibility}})
        ),
        "narrative": one | narrative(WORD, **visibility),
        "message": one | narrative("Air", {**named, "text": WORD}),
        "post": one | social({**named, "text": WORD}),
        "contact": one | contact(name=WORD, **visibility),
        "event": one
        | event("rahasia", name=WORD, **visibility)
        | release("dua", of="rahasia")
        | schedule(session("lain", title=WORD), of="rahasia")
        | media("gambar", of="rahasia", caption=WORD),
    }


def forum(**fields: Any) -> Files:
    """The event of the small site, whose schedule knows its hall."""
    hall = {"key": "aula", "name": "Aula"}
    return event(**{**fields, "venues": [hall, *fields.get("venues", ())]})


def narrative(text_of_it: str, *more: dict[str, Any], **fields: Any) -> Files:
    messages = [{"key": "air", "text": text_of_it}, *more]
    record = {"version": "1", "valid_from": "2024-05-01", "owner": ["kominfo"], **fields}
    path = f"content/events/{EVENT}/narrative.yaml"
    return {path: text(record | {"messages": messages})}


def social(*posts: dict[str, Any]) -> Files:
    record = {"posts": [{"platforms": "x", **each} for each in posts]}
    return {f"content/events/{EVENT}/social.yaml": text(record)}


def contact(**fields: Any) -> Files:
    return {"content/contacts.yaml": text({"contacts": [{"key": SLUG, **fields}]})}


KINDS = sorted(hideable({}))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "visibility",
    [{"visibility": {"embargo": "2024-08-01 00:00 WIB"}}, FROM],
    ids=["embargo", "from"],
)
def test_whatever_it_is_it_can_be_hidden_until_its_moment(
    kind: str, visibility: dict[str, Any]
) -> None:
    """An award's result before the ceremony is the classic; anything else can be as delicate."""
    files = hideable(visibility)[kind]
    assert places(sound(files, BEFORE)) == []
    assert places(sound(files, AFTER)) != []


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_it_is_it_can_expire(kind: str) -> None:
    """The other way round."""
    files = hideable(UNTIL)[kind]
    assert places(sound(files, BEFORE)) != []
    assert places(sound(files, AFTER)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_it_is_it_can_be_a_draft(kind: str) -> None:
    """A draft has no moment: it waits for its editor."""
    assert places(sound(hideable({"visibility": {"draft": "true"}})[kind], AFTER)) == []


def test_a_contact_that_is_not_public_is_in_no_file() -> None:
    """It is for the desk alone."""
    assert places(sound(small() | contact(name=WORD, public="tidak"))) == []
    assert places(sound(small() | contact(name=WORD, public="ya"))) != []


def test_a_withdrawn_release_leaves_its_title_its_date_and_the_reason() -> None:
    """A notice takes its place; nothing else of it is in any file."""
    everything = {
        part: fields
        for part, fields in PARTS_OF_A_RELEASE.items()
        if part not in ("title", "slug", "body")
    }
    fields = {field: value for each in everything.values() for field, value in each.items()}
    body = PARTS_OF_A_RELEASE["body"]["bodies"]
    withdrawn = {"date": "2024-05-20", "reason": {"id": "Angkanya keliru", "en": "Wrong figures"}}
    files = small() | release("tarik", bodies=body, withdrawn=withdrawn, **fields)
    finished = sound(files)
    assert places(finished) == []
    assert len(places(sound(small() | release("tarik", bodies=body, **fields)))) >= 2
    notice = next(
        data.decode() for path, data in finished.files.items() if "/releases/tarik/" in path
    )
    for words in ("Release tarik", "18 May 2024", "20 May 2024", "Wrong figures"):
        assert words in notice


def test_what_is_public_may_not_lean_on_what_is_hidden() -> None:
    """A sentence that leads to something hidden would have a gap: that is a problem."""
    files = secret_release(EMBARGOED) | release(
        "umum", bodies={"id": "Lihat [siaran](release:rahasia).", "en": "See."}
    )
    assert [problem.code for problem in built(files, BEFORE).problems] == ["reference-hidden"]
    assert built(files, AFTER).problems == ()


def test_a_member_of_a_list_that_is_hidden_is_left_out_without_a_word() -> None:
    """A list is shorter by it, and nothing tells why."""
    files = secret_release(EMBARGOED, title=BOTH) | release("umum", related=["rahasia", "satu"])
    assert places(sound(files, BEFORE)) == []
    assert any("/umum/" in path for path in places(sound(files, AFTER)))


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
        "rahasia", bodies={"id": f"Kabar. {SENTENCE}.", "en": "News."}, **EMBARGOED
    )

    def careless(kit: Kit) -> Iterator[Output[Any]]:
        del kit
        yield Output("gosip.txt", said, _said)

    monkeypatch.setattr("gaung.build.PLANNERS", (*PLANNERS, careless))
    assert [problem.code for problem in built(files, BEFORE).problems] == code
    assert built(files, AFTER).problems == ()
