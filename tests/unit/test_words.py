"""Dates, numbers, lists and plurals, as a newsroom of each language writes them."""

from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from gaung.memory import Forgetful
from gaung.model.words import Words, months
from gaung.problems import Severity
from gaung.reading.settings import quotes_of, read_site, read_words
from gaung.snapshot import snapshot

LOCALE = Path(__file__).parents[2] / "layouts" / "locale"

INDONESIAN = "{code: id, name: Bahasa Indonesia}"
ENGLISH = "{code: en, name: English, locale: en_GB}"
ARABIC = "{code: ar, name: العربية}"
POLISH = "{code: pl, name: polski}"
LATVIAN = "{code: lv, name: latviešu}"
GAELIC = "{code: gd, name: Gàidhlig}"
SETTINGS = (
    "name: Site\nbase_url: https://example.org/\nlanguages: [{language}]\n"
    "written_in: {code}\npublishing_zone: Asia/Jakarta\n"
)
EN = "layouts/locale/en.po"


def spoken(language: str, po: str) -> Words:
    """The words of a language as a site reads them from its ``.po`` file."""
    code = language.removeprefix("{code: ").partition(",")[0]
    settings = SETTINGS.format(language=language, code=code)
    files = snapshot({"site.yaml": settings, f"layouts/locale/{code}.po": po})
    site, problems = read_site(files)
    assert site is not None
    words, more = read_words(files, site, Forgetful())
    assert [*problems, *more] == []
    return words[code]


def told(po: str) -> list[str]:
    """What is wrong with a ``.po`` file of English."""
    looks = {"site.yaml": SETTINGS.format(language=ENGLISH, code="en"), EN: po}
    site, _ = read_site(snapshot(looks))
    assert site is not None
    _, problems = read_words(snapshot(looks), site, Forgetful())
    assert {each.place.path for each in problems} <= {EN}
    assert {each.severity for each in problems} <= {Severity.ERROR}
    return [f"{each.place.line} {each.code} {dict(each.values)}" for each in problems]


@cache
def words(code: str) -> Words:
    """The words of a language that the repository has."""
    po = (LOCALE / f"{code}.po").read_text(encoding="utf-8")
    return spoken({"id": INDONESIAN, "en": ENGLISH}[code], po)


# --- days, clock times, moments ---------------------------------------------------------------

MAY_17 = date(2024, 5, 17)
SEPTEMBER_5 = date(2023, 9, 5)


@pytest.mark.parametrize(
    ("code", "zone", "written"),
    [
        ("id", "Asia/Jakarta", "Jumat, 17 Mei 2024, pukul 03.50 WIB"),
        ("id", "Asia/Makassar", "Jumat, 17 Mei 2024, pukul 03.50 WITA"),
        ("id", "Asia/Jayapura", "Jumat, 17 Mei 2024, pukul 03.50 WIT"),
        ("id", "Asia/Tokyo", "Jumat, 17 Mei 2024, pukul 03.50 UTC+9"),
        ("en", "Asia/Jakarta", "Friday, 17 May 2024, 03:50 WIB"),
        ("en", "Asia/Makassar", "Friday, 17 May 2024, 03:50 WITA"),
        ("en", "Asia/Jayapura", "Friday, 17 May 2024, 03:50 WIT"),
        ("en", "UTC", "Friday, 17 May 2024, 03:50 UTC"),
    ],
)
def test_a_moment_has_its_day_its_clock_and_its_zone(code: str, zone: str, written: str) -> None:
    moment = datetime(2024, 5, 17, 3, 50, tzinfo=ZoneInfo(zone))
    assert words(code).moment(moment) == written


def test_days_and_months_are_named_in_full() -> None:
    indonesian, english = words("id"), words("en")
    assert (indonesian.day(MAY_17), english.day(MAY_17)) == (
        "Jumat, 17 Mei 2024",
        "Friday, 17 May 2024",
    )
    assert (indonesian.plain_day(MAY_17), english.plain_day(MAY_17)) == (
        "17 Mei 2024",
        "17 May 2024",
    )
    assert (indonesian.short_day(SEPTEMBER_5), english.short_day(SEPTEMBER_5)) == (
        "5 September",
        "5 September",
    )
    assert (indonesian.month(MAY_17), english.month(MAY_17)) == ("Mei 2024", "May 2024")


@pytest.mark.parametrize(
    ("written", "indonesian", "english"),
    [
        ("2024", "2024", "2024"),
        ("2024-08", "Agustus 2024", "August 2024"),
        ("2024-08-01", "1 Agustus 2024", "1 August 2024"),
    ],
)
def test_a_date_says_no_more_than_is_known(written: str, indonesian: str, english: str) -> None:
    assert (words("id").partial(written), words("en").partial(written)) == (indonesian, english)


@pytest.mark.parametrize(
    ("end", "indonesian", "english"),
    [
        (None, "5 September 2023", "5 September 2023"),
        (date(2023, 9, 5), "5 September 2023", "5 September 2023"),
        (date(2023, 9, 7), "5–7 September 2023", "5–7 September 2023"),
        (date(2023, 10, 7), "5 September – 7 Oktober 2023", "5 September – 7 October 2023"),
        (date(2023, 10, 5), "5 September – 5 Oktober 2023", "5 September – 5 October 2023"),
        (
            date(2024, 9, 7),
            "5 September 2023 – 7 September 2024",
            "5 September 2023 – 7 September 2024",
        ),
    ],
)
def test_several_days_share_what_they_have_in_common(
    end: date | None, indonesian: str, english: str
) -> None:
    assert words("id").days(SEPTEMBER_5, end) == indonesian
    assert words("en").days(SEPTEMBER_5, end) == english


def test_a_language_without_patterns_writes_days_as_cldr_says() -> None:
    german, american = Words("de", "de", "Deutsch"), Words("en", "en_US", "English")
    assert german.days(SEPTEMBER_5, date(2023, 9, 7)) == "5.–7. September 2023"
    assert american.days(SEPTEMBER_5, date(2023, 9, 7)).replace("\N{THIN SPACE}", " ") == (
        "September 5 – 7, 2023"
    )
    assert (german.plain_day(MAY_17), american.plain_day(MAY_17)) == (
        "17. Mai 2024",
        "May 17, 2024",
    )
    assert (german.month(MAY_17), american.short_day(MAY_17)) == ("Mai 2024", "May 17")


def test_clock_times_run_over_24_hours_with_the_mark_of_the_language() -> None:
    morning, evening = time(9), time(19, 5)
    assert (words("id").times(morning, evening), words("en").times(morning, evening)) == (
        "09.00–19.05",
        "09:00–19:05",
    )
    assert (words("id").times(evening, None), words("en").clock(evening)) == ("19.05", "19:05")


@pytest.mark.parametrize(
    ("length", "indonesian", "english"),
    [
        (timedelta(minutes=1), "1 menit", "1 minute"),
        (timedelta(minutes=45), "45 menit", "45 minutes"),
        (timedelta(hours=1), "1 jam", "1 hour"),
        (timedelta(hours=2, minutes=1), "2 jam 1 menit", "2 hours 1 minute"),
        (timedelta(days=1, minutes=30), "24 jam 30 menit", "24 hours 30 minutes"),
    ],
)
def test_lengths_are_counted_in_hours_and_minutes(
    length: timedelta, indonesian: str, english: str
) -> None:
    assert (words("id").length(length), words("en").length(length)) == (indonesian, english)


# --- numbers, money, lists --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "indonesian", "english"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (19686, "19.686", "19,686"),
        (2_000_000, "2.000.000", "2,000,000"),
        (38.2, "38,2", "38.2"),
        (1.23456, "1,23456", "1.23456"),
        (-3, "-3", "-3"),
    ],
)
def test_numbers_have_the_marks_of_the_language_and_all_their_decimals(
    number: float, indonesian: str, english: str
) -> None:
    assert (words("id").number(number), words("en").number(number)) == (indonesian, english)


@pytest.mark.parametrize(
    ("amount", "currency", "indonesian", "english"),
    [
        (500_000, "USD", "US$500.000", "US$500,000"),
        (1234.5, "USD", "US$1.234,50", "US$1,234.50"),
        (2_000_000, "JPY", "¥2.000.000", "¥2,000,000"),
        (15_000_000, "IDR", "Rp15.000.000", "Rp15,000,000"),
        (7_500.25, "IDR", "Rp7.500,25", "Rp7,500.25"),
        (3, "EUR", "€3", "€3"),
    ],
)
def test_money_has_the_sign_of_newsrooms_and_no_empty_decimals(
    amount: float, currency: str, indonesian: str, english: str
) -> None:
    assert words("id").money(amount, currency) == indonesian
    assert words("en").money(amount, currency) == english


def test_money_stands_where_the_language_puts_it() -> None:
    assert Words("de", "de", "Deutsch").money(1234.5, "EUR") == "1.234,50\N{NO-BREAK SPACE}€"


def test_lists_end_with_the_and_of_the_language() -> None:
    three = ["A", "B", "C"]
    assert (words("id").listing(three), words("en").listing(three)) == ("A, B, dan C", "A, B and C")
    assert (words("id").listing(three[:2]), words("en").listing(three[:2])) == (
        "A dan B",
        "A and B",
    )
    assert (words("id").listing(three[:1]), words("en").listing([])) == ("A", "")


def test_languages_are_named_in_the_language_of_the_page() -> None:
    assert (words("id").language_name("en"), words("en").language_name("id")) == (
        "Inggris",
        "Indonesian",
    )
    assert words("en").language_name("zh-Hant") == "Chinese"
    assert words("en").language_name("xx") == "xx"


def test_months_are_known_by_their_long_and_short_names() -> None:
    known = months(["id", "en_GB"])
    assert {known[name] for name in ("agustus", "agu", "agt", "august", "aug")} == {8}
    assert known["sept"] == 9


# --- words ------------------------------------------------------------------------------------

CASES = """
msgid ""
msgstr ""
"Language: {code}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {rule}\\n"

msgid "{{number}} session"
msgid_plural "{{number}} sessions"
"""


def with_forms(language: str, code: str, rule: str, *forms: str) -> Words:
    """A language whose only message is a plural."""
    lines = "".join(f'msgstr[{index}] "{form}"\n' for index, form in enumerate(forms))
    return spoken(language, CASES.format(code=code, rule=rule) + lines)


def sessions(of: Words, *numbers: int) -> list[str]:
    return [of.count("{number} session", "{number} sessions", number) for number in numbers]


def test_english_knows_one_and_many() -> None:
    assert sessions(words("en"), 0, 1, 2, 1200) == [
        "0 sessions",
        "1 session",
        "2 sessions",
        "1,200 sessions",
    ]


def test_indonesian_has_one_form_for_every_number() -> None:
    assert sessions(words("id"), 0, 1, 2, 1200) == ["0 sesi", "1 sesi", "2 sesi", "1.200 sesi"]


def test_arabic_has_six_forms() -> None:
    rule = (
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
        "n%100>=11 ? 4 : 5);"
    )
    arabic = with_forms(ARABIC, "ar", rule, *("zero", "one", "two", "few", "many", "other"))
    assert sessions(arabic, 0, 1, 2, 3, 11, 100, 103) == [
        "zero",
        "one",
        "two",
        "few",
        "many",
        "other",
        "few",
    ]


def test_polish_has_three_forms() -> None:
    rule = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
    polish = with_forms(POLISH, "pl", rule, "one", "few", "many")
    assert sessions(polish, 1, 2, 5, 12, 22) == ["one", "few", "many", "many", "few"]


def test_latvian_has_its_form_for_nothing_last() -> None:
    """CLDR names it first; the file is written by the rule of its header."""
    rule = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);"
    latvian = with_forms(LATVIAN, "lv", rule, "one", "other", "nothing")
    assert sessions(latvian, 0, 1, 2, 11, 21) == ["nothing", "one", "other", "other", "one"]


def test_scottish_gaelic_has_four_forms() -> None:
    rule = (
        "nplurals=4; plural=(n==1 || n==11) ? 0 : (n==2 || n==12) ? 1 : (n > 2 && n < 20) ? 2 : 3;"
    )
    gaelic = with_forms(GAELIC, "gd", rule, "one", "two", "few", "other")
    assert sessions(gaelic, 1, 11, 12, 3, 20) == ["one", "one", "two", "few", "other"]


def test_a_rule_may_run_over_several_lines() -> None:
    rule = 'nplurals=3; plural=(n==1 ? 0 : n%10>=2 &&"\n" n%10<=4 ? 1 : 2);'
    assert sessions(with_forms(POLISH, "pl", rule, "one", "few", "many"), 1, 22, 5) == [
        "one",
        "few",
        "many",
    ]


def test_a_file_without_a_rule_has_the_usual_one_of_its_language() -> None:
    po = CASES.format(code="pl", rule="?").replace('"Plural-Forms: ?\\n"\n', "")
    polish = spoken(POLISH, po + 'msgstr[0] "one"\nmsgstr[1] "few"\nmsgstr[2] "many"\n')
    assert sessions(polish, 1, 2, 5) == ["one", "few", "many"]


@pytest.mark.parametrize(
    "rule",
    [
        "nplurals=INTEGER; plural=EXPRESSION;",
        "nplurals=2;",
        "nplurals=2; plural=n is not 1;",
        "nplurals=2; plural=n%3;",
        "nplurals=2; plural=n/0;",
        "nplurals=2; plural=(n != 1;",
        "",
    ],
)
def test_a_rule_that_cannot_be_read_is_a_problem(rule: str) -> None:
    """Where it asks for a form that is not there as well."""
    po = CASES.format(code="en", rule=rule) + 'msgstr[0] "one"\nmsgstr[1] "many"\n'
    values = {"found": f'"Plural-Forms: {rule}\\n"'[:60]}
    assert told(po) == [f"6 words-unreadable {values}"]


def test_more_forms_than_the_rule_has_are_a_problem() -> None:
    po = CASES.format(code="en", rule="nplurals=1; plural=0;") + 'msgstr[0] "a"\nmsgstr[1] "b"\n'
    assert told(po) == ["8 words-unreadable {'found': 'msgid \"{number} session\"'}"]


@pytest.mark.parametrize(
    ("msgid", "msgstr", "found", "expected"),
    [
        ("as of {day}", "as of {date}", "{date}", "{day}"),
        ("{place}, {day}", "{day} {days} {at}", "{at}, {days}", "{day}, {place}"),
        ("Home", "Home {day}", "{day}", ""),
        ("as of {day}", "as of {day", "{", "{day}"),
        ("as of {day}", "as of {}", "{}", "{day}"),
        ("as of {day}", "as of {day!x}", "{day!x}", "{day}"),
    ],
)
def test_a_blank_that_nothing_fills_is_a_problem(
    msgid: str, msgstr: str, found: str, expected: str
) -> None:
    """It would stop the build only when a page says it."""
    values = {"found": found, "expected": expected}
    assert told(f'msgid "{msgid}"\nmsgstr "{msgstr}"\n') == [f"2 words-blank {values}"]


def test_each_form_of_a_plural_is_looked_at() -> None:
    po = CASES.format(code="en", rule="nplurals=2; plural=n != 1;")
    po += 'msgstr[0] "one session"\nmsgstr[1] "{numbers} sessions"\n'
    values = {"found": "{numbers}", "expected": "{number}"}
    assert told(po) == [f"11 words-blank {values}"]


def test_a_blank_that_is_left_out_is_none_that_nothing_fills() -> None:
    """Nor are the letters of patterns, or a translation that is not there yet."""
    assert told('msgid "as of {day}"\nmsgstr "now"\n') == []
    assert told('msgid "as of {day}"\nmsgstr ""\n') == []
    assert told('msgctxt "quote"\nmsgid "left"\nmsgstr "{"\n') == []


def test_a_message_without_a_translation_stays_as_it_is() -> None:
    silent = Words("xx", "en", "Silent")
    assert silent.say("Read also") == "Read also"
    assert silent.say("as of {day}", day="May") == "as of May"
    assert sessions(silent, 1, 2) == ["1 session", "2 sessions"]
    assert silent.pattern("clock") is None


def test_the_last_mark_of_a_borrowed_message_stays_behind_it_from_right_to_left() -> None:
    """A mark of direction closes it; what is no sentence is left alone."""
    own = {"Times are in {zone}.": ("الأوقات بتوقيت {zone}.",), "Corrections.": ("Corrections.",)}
    arabic = Words("ar", "ar", "العربية", own)
    assert arabic.say("Times are in {zone}.", zone="WIB") == "الأوقات بتوقيت WIB."
    assert arabic.say("Corrections.") == "Corrections.\u200e"
    assert arabic.count("One winner.", "{number} winners.", 2).endswith(" winners.\u200e")
    assert arabic.say("No event is announced.") == "No event is announced.\u200e"
    assert arabic.say("In: {name}", name="Bali") == "In: Bali"
    assert arabic.say("Accepted by:") == "Accepted by:\u200e"
    assert arabic.say("media", "address") == "media"
    assert Words("xx", "en", "Silent").say("No event is announced.") == "No event is announced."


def test_the_same_message_has_other_words_in_another_context() -> None:
    assert (words("id").say("media", "address"), words("id").say("Media")) == ("media", "Media")
    assert (words("id").say("news", "address"), words("id").say("News")) == ("berita", "Berita")
    assert words("id").has("events", "address")
    assert not words("id").has("events", "pattern")


def test_a_blank_is_filled_once_whatever_stands_in_its_value() -> None:
    assert words("id").say("Schedule: {event}", event="{day}") == "Jadwal: {day}"


def test_quotation_marks_are_those_of_the_file() -> None:
    marks = quotes_of(words("en"))
    assert (marks.left, marks.right, marks.inner_left, marks.inner_right) == ("“", "”", "‘", "’")


def test_the_direction_is_that_of_the_script() -> None:
    assert words("id").direction == "ltr"
    assert Words("ar", "ar", "العربية").direction == "rtl"
