"""What a reference means, who refers to whom, and in which language a text is shown."""

from __future__ import annotations

import pytest

from gaung.memory import Forgetful
from gaung.model.kit import Kit, Name, meanings
from gaung.model.media import Media
from gaung.model.people import Person
from gaung.model.schedule import Session
from gaung.model.text import Text
from gaung.reading import read
from gaung.snapshot import snapshot
from tests.factories import (
    EVENT,
    NOW,
    event,
    media,
    person,
    release,
    schedule,
    session,
    site,
    text,
)


def kit() -> Kit:
    folder = f"content/events/{EVENT}/releases/satu"
    files = (
        site("id", "en", "ar")
        | event()
        | event("lain")
        | schedule(session("buka", people=["usman"]), session("makan", part_of="buka"))
        | schedule(session("buka"), of="lain")
        | release("satu", people=["usman"], sessions=["lain/buka"], lead_image="foto")
        | media("foto")
        | media("situs", of="")
        | person("usman")
        | {f"{folder}/foto.yaml": text({"caption": "A", "alt": "B"}), f"{folder}/foto.svg": "x"}
    )
    found = read(snapshot(files, NOW), Forgetful()).kit
    assert found is not None
    return found


KIT = kit()
HOME = Name("release", EVENT, "satu")


@pytest.mark.parametrize(
    ("kind", "ref", "home", "names"),
    [
        ("session", "buka", HOME, [("session", EVENT, "buka")]),
        ("session", "lain/buka", HOME, [("session", "lain", "buka")]),
        ("session", "buka", Name("event", "", "lain"), [("session", "lain", "buka")]),
        ("session", "buka", Name("person", "", "usman"), []),
        ("person", "usman", HOME, [("person", "", "usman")]),
        ("person", "lain/usman", HOME, []),
        ("media", "foto", HOME,
         [("media", f"{EVENT}/satu", "foto"), ("media", EVENT, "foto"), ("media", "", "foto")]),
        ("media", "foto", Name("session", EVENT, "buka"),
         [("media", EVENT, "foto"), ("media", "", "foto")]),
    ],
)  # fmt: skip
def test_a_reference_means_the_nearest(
    kind: str, ref: str, home: Name, names: list[tuple[str, str, str]]
) -> None:
    """A bare key the same event; a picture the release's, then the event's, then the site's."""
    assert list(meanings(kind, ref, home)) == names


def test_the_nearest_that_is_there_is_found() -> None:
    """And nothing else under the same name."""
    asked = (("foto", HOME), ("foto", HOME._replace(key="x")), ("situs", HOME), ("tiada", HOME))
    found = [KIT.find(Media, key, home) for key, home in asked]
    homes = [entry.name.event if entry else None for entry in found]
    assert homes == [f"{EVENT}/satu", EVENT, "", None]


def test_an_entry_knows_who_refers_to_it() -> None:
    """Each once, in the order of the content; not those of another event."""
    usman = Name("person", "", "usman")
    assert [str(entry.name) for entry in KIT.referring(usman)] == [
        f"session:{EVENT}/buka", f"release:{EVENT}/satu",
    ]  # fmt: skip
    ours, theirs = (Name("session", of, "buka") for of in (EVENT, "lain"))
    assert [entry.key for entry in KIT.referring(ours)] == ["makan"]
    assert [entry.key for entry in KIT.referring(theirs)] == ["satu"]


def test_entries_are_given_by_kind_and_event() -> None:
    """In the order of the content."""
    assert [entry.event for entry in KIT.all(Session)] == [EVENT, EVENT, "lain"]
    assert [entry.key for entry in KIT.all(Session, "lain")] == ["buka"]
    assert KIT.all(Person, EVENT) == ()


@pytest.mark.parametrize(
    ("words", "language", "shown"),
    [
        ("Air", "en", ("Air", None, None)),
        ({"id": "Air", "en": "Water"}, "en", ("Water", None, None)),
        ({"id": "Air"}, "en", ("Air", "id", None)),
        ({"ar": "ماء"}, "en", ("ماء", "ar", "rtl")),
        ({"en": "Water", "id": "Air"}, "ar", ("Air", "id", "ltr")),
        ({"fr": "Eau"}, "en", ("Eau", "fr", None)),
    ],
)
def test_a_text_is_shown_in_the_language_of_the_page_or_says_its_own(
    words: str | dict[str, str], language: str, shown: tuple[str, str | None, str | None]
) -> None:
    """Else in the one that the site is written in, else in the first that it has."""
    phrase = KIT.phrase(Text.of(words), language)
    assert phrase is not None
    assert (phrase.text, phrase.language, phrase.direction) == shown
