"""What the desk asks of its texts: each slip is found where it stands, and nothing else is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gaung import editorial
from gaung.editorial import QUESTIONS, Proof
from gaung.editorial.calendar import calendar
from gaung.editorial.numerals import numerals
from gaung.editorial.wording import is_slip
from gaung.memory import Forgetful
from gaung.model.words import Words
from gaung.problems import Problem
from gaung.reading import read
from gaung.snapshot import snapshot
from tests.factories import (
    NOW,
    Files,
    event,
    facts,
    media,
    organisation,
    page,
    person,
    release,
    schedule,
    session,
    site,
    small,
    source,
)


def asked(files: Mapping[str, str]) -> list[Problem]:
    """What is said of a site, hidden things included."""
    found = read(snapshot(files, NOW), Forgetful())
    assert found.problems == ()
    assert found.kit is not None
    return list(editorial.ask(found.kit, found.locator))


def codes(problems: Iterable[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def written(indonesian: str, english: str = "Water.", **fields: Any) -> Files:
    return site() | event() | release("satu", bodies={"id": indonesian, "en": english}, **fields)


def test_a_good_site_is_passed_in_silence() -> None:
    assert asked(small() | media("panggung", credit="Panitia", licence="CC BY 4.0")) == []


def test_every_question_is_in_the_list_once() -> None:
    assert len({question.__module__ for question in QUESTIONS}) == len(QUESTIONS)


# --- weekdays ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Sabtu, 17 Mei 2024",
        "Sabtu 17 Mei 2024",
        "Sabtu tanggal 17 Mei 2024",
        "Sabtu pagi, 17 Mei 2024",
        "Sabtu malam (17/5/2024)",
        "Sabtu (17/5)",
        "Sabtu, 17/5/2024,",
        "Sab, 17 Mei 2024",
        "Ahad, 17 Mei 2024",
        "dibuka pada **Sabtu, 17 Mei**",
        "Kamis–Sabtu, 17 Mei 2024",
    ],
)
def test_a_wrong_weekday_is_found_in_indonesian(text: str) -> None:
    assert codes(asked(written(f"Forum itu {text} di Bali."))) == ["weekday-wrong"]


@pytest.mark.parametrize(
    "text",
    [
        "Saturday, 17 May 2024",
        "Saturday 17 May 2024",
        "Saturday, May 17, 2024",
        "Sat, May 17th, 2024",
        "Saturday the 17th of May 2024",
        "Saturday morning, 17 May 2024",
        "Saturday (17/5/2024)",
        "Sat. 17 May",
    ],
)
def test_a_wrong_weekday_is_found_in_english(text: str) -> None:
    assert codes(asked(written("Air.", f"The forum was on {text} in Bali."))) == ["weekday-wrong"]


@pytest.mark.parametrize(
    "text",
    [
        "Jumat, 17 Mei 2024",
        "Jum'at, 17 Mei 2024",
        "Jum’at (17/5/2024)",
        "Jumat (17/5)",
        "Senin–Rabu, 20–22 Mei 2024",
        "Senin dan Selasa, 20 dan 21 Mei 2024",
        "Kamis/Jumat, 9/10 Mei 2024",
        "Jumat hingga 18 Mei 2024",
        "Jumat pukul 19.30",
        "Senin, 21 Maret 2022, di Dakar, lalu Jumat, 17 Mei",
        "sudah dua minggu 17 Mei itu lewat",
        "Sabtu, 31 Februari 2024",
        "Selasa, 12 peserta hadir",
        "Jumat, 17 Mei, dan Sabtu, 18 Mei 2024",
        "`Sabtu, 17 Mei 2024`",
    ],
)
def test_what_is_right_or_says_something_else_is_no_wrong_weekday(text: str) -> None:
    assert asked(written(f"Forum itu {text} di Bali.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Friday, 17 May 2024",
        "Friday, May 17, 2024",
        "Friday 17 May",
        "Friday (17/5/2024)",
        "Monday to Wednesday, 20 to 22 May 2024",
        "Friday until 18 May 2024",
        "on Sunday the 30 may 20 times",
        "Saturdays in May 2024",
    ],
)
def test_what_is_right_in_english_is_no_wrong_weekday(text: str) -> None:
    assert asked(written("Air.", f"The forum was {text} in Bali.")) == []


def test_an_american_site_has_the_month_first() -> None:
    american = {"code": "en", "name": "English", "locale": "en_US"}
    base = site("en", languages=[american], written_in="en") | event(name="Water Forum")
    right = release("satu", bodies={"en": "On Friday (5/17/2024) and Wednesday (6/5/2024)."})
    wrong = release("satu", bodies={"en": "On Monday (5/17/2024)."})
    assert asked(base | right) == []
    assert codes(asked(base | wrong)) == ["weekday-wrong"]


def test_a_note_may_tell_of_a_wrong_weekday_elsewhere() -> None:
    note = {"id": "Sumber menulis Sabtu, 17 Mei 2024.", "en": "A source has it wrong."}
    assert asked(site() | event(note=note)) == []


LOCALES = {"id": "id", "en": "en_GB", "fr": "fr", "ar": "ar", "de": "de"}


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(sorted(set(LOCALES) - {"ar"})),
    st.integers(1, 6),
)
@settings(max_examples=60, deadline=None)
def test_a_day_is_found_as_its_language_writes_it(day: date, language: str, off: int) -> None:
    words = Words(language, LOCALES[language], language)
    known = calendar((LOCALES[language],))
    text = f"x {words.day(day)} y"
    for found in known.with_weekday(text):
        assert (found.day, found.month, found.year) == (day.day, day.month, day.year)
        assert known.weekdays[found.weekday.lower()][0] == day.weekday()
    assert len(list(known.with_weekday(text))) == 1
    other = words.day(day + timedelta(days=off)).partition(" ")[0]
    (moved,) = known.with_weekday(text.replace(text.split()[1], other))
    assert known.weekdays[moved.weekday.lower()][0] != day.weekday()


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("id", "18–25 Mei 2024", [(18, 5), (25, 5)]),
        ("id", "pada 5, 6, dan 7 September 2023", [(5, 9), (6, 9), (7, 9)]),
        ("en", "from 18 to 25 May 2024", [(18, 5), (25, 5)]),
        ("en", "May 18–25, 2024", [(18, 5), (25, 5)]),
        ("en", "on the 17th of May", [(17, 5)]),
        ("en", "in May 2024 at 9:30", []),
        ("en", "May 7:30", []),
    ],
)
def test_days_are_read_one_by_one(language: str, text: str, found: list[tuple[int, int]]) -> None:
    known = calendar((LOCALES[language],))
    assert [(each.day, each.month) for each in known.days(text)] == found


# --- days of a release ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"kind": "news", "about": {"date": "2024-05-20"}}, ["told-too-early"]),
        ({"kind": "news", "about": {"date": "2024-05-18"}}, []),
        ({"kind": "release", "about": {"date": "2024-05-20"}}, []),
        ({"kind": "advisory", "about": {"date": "2024-05-20"}}, []),
        (
            {
                "kind": "speech",
                "about": {"date": "2024-05-20"},
                "embargo": "2024-05-20 09:00 WITA",
            },
            [],
        ),
        ({"dateline": {"place": "Bali", "date": "2024-05-18"}}, []),
        ({"dateline": {"place": "Bali", "date": "2024-05-19"}}, ["dateline-too-late"]),
        ({"updated": "2024-05-18 10:00 WITA"}, []),
        ({"updated": "2024-05-17 10:00 WITA"}, ["before-publication"]),
        # Midnight comes to Bali an hour before it comes to Jakarta.
        ({"published": "2024-05-17 23:30 WIB", "dateline": {"place": "Bali", "date": "2024-05-18"}},
         []),
    ],
)  # fmt: skip
def test_the_days_of_a_release_follow_each_other(fields: dict[str, Any], found: list[str]) -> None:
    assert codes(asked(written("Air.", **fields))) == found


# --- numbers of releases -------------------------------------------------------------------------


def test_where_releases_are_numbered_each_has_a_number() -> None:
    rule = {"pattern": "[0-9]+", "per": ["year"]}
    base = site(release_numbers=rule) | event()
    assert codes(asked(base | release("satu"))) == ["release-number-missing"]
    assert asked(base | release("satu", number="1")) == []
    assert asked(base | release("satu", kind="note")) == []
    assert asked(base | release("satu", status="draft")) == []


def test_a_number_is_given_once_a_year() -> None:
    base = site() | event() | release("satu", number="7")
    assert codes(asked(base | release("dua", number="7"))) == ["release-number-twice"]
    assert asked(base | release("dua", number="7", published="2023-05-18")) == []
    assert asked(base | release("dua", number="8")) == []


# --- names and posts -----------------------------------------------------------------------------

PEOPLE = person("usman-kansong", name="Usman Kansong") | person("maruf-amin", name="Ma'ruf Amin")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Usman Kangsong hadir.", ["Usman Kangsong"]),
        ("Usmann Kansong hadir.", ["Usmann Kansong"]),
        ("Kata Usman\nKansnog, ya.", ["Usman\nKansnog"]),
        ("Pidato Ma’ruf Amen.", []),  # too short to tell from another name
        ("Pidato Ma’ruff Amin.", ["Ma’ruff Amin"]),
        ("Usman Kansong dan Ma’ruf Amin hadir.", []),
        ("Usman kansung kampung.", []),
        ("Usman Hasan hadir bersama Kansong.", []),
        ("Usman, Kangsong, dan lain-lain.", []),
        ("[Usman Kangsong](person:usman-kansong) hadir.", ["Usman Kangsong"]),
        ("Lihat https://example.org/Usman Kansong", []),
    ],
)
def test_names_that_are_nearly_those_of_people_we_know(text: str, found: list[str]) -> None:
    problems = asked(written(text) | PEOPLE)
    assert [problem.values["found"] for problem in problems] == found
    assert all(problem.code == "name-near" for problem in problems)


def test_two_people_with_like_names_are_both_known() -> None:
    files = written("Usman Kangsong dan Usman Kansong hadir.") | PEOPLE
    assert asked(files | person("usman-kangsong", name="Usman Kangsong")) == []
    assert asked(files | source("antara", authors=["Usman Kangsong"])) == []


@given(st.integers(0, 5), st.integers(0, 4))
@settings(deadline=None)
def test_two_letters_swapped_are_a_slip_and_no_letter_is_none(first: int, second: int) -> None:
    name = "Kansong".lower()
    swapped = name[:first] + name[first + 1] + name[first] + name[first + 2 :]
    assume(swapped != name)
    assert is_slip(swapped, name)
    assert not is_slip(f"{name}s", name)
    assert not is_slip("".join(reversed(name))[second:], name)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Direktur Jendral Informasi Publik Usman Kansong hadir.", 1),
        ("Usman Kansong, Direktur Jendral Informasi Publik, hadir.", 1),
        ("Direktur Jenderal Informasi Publik Usman Kansong hadir.", 0),
        ("Dirjen Usman Kansong hadir bersama Direktur Jendral Informasi Publik.", 0),
        ("Direktur Jenderal Kebudayaan Publik Usman Kansong hadir.", 0),
    ],
)
def test_titles_beside_a_name_are_those_of_the_person(text: str, found: int) -> None:
    posts = [{"key": "dirjen", "title": {"id": "Direktur Jenderal Informasi Publik", "en": "DG"}}]
    files = written(text) | person("usman-kansong", name="Usman Kansong", posts=posts)
    assert codes(asked(files)) == ["post-near"] * found


# --- figures -------------------------------------------------------------------------------------

REGISTER = facts(
    {"key": "luring", "label": {"id": "peserta luring", "en": "people on site"}, "value": "500"},
    {"key": "delegasi", "label": {"id": "delegasi", "en": "delegates"}, "value": "19686",
     "replaces": "awal"},
    {"key": "awal", "label": {"id": "delegasi", "en": "delegates"}, "value": "16750"},
)  # fmt: skip


@pytest.mark.parametrize(
    ("indonesian", "english", "found"),
    [
        ("Ada 450 peserta luring.", "There were 450 people on site.", ["figure-unlike"] * 2),
        ("Ada 500 peserta luring.", "There were 500 people on site.", []),
        ("Ada 16.750 delegasi.", "There were 16,750 delegates.", ["figure-old"] * 2),
        ("Ada 19.686 delegasi.", "There were 19,686 delegates.", []),
        ("Hampir 20.000 delegasi hadir.", "Nearly 20,000 delegates came.", []),
        ("Ada 50 peserta luring dari Bali.", "There were 50 people on site from Bali.", []),
        ("Ada {fact:luring} peserta luring.", "There were {fact:luring} people on site.", []),
        ("Pada 2024 peserta luring banyak.", "Water.", []),
        ("Ada 450 kursi.", "There were 450 seats.", []),
    ],
)
def test_typed_figures_are_those_of_the_register(
    indonesian: str, english: str, found: list[str]
) -> None:
    assert codes(asked(written(indonesian, english) | REGISTER)) == found


# --- two languages -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("indonesian", "english", "found"),
    [
        ("Ada 19.686 peserta.", "There were 19,866 people.", ["figure-differs"]),
        ("Ada 19.686 peserta.", "There were 19,686 people.", []),
        ("Ada 38,2 persen.", "It is 38.2 per cent.", []),
        ("Pukul 19.30 WITA.", "At 7:30 p.m.", []),
        ("Pukul 09.00 WITA.", "At 9 a.m.", []),
        ("Ada lima ratus orang.", "There were 500 people.", []),
        ("Ada 1,5 juta orang.", "There were 1,500,000 people.", []),
        ("Forum ke-10 di Bali.", "The 10th forum in Bali.", []),
        ("Ada tiga, dan 12 lagi.", "There were 3, and twelve more.", []),
        ("Dibuka 20 Mei 2024.", "Opened on 21 May 2024.", ["date-differs"]),
        ("Dibuka 18–25 Mei 2024.", "Opened from May 18 to May 25, 2024.", []),
        ("Dibuka 20 Mei 2024.", "Opened on the first day.", []),
        ("Dibuka 20 Mei 2023.", "Opened on 20 May 2024.", ["figure-differs"]),
        ("Usman Kansong hadir.", "Ma'ruf Amin came.", ["name-differs"]),
        ("Usman Kansong hadir.", "Mr Kansong came.", []),
        ("Usman Kansong hadir.", "The minister came.", []),
        ("Ada kutipan.[@antara]", "There is one.[@antara]", []),
    ],
)
def test_the_languages_of_a_text_say_the_same(
    indonesian: str, english: str, found: list[str]
) -> None:
    assert codes(asked(written(indonesian, english) | PEOPLE | source("antara"))) == found


@given(st.integers(10, 10**9), st.sampled_from(["id", "en", "fr", "de"]))
@settings(max_examples=60, deadline=None)
def test_a_number_has_the_same_digits_in_every_language(number: int, language: str) -> None:
    words = Words(language, LOCALES[language], language)
    typed = words.number(number).replace("\u202f", "").replace("\u00a0", "")
    (found,) = numerals(f"x {typed} y")
    assert found.digits == str(number)


# --- the schedule --------------------------------------------------------------------------------


def at(key: str, start: str | None, end: str | None, **fields: Any) -> dict[str, Any]:
    usual = {"venues": "aula", "room": "Ruang 1", "people": ["usman-kansong"]}
    return session(key, start=start, end=end, **usual | fields)


VENUES = [{"key": "aula", "name": "Aula"}, {"key": "pantai", "name": "Pantai"}]


@pytest.mark.parametrize(
    ("second", "found"),
    [
        (at("b", "10:30", "12:00"), ["room-taken"]),
        (at("b", "11:00", "12:00"), []),
        (at("b", "10:30", "12:00", room=" ruang  1 "), ["room-taken"]),
        (at("b", "10:30", "12:00", room="Ruang 2"), ["person-elsewhere"]),
        (at("b", "10:30", "12:00", venues="pantai"), ["person-elsewhere"]),
        (at("b", "10:30", "12:00", venues="pantai", people=[]), []),
        (at("b", "10:30", "12:00", part_of="a"), []),
        (at("b", "10:30", "12:00", state="cancelled"), []),
        (at("b", "10:30", "12:00", approximate="start"), []),
        (at("b", "10:30", "12:00", date="2024-05-19"), []),
        (at("b", "10:30", None), []),
        (at("b", None, None, all_day=True), []),
        (at("b", "10:30", "12:00", room=None), []),
        (at("b", "10:30", "12:00", venues="pantai", mode="online"), []),
    ],
)
def test_a_room_has_one_session_and_a_person_one_place(
    second: dict[str, Any], found: list[str]
) -> None:
    files = site() | event(venues=VENUES) | PEOPLE | schedule(at("a", "09:00", "11:00"), second)
    assert codes(asked(files)) == found


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ({"room": "Aula"}, {"room": "Rapat"}, ["person-elsewhere"]),
        ({"room": "Aula"}, {"room": "aula"}, ["room-taken"]),
        ({"room": "Aula"}, {"room": None}, []),
        ({"room": "Aula"}, {"room": "Rapat", "venues": "pantai"}, []),
    ],
)
def test_rooms_without_a_venue_are_those_of_the_only_place_that_there_is(
    first: dict[str, Any], second: dict[str, Any], found: list[str]
) -> None:
    """As `new session` and `import` write them."""
    sessions = (
        at(key, start, "12:00", **{"venues": None, **more})
        for key, start, more in (("a", "09:00", first), ("b", "10:30", second))
    )
    files = site() | event(venues=VENUES) | PEOPLE | schedule(*sessions)
    assert codes(asked(files)) == found


# --- rights, lengths, leftovers ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"licence": "CC BY 4.0"}, ["credit-missing"]),
        ({"credit": "Panitia"}, ["licence-missing"]),
        ({"credit": "Panitia", "usage": "Bebas."}, []),
        ({"credit": "Panitia", "licence": "CC BY 4.0"}, []),
        ({"type": "logo"}, []),
        ({"type": "document"}, []),
    ],
)
def test_pictures_have_a_credit_and_terms(fields: dict[str, Any], found: list[str]) -> None:
    silent = {"credit": None, "licence": None}
    assert codes(asked(site() | event() | media("foto", **silent | fields))) == found


def test_titles_and_summaries_fit() -> None:
    long = "Air untuk semua, " * 12
    assert codes(asked(written("Air.", title={"id": long, "en": "Water"}))) == ["title-long"]
    about = page("tentang", summary=long)
    assert codes(asked(site() | about)) == ["summary-long"] * 2


@pytest.mark.parametrize(
    "text",
    ["TODO: lengkapi", "oleh TBD", "Lorem ipsum dolor", "sebanyak XXX orang", "Rp XXX",
     "XXXX", "[akan diisi]", "(to be added)", "[insert name here]", "[isi tempat di sini]"],
)  # fmt: skip
def test_what_was_to_be_filled_in_is_found(text: str) -> None:
    assert codes(asked(written(f"Forum {text} di Bali."))) == ["leftover"]


@pytest.mark.parametrize(
    "text",
    ["PON XXX di Papua", "Kursi itu akan diisi oleh Bali", "penderita TBC", "todo el mundo",
     "`TODO`", "Benarkah??", "[...]", "Olimpiade XXX", "the time to be added", "metodologi"],
)  # fmt: skip
def test_what_only_looks_like_it_is_not(text: str) -> None:
    assert asked(written(f"Forum {text} begitu.")) == []


# --- places --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "summary",
    [
        '"Satu. Sabtu, 17 Mei 2024, dibuka."',
        "Satu. Sabtu, 17 Mei 2024, dibuka.",
        "'Satu. Sabtu, 17 Mei 2024, dibuka.'",
        ">-\n    Satu.\n    Sabtu, 17 Mei 2024, dibuka.",
        "|\n    Satu.\n    Sabtu, 17 Mei 2024, dibuka.",
        "{id: 'Satu. Sabtu, 17 Mei 2024, dibuka.', en: One}",
        "\n    en: One\n    id: Satu. Sabtu, 17 Mei 2024, dibuka.",
    ],
)
def test_the_place_is_where_it_is_typed(summary: str) -> None:
    path = "content/events/forum-air/event.yaml"
    text = f"name: Forum\ntime_zone: WITA\nsummary: {summary}\n"
    found = read(snapshot(site() | {path: text}, NOW), Forgetful())
    assert found.kit is not None
    (problem,) = editorial.ask(found.kit, found.locator)
    line = text.split("\n")[problem.place.line - 1]
    assert line[problem.place.column - 1 :].startswith("Sabtu, 17 Mei 2024")


def test_a_passage_is_read_in_the_languages_of_the_site_only() -> None:
    found = read(snapshot(small(), NOW), Forgetful())
    assert found.kit is not None
    proof = Proof(found.kit, found.locator)
    assert {code for each in proof.passages for code in proof.languages(each)} == {"id", "en"}


# --- terms ---------------------------------------------------------------------------------------


def narrated(*bodies: str, **terms: Any) -> list[tuple[str, str, int, int]]:
    record = {
        "version": "1", "valid_from": "2024-05-01", "owner": ["kominfo"],
        "messages": [{"key": "air", "text": "Air."}], "terms": terms,
    }  # fmt: skip
    files = written(*bodies) | organisation("kominfo", kind="ministry")
    files |= {"content/events/forum-air/narrative.yaml": json.dumps(record)}
    return [
        (each.code, each.values["found"], each.place.line, each.place.column)
        for each in asked(files)
        if each.code.startswith("term-")
    ]


def test_a_term_that_the_narrative_avoids_is_found_where_it_stands() -> None:
    """In the language that avoids it, as a whole word, whatever its case; never in an address."""
    avoid = [{"term": {"id": "krisis air", "en": "water crisis"}}]
    body = "Air.\n\nSebuah Krisis air, bukan [x](https://a.example/krisis air)."
    assert narrated(body, "Krisis air.", avoid=avoid) == [("term-avoided", "Krisis air", 11, 8)]
    assert narrated("Antikrisis airku.", avoid=avoid) == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("warga\nmiskin", "warga miskin"),
        ("warga \t miskin", "warga miskin"),
        ("warga\u00a0miskin", "warga miskin"),
        ("warga\\\nmiskin", "warga miskin"),
        ("warga **miskin**", "warga miskin"),
        ("warga_ _miskin", "warga miskin"),
        ("warga [*mis*kin](https://a.example/)", "warga miskin"),
        ("warga](https://a.example/) miskin", "warga miskin"),
        ("warga\n> miskin", "warga miskin"),
        ("Warga miskinnya", "Warga miskinnya"),
        ("warga miskinlah", "warga miskinlah"),
        ("warga miskinkah", "warga miskinkah"),
        ("warga miskinpun", "warga miskinpun"),
        ("warga **miskin**nyalah", "warga miskinnyalah"),
    ],
)
def test_a_term_is_found_however_it_is_wrapped_marked_or_ended(typed: str, found: str) -> None:
    """And the place is where it begins."""
    avoid = [{"term": "warga miskin"}]
    body = f"Air.\n\nBagi **{typed}, air."
    assert narrated(body, avoid=avoid) == [("term-avoided", found, 11, 8)]


@pytest.mark.parametrize(
    "body",
    [
        "Warga\n\nmiskin.", "Warga\n* miskin", "Warga\n- miskin", "Warga `tidak` miskin.",
        "Warga https://a.example/ miskin.", "Warga miskinku.", "Swarga miskin.", "Warga_miskin.",
    ],
)  # fmt: skip
def test_words_that_only_stand_near_are_no_term(body: str) -> None:
    """Those of two paragraphs or points, or with something else that is read between them."""
    assert narrated(body, avoid=[{"term": "warga miskin"}]) == []


def test_endings_of_one_language_are_none_of_another() -> None:
    avoid = [{"term": {"id": "air", "en": "water"}}]
    assert [each[1] for each in narrated("Airnya.", "Waterlah.", avoid=avoid)] == ["Airnya"]


def test_a_term_that_yaml_wraps_is_found_where_it_begins() -> None:
    """In a value of several lines too, which is one line for those who read it."""
    files = written("Air.") | organisation("kominfo", kind="ministry")
    path = next(path for path in files if path.endswith("index.id.md"))
    lines = [line for line in files[path].split("\n") if not line.startswith("summary:")]
    lines[1:1] = ["summary: >-", "  Untuk warga", "  miskin di Bali."]
    record = {
        "version": "1", "valid_from": "2024-05-01", "owner": ["kominfo"],
        "messages": [{"key": "air", "text": "Air."}],
        "terms": {"avoid": [{"term": "warga miskin"}]},
    }  # fmt: skip
    files |= {path: "\n".join(lines), "content/events/forum-air/narrative.yaml": json.dumps(record)}
    (found,) = (each for each in asked(files) if each.code == "term-avoided")
    assert (found.place.path, found.place.line, found.place.column) == (path, 3, 9)


def test_a_term_that_the_narrative_says_otherwise_is_found() -> None:
    """Each of those that it takes the place of."""
    use = [{"term": "Epicentrum", "instead_of": "Epicenter, Episentrum"}]
    assert [found[:2] for found in narrated("Episentrum, Epicentrum.", "Epicenter.", use=use)] == [
        ("term-replaced", "Episentrum"),
        ("term-replaced", "Epicenter"),
    ]
