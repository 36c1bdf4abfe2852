"""A problem is told in words: place, line, sentence, remedy, in three forms."""

import errno
import json
import os
from collections.abc import Mapping

import pytest

from gaung.edges.package import catalogues, load
from gaung.problems import Place, Problem, Severity
from gaung.telling import Telling, blanks

CATALOGUE = {
    "labels": {"error": "error", "warning": "warning", "nearest": "Nearest"},
    "kinds": {"person": "tokoh"},
    "system": {"Permission denied": "tidak ada izin"},
    "problems": {
        "reference-unknown": {
            "says": 'There is no {kind} "{found}".',
            "remedy": "Write {nearest}, or add {path}",
            "remedy_without_nearest": "Add {path}",
        },
        "colon": {
            "says": "A colon.",
            "remedy": "Write\n  {expected}",
            "remedy_without_expected": "Quote it",
            "remedy_without_nearest": "Never mind",
        },
        "file-suffix": {"says": "{file}", "remedy": "Rename it"},
        "file-unreadable": {"says": "No: {found}", "remedy": "Look"},
        "plain": {"says": "It is {found}.", "remedy": "Mend it"},
    },
}
TELLING = Telling.of("en", CATALOGUE)
PLACE = Place("content/a.md", 5, 10)


def plain(found: str, column: int = 10) -> Problem:
    return Problem(Place("content/a.md", 5, column), "plain", {"found": found})


def unknown(nearest: str = "usman-kansong, usman") -> Problem:
    values = {"kind": "person", "found": "usman-kansng", "nearest": nearest, "path": "people/u"}
    return Problem(PLACE, "reference-unknown", values)


def lines(problem: Problem, excerpt: str) -> list[str]:
    return TELLING.text(problem, excerpt).split("\n")


# Sentences


def test_blanks_are_filled_and_kinds_are_translated() -> None:
    assert TELLING.says(unknown()) == 'There is no tokoh "usman-kansng".'


def test_a_kind_without_a_word_keeps_its_name() -> None:
    problem = Problem(PLACE, "reference-unknown", {"kind": "robot", "found": "x"})
    assert TELLING.says(problem) == 'There is no robot "x".'


def test_what_a_system_says_is_said_in_the_language_of_the_reader() -> None:
    """Where it says it: a title with the same words is nobody's message."""

    def says(code: str, found: str) -> str:
        return TELLING.says(Problem(PLACE, code, {"found": found}))

    assert says("file-unreadable", "Permission denied") == "No: tidak ada izin"
    assert says("file-unreadable", "Something new") == "No: Something new"
    assert says("plain", "Permission denied") == "It is Permission denied."
    assert TELLING.reason("Permission denied: a: b") == "tidak ada izin: a: b"


def test_indonesian_has_words_for_what_systems_usually_say() -> None:
    usual = (errno.EACCES, errno.EPERM, errno.ENOENT, errno.ENOSPC, errno.EROFS, errno.EISDIR,
             errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP, errno.EIO, errno.EBUSY,
             errno.EADDRINUSE, errno.ECONNREFUSED, errno.EMFILE, errno.EDQUOT)  # fmt: skip
    telling = load("id")
    for each in usual:
        assert telling.reason(os.strerror(each)) != os.strerror(each), os.strerror(each)
        assert load("en").reason(os.strerror(each)) == os.strerror(each)


def test_a_remedy_offers_the_best_of_the_nearest() -> None:
    assert TELLING.remedy(unknown()) == "Write usman-kansong, or add people/u"


@pytest.mark.parametrize("values", [{"nearest": ""}, {}])
def test_without_nearest_there_is_another_remedy(values: Mapping[str, str]) -> None:
    problem = Problem(PLACE, "reference-unknown", {**values, "path": "people/u"})
    assert TELLING.remedy(problem) == "Add people/u"


def test_of_several_remedies_the_first_that_fits_is_taken() -> None:
    assert TELLING.remedy(Problem(PLACE, "colon")) == "Quote it"
    assert TELLING.remedy(Problem(PLACE, "colon", {"expected": "a"})) == "Never mind"
    both = {"expected": "a", "nearest": "b"}
    assert TELLING.remedy(Problem(PLACE, "colon", both)) == "Write\n  a"


def test_a_missing_blank_stays_visible() -> None:
    assert TELLING.says(Problem(PLACE, "plain")) == "It is {found}."


def test_a_value_is_not_filled_again() -> None:
    assert TELLING.says(plain("{file}")) == "It is {file}."


def test_a_code_without_words_is_still_told() -> None:
    problem = Problem(PLACE, "brand-new", {"found": "x"})
    assert TELLING.says(problem) == "brand-new: x"
    assert TELLING.remedy(problem) == ""
    assert TELLING.text(problem) == "content/a.md:5:10  error  brand-new\n  brand-new: x"


def test_blanks_are_names_between_braces() -> None:
    assert blanks("{found} {fact:key} {id: …} {} {{day_first}}") == {"found", "day_first"}


# Text


def test_text_has_place_line_sentence_nearest_and_remedy() -> None:
    assert lines(unknown(), "people: [usman-kansng, firdaus-ali]")[:3] == [
        "content/a.md:5:10  error  reference-unknown",
        "    5 | people: [usman-kansng, firdaus-ali]",
        "      |          ^^^^^^^^^^^^",
    ]
    assert lines(unknown(), "people: [usman-kansng, firdaus-ali]")[3:] == [
        '  There is no tokoh "usman-kansng".   Nearest: usman-kansong, usman',
        "  Write usman-kansong, or add people/u",
    ]


def test_without_nearest_there_is_no_label() -> None:
    assert "Nearest" not in TELLING.text(unknown(""), "people: [usman-kansng]")


def test_every_line_of_a_remedy_is_indented() -> None:
    problem = Problem(PLACE, "colon", {"expected": "a: b", "nearest": "x"})
    assert TELLING.text(problem).split("\n")[2:] == ["  Write", "    a: b"]


def test_a_warning_is_called_one() -> None:
    problem = plain("x").with_severity(Severity.WARNING)
    assert lines(problem, "")[0] == "content/a.md:5:10  warning  plain"


@pytest.mark.parametrize("excerpt", ["", "   ", "PNG\x00\x01"])
def test_a_line_with_nothing_to_see_is_left_away(excerpt: str) -> None:
    assert lines(plain("x"), excerpt)[1] == "  It is x."


def test_what_is_wrong_with_a_whole_file_needs_no_line() -> None:
    problem = Problem(Place("content/a.md.txt"), "file-suffix")
    assert lines(problem, "---")[:2] == [
        "content/a.md.txt  error  file-suffix",
        "  content/a.md.txt",
    ]


# The line and its carets


def test_what_was_found_is_underlined_behind_its_sign() -> None:
    assert lines(plain("dua", 6), "Ada, {fact:dua} orang")[2] == "      |      ^^^^^^^^^"


def test_what_was_found_elsewhere_is_not_underlined() -> None:
    assert lines(plain("zz", 1), "a" * 40 + "zz")[2] == "      | ^"


def test_the_caret_may_stand_behind_the_line() -> None:
    assert lines(plain("x", 99), "pendek")[1:3] == ["    5 | pendek", "      |       ^"]


def test_wide_and_combining_characters_keep_the_caret_in_place() -> None:
    assert lines(plain("x", 4), "日本 x")[2] == "      |      ^"
    assert lines(plain("x", 4), "e\u0301 x")[2] == "      |   ^"


def test_control_characters_are_shown_and_not_obeyed() -> None:
    line = "\ta\x1b[31m\x9b\u202eb"
    assert lines(plain("b", 10), line)[1:3] == ["    5 | ␉a␛[31m��b", "      |          ^"]
    assert "\x1b" not in TELLING.text(plain("\x1b[2J"), "x")
    assert "\n" not in TELLING.says(plain("a\nb"))


def test_of_a_long_line_the_part_around_is_shown() -> None:
    _, line, carets, *_ = lines(plain("salah", 1001), "a" * 1000 + "salah" + "b" * 1000)
    assert len(line) < 120
    assert line[carets.index("^") : carets.rindex("^") + 1] == "salah"
    assert line[8] == line[-1] == "…"


def test_a_long_find_is_underlined_as_far_as_it_is_shown() -> None:
    _, line, carets, *_ = lines(plain("a" * 500, 1), "a" * 500)
    assert len(carets) == len(line) - 1


# JSON and GitHub


def test_json_has_everything() -> None:
    problem = Problem(
        PLACE, "plain", {"found": "x"}, Severity.WARNING, (Place("content/b.md", 2, 3),)
    )
    assert json.loads(json.dumps(TELLING.as_json(problem))) == {
        "path": "content/a.md",
        "line": 5,
        "column": 10,
        "severity": "warning",
        "code": "plain",
        "message": "It is x.",
        "remedy": "Mend it",
        "values": {"found": "x"},
        "also": [{"path": "content/b.md", "line": 2, "column": 3}],
    }


def test_github_gets_a_workflow_command() -> None:
    assert TELLING.as_github(plain("x")) == (
        "::error file=content/a.md,line=5,col=10,title=error%3A plain::It is x.%0AMend it"
    )


def test_github_commands_cannot_be_broken_out_of() -> None:
    problem = Problem(
        Place("content/a,b:c%.md\n", 1, 1),
        "plain",
        {"found": "50%\r\n::error::x"},
        Severity.WARNING,
    )
    command = TELLING.as_github(problem)
    assert "\n" not in command
    assert "\r" not in command
    assert command.startswith("::warning file=content/a%2Cb%3Ac%25.md%0A,line=1,col=1,title=")
    assert "50%25␍␊::error::x" in command


# Catalogues


def test_catalogues_are_found() -> None:
    assert {"en", "id"} <= set(catalogues())


@pytest.mark.parametrize(
    ("desk", "told_in"),
    [("id", "id"), ("en", "en"), ("en-GB", "en"), ("id_ID", "id"), ("ID", "id"), ("jv", "en"),
     ("", "en"), (None, "en"), ("../en", "en")],
)  # fmt: skip
def test_a_desk_without_a_catalogue_gets_another(desk: str | None, told_in: str) -> None:
    assert load(desk).language == told_in
