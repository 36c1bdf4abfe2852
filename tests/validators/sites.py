"""The sites whose machine-readable files are judged: of the repository, small, large, hostile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any, get_args

from gaung.edges.disk import load
from gaung.memory import Forgetful
from gaung.model.gate import public
from gaung.model.narrative import Platform
from gaung.outputs import CLOSERS, PLANNERS
from gaung.plan import plan
from gaung.problems import errors
from gaung.reading import read
from gaung.rendering import render
from gaung.snapshot import Snapshot, snapshot
from gaung.templates import Templates
from tests.factories import (
    EVENT,
    ROOT,
    Files,
    award,
    event,
    facts,
    media,
    organisation,
    person,
    release,
    schedule,
    session,
    site,
    small,
    text,
    told,
)

NOW = datetime(2024, 5, 19, 3, tzinfo=UTC)
"""The second day of the event of the made-up sites."""
WRITTEN = datetime(2026, 11, 22, 5, tzinfo=UTC)
"""When the texts of the demonstration had been written."""
SESSIONS, PEOPLE, DAYS = 1000, 500, 10


def demonstration() -> Snapshot:
    """The content of the repository."""
    taken, problems = load(ROOT, WRITTEN)
    assert problems == ()
    return taken


def full() -> Files:
    """A small site that has something for every kind of output."""
    keeps = {"email": "keamanan@example.go.id", "expires": "2025-04-01"}
    return (
        small()
        | site(security=keeps, publisher="kominfo", tagline={"id": "Ruang pers", "en": "Press"})
        | schedule(
            session(
                "buka",
                start="09:00",
                end="10:30",
                venues="aula",
                room="Ruang 1",
                people=["usman"],
                kind="ceremony",
                abstract={"id": "Tentang *air*.\n\n- satu\n- dua", "en": "On *water*."},
                media_access="open",
                gather={"time": "08:30", "place": {"id": "Lobi", "en": "Lobby"}},
                languages=["id"],
                stream="https://example.go.id/siaran",
                changes=[
                    {
                        "at": "2024-05-17 10:00 WITA",
                        "what": {"id": "Mulai lebih pagi", "en": "Begins earlier"},
                        "why": {"id": "hujan", "en": "rain"},
                    }
                ],
            ),
            session("tanpa-jam", kind="panel"),
            session("tanpa-hari", date=None, when={"id": "menyusul", "en": "to come"}),
            session("malam", start="20:00", end_date="2024-05-19", end="01:00", kind="dinner"),
            session("pameran", start="09:00", end="17:00", end_date="2024-05-20", kind="expo"),
            session("batal", start="13:00", duration="45", state="cancelled"),
            session("pers", date="2024-05-19", start="11:00", kind="press_conference"),
            session("rehat", date="2024-05-19", start="10:00", duration="15", kind="break"),
            session("jauh", start="10:00", end="11:00", time_zone="Europe/Berlin", mode="online"),
            session("maraton", start="08:00", duration="30:00"),
        )
        | release("tiga", published="2024-05-18 20:00 WITA", tags=["air"], people=["usman"])
        | posts(
            {"text": {"id": "Air.", "en": "Water."}, "post_on": "2024-05-18 09:00 WIB"},
            {"text": "Air.", "window": {"from": "2024-05-18 09:00 WITA", "until": "2024-05-19"}},
            {"text": "Air.", "window": {"from": "2024-05-18", "until": "2024-05-18 09:00 WITA"}},
        )
    )


def posts(*said: Mapping[str, Any], of: str = EVENT) -> Files:
    """The social kit of an event, for every platform."""
    platforms = get_args(Platform)
    numbered = [
        {"key": f"kiriman-{number}", "platforms": platforms, **each}
        for number, each in enumerate(said)
    ]
    return {f"content/events/{of}/social.yaml": text({"posts": numbered})}


def large() -> Files:
    """An event of a thousand sessions, five hundred people and three hundred pictures."""
    first = date(2024, 5, 18)
    sessions: list[dict[str, Any]] = [
        session(
            f"s-{number}",
            date=(first + timedelta(days=number % DAYS)).isoformat(),
            start=f"{8 + number % 9:02}:{number % 60:02}" if number % 20 else None,
            duration="45" if number % 20 and number % 7 else None,
            venues=f"aula-{number % 10}",
            abstract={"id": "Tentang air, tanah; udara. " * 8, "en": "On water, earth; air. " * 8},
            people=[f"orang-{number * 7 % PEOPLE}", f"orang-{(number * 11 + 3) % PEOPLE}"],
            media_access="open" if number % 5 == 0 else None,
        )
        for number in range(SESSIONS)
    ]
    halls = [{"key": f"aula-{number}", "name": f"Aula {number}"} for number in range(DAYS)]
    last = (first + timedelta(days=DAYS - 1)).isoformat()
    results = [{"winner": {"team": f"Tim {number}"}} for number in range(300)]
    files = site() | event(venues=halls, end=last) | schedule(*sessions)
    for number in range(PEOPLE):
        files |= person(f"orang-{number}", name=f"Orang {number}")
    for number in range(300):
        files |= media(f"foto-{number}")
    for number in range(40):
        files |= release(f"siaran-{number}", lead_image=f"foto-{number}")
    files |= award("raya", {"key": "a", "name": "A", "results": results})
    return files | facts(
        *({"key": f"fakta-{number}", "value": str(number)} for number in range(300))
    )


LONG = "Sidang " * 1400 + "selesai"
"""A title of about ten thousand characters."""
STRANGE = (
    "Emoji 👩🏽‍🚒🇮🇩 ✅ dan koma, titik; koma: \\garis\\ \"kutip\" <tag> & 'petik'",
    "عبد الله بن محمد (القاعة الكبرى)",
    '=HYPERLINK("https://example.com";"klik")',
    "]]> {{ blank }} %n ^n \\n",
    "\u200fقاعة\u200e / plenary",  # noqa: RUF001 - Arabic is meant
    "界" * 60,
)
"""Titles and names that break what writes carelessly."""


def hostile() -> Files:
    """A site of everything that is allowed and nobody expects."""
    sessions = [
        session(
            f"aneh-{number}", title=words, start=f"1{number}:00", room=words, people=["aneh"],
            abstract=words, duration="1:30",
        )
        for number, words in enumerate(STRANGE)
    ]  # fmt: skip
    return (
        site(path="")
        | event(
            "x",
            time_zone="America/Sao_Paulo",
            start="2018-11-03",
            end="2018-11-05",
            name=STRANGE[0],
            venues=[{"key": "a", "name": STRANGE[1], "geo": {"lat": "-90", "lon": "180"}}],
        )
        | schedule(
            session("panjang", title=LONG, date="2018-11-03", start="23:30", duration="2:00"),
            session("sehari", date="2018-11-04", all_day=True),
            session("lama", date="2018-11-03", start="10:00", duration="72:00", venues="a"),
            session("sama", title="Sama", date="2018-11-05", start="10:00", time_zone="UTC"),
            session("kathmandu", date="2018-11-05", start="10:00", time_zone="Asia/Kathmandu"),
            of="x",
        )
        | event("y1", name="Y", start="2024-05-19", end=None, state="cancelled")
        | schedule(*sessions, of="y1")
        | event("kosong", start=None, end=None, state="postponed")
        | person("aneh", name=STRANGE[1])
        | posts(
            *({"text": words, "hashtags": "界" * 60, "alt": words, "post_on": "2024-05-18"}
              for words in (LONG, *STRANGE)),
            of="y1",
        )
        | organisation("org", name=STRANGE[2])
        | award("satu", {"key": "a", "name": STRANGE[2], "results": [
            {"winner": "org", "label": STRANGE[3], "work": STRANGE[0]}]}, of="y1")
        | facts({"key": "a", "value": STRANGE[2], "label": STRANGE[4]}, of="y1")
        | release("aneh", of="y1", title={"id": STRANGE[0], "en": STRANGE[5]},
                  published="2024-05-18 22:00 WIB")
    )  # fmt: skip


def one_language() -> Files:
    """A site in one language that is written from right to left."""
    return (
        site("ar", path="a/b/")
        | event(name=STRANGE[1])
        | schedule(session("satu", title=STRANGE[1], start="09:00", end="10:00"))
        | release("satu", bodies={"ar": "نص"}, published="2024-05-18 20:00 WITA")
    )


FOR_PROGRAMS = (
    ".csv", ".ics", ".json", ".webmanifest", ".xml", "_headers", "_redirects", "robots.txt",
    "security.txt",
)  # fmt: skip
"""How the files end that are there for programs; pages, papers and pictures have other judges."""
TAKEN_AWAY = (*FOR_PROGRAMS, ".txt", ".docx", ".pdf", ".jpg", ".png")
"""How the files end that people take away as well."""
SITES: dict[str, Callable[[], Snapshot]] = {
    "demonstration": demonstration,
    "full": lambda: snapshot(full(), NOW),
    "large": lambda: snapshot(large(), NOW),
    "hostile": lambda: snapshot(hostile(), NOW),
    "one language": lambda: snapshot(one_language(), NOW),
}


@cache
def exported(name: str) -> Mapping[str, bytes]:
    """The files of a site that are no pages: those are judged elsewhere, and take long."""
    # Pages are planned where site maps tell of them; of the large site they would take long.
    return made(SITES[name](), FOR_PROGRAMS, without_pages=name == "large")


def made(
    taken: Snapshot, endings: tuple[str, ...] = TAKEN_AWAY, *, without_pages: bool = False
) -> Mapping[str, bytes]:
    """The files of a site with these endings; nothing that packs others is made."""
    reading = read(taken, Forgetful())
    assert reading.kit is not None, told(reading.problems)
    assert told(errors(reading.problems)) == []
    kit, _ = public(reading.kit)
    machines = [each for each in PLANNERS if ".pages." not in each.__module__]
    planners = (machines, ()) if without_pages else (PLANNERS, CLOSERS)
    outputs, problems = plan(kit, *planners)
    assert problems == []
    wanted = tuple(
        output for output in outputs if output.path.endswith(endings) and not output.needs
    )
    templates = Templates(taken.sources, kit.words)
    return render(wanted, taken, templates, Forgetful()).files


__all__ = ["EVENT", "NOW", "SITES", "exported", "made"]
