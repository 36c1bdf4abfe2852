"""The one gate: which entry passes, what is left of it, and what is kept back."""

from __future__ import annotations

from typing import Any

import pytest

from gaung.memory import Forgetful
from gaung.model.articles import Release
from gaung.model.awards import Award
from gaung.model.body import Body
from gaung.model.gate import Hidden, public
from gaung.model.kit import Kit, Name
from gaung.reading import read
from gaung.snapshot import snapshot
from tests.factories import (
    EVENT,
    NOW,
    Files,
    award,
    event,
    media,
    person,
    release,
    schedule,
    session,
    site,
    text,
)


def passed(files: Files) -> tuple[Kit, tuple[Hidden, ...]]:
    whole = read(snapshot(site() | files, NOW), Forgetful()).kit
    assert whole is not None
    return public(whole)


def names(files: Files) -> set[str]:
    return {str(name) for name in passed(files)[0].entries}


def kept_back(files: Files) -> dict[str, tuple[str, ...]]:
    return {str(thing.name): thing.texts for thing in passed(files)[1]}


SATU = Name("release", EVENT, "satu")


@pytest.mark.parametrize(
    ("fields", "is_public"),
    [
        ({}, True),
        ({"status": "draft"}, False),
        ({"status": "review"}, False),
        ({"published": None}, False),
        ({"published": "2024-06-01"}, True),
        ({"published": "2024-06-01 07:00 WIB"}, True),
        ({"published": "2024-06-01 07:01 WIB"}, False),
        ({"published": "2024-06-02"}, False),
        ({"embargo": "2024-06-01 08:00 WITA"}, True),
        ({"embargo": "2024-06-01 07:00 WITA"}, True),
        ({"embargo": "2024-06-01 08:00 WIB"}, False),
        ({"expires": "2024-06-01 07:00 WIB"}, False),
        ({"expires": "2024-06-01 07:01 WIB"}, True),
        ({"visibility": {"draft": "ya"}}, False),
        ({"visibility": {"from": "2024-06-02"}}, False),
        ({"visibility": {"embargo": "2024-06-01 07:00 WIB"}}, True),
        ({"visibility": {"expires": "2024-06-01 07:00 WIB"}}, False),
        ({"withdrawn": {"date": "2024-05-30", "reason": "Keliru"}}, True),
        ({"withdrawn": {"date": "2024-05-30", "reason": "Keliru"}, "status": "draft"}, False),
    ],
)
def test_a_release_passes_when_everything_allows_it(
    fields: dict[str, Any],
    is_public: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """Approved, due, past its embargo, not expired; the site is of 1 June, 07:00 WIB."""
    files = event() | release("satu", **fields)
    assert (str(SATU) in names(files)) == is_public
    if not is_public:
        assert "Siaran satu" in kept_back(files)[str(SATU)]


def test_what_belongs_to_a_hidden_event_is_hidden_with_it() -> None:
    """Its releases, sessions, pictures; a person whom it names belongs to nobody."""
    files = (
        event(visibility={"draft": "ya"})
        | release("satu")
        | schedule(session("buka", people=["usman"]))
        | media("foto")
        | person("usman")
        | event("lain")
    )
    assert names(files) == {"event:lain", "person:usman"}
    assert set(kept_back(files)) == {
        f"event:{EVENT}", str(SATU), f"session:{EVENT}/buka", f"media:{EVENT}/foto",
    }  # fmt: skip


def test_a_picture_of_a_hidden_release_is_hidden_with_it() -> None:
    """It lies in the folder of the release."""
    folder = f"content/events/{EVENT}/releases/satu"
    picture = {f"{folder}/foto.yaml": text({"caption": "A", "alt": "B"}), f"{folder}/foto.svg": "x"}
    hidden = event() | release("satu", status="draft") | picture
    assert names(hidden) == {f"event:{EVENT}"}
    assert f"media:{EVENT}/satu/foto" in names(event() | release("satu") | picture)


def test_a_hidden_part_is_cut_out_and_the_rest_stays() -> None:
    """Of an award with two results, one before its ceremony."""
    secret = {"visibility": {"from": "2024-06-02"}, "citation": "Sangat bagus."}
    results = [{"winner": {"team": "Satu"}}, {"winner": {"team": "Dua"}, **secret}]
    files = event() | award("kyoto", {"key": "a", "name": "A", "results": results})
    kit, hidden = passed(files)
    entry = kit.get(Award, "kyoto", EVENT)
    assert entry is not None
    (category,) = entry.record.categories
    assert [
        str(each.winner.team and each.winner.team.words[0][1]) for each in category.results
    ] == ["Satu"]
    assert [thing.name for thing in hidden] == [Name("award", EVENT, "kyoto")]
    assert set(hidden[0].texts) == {"Dua", "Sangat bagus."}


def test_a_withdrawn_release_is_its_notice() -> None:
    """Title, date and reason; its words and pictures are kept back."""
    withdrawn = {"date": "2024-05-30", "reason": "Keliru"}
    files = event() | release("satu", withdrawn=withdrawn, tags=["air"], notes="Catatan panjang")
    kit, hidden = passed(files)
    entry = kit.get(Release, "satu", EVENT)
    assert entry is not None
    assert (entry.record.title, entry.record.tags, entry.record.notes) == ("Siaran satu", (), None)
    assert [version.body for version in entry.versions.values()] == [Body(), Body()]
    assert "<p>Isi satu.</p>" in {str(thing.name): thing.texts for thing in hidden}[str(SATU)]


def test_every_question_of_the_gate_is_one_of_the_moments_to_come() -> None:
    """From them follows when the site changes next."""
    files = (
        event()
        | release("satu", embargo="2024-07-01 00:00 WIB")
        | release("dua", expires="2024-08-01 00:00 WIB")
        | schedule(session("buka", visibility={"from": "2024-06-15"}))
    )
    kit, _ = passed(files)
    assert [f"{moment:%m-%d}" for moment in kit.now.coming] == ["06-15", "07-01", "08-01"]
