"""Which post a mention means, and whether its title says where it is."""

from __future__ import annotations

from datetime import date

import pytest

from gaung.model.people import Person, names_organisation
from gaung.outputs.pages.writer import post_of

PERSON = Person.model_validate(
    {
        "name": "Usman",
        "posts": [
            {"key": "staf-ahli", "title": "C", "from": "2024-10"},
            {"key": "dirjen", "title": "B", "from": "2021-05", "to": "2024-09"},
            {"key": "dosen", "title": "A", "to": "2010"},
            {"key": "ketua", "title": "D", "as_of": "2018-03"},
        ],
    }
)


@pytest.mark.parametrize(
    ("day", "key", "post"),
    [
        (None, None, "staf-ahli"),
        (date(2024, 5, 18), None, "dirjen"),
        (date(2021, 5, 1), None, "dirjen"),
        (date(2024, 9, 30), None, "dirjen"),
        (date(2024, 10, 1), None, "staf-ahli"),
        (date(2018, 3, 17), None, "ketua"),
        (date(2018, 4, 1), None, "staf-ahli"),
        (date(2024, 5, 18), "dosen", "dosen"),
        (None, "ketua", "ketua"),
        (None, "tiada", None),
    ],
)
def test_a_mention_takes_the_post_of_its_day(
    day: date | None, key: str | None, post: str | None
) -> None:
    """A month counts to its end; without a day or a fitting post it is the newest."""
    found = post_of(PERSON, day, key)
    assert (found.key if found else None) == post


def test_somebody_without_posts_has_none() -> None:
    """A name may be all that is known."""
    assert post_of(Person.model_validate({"name": "A"}), date(2024, 5, 18), None) is None


@pytest.mark.parametrize(
    ("title", "name", "is_named"),
    [
        ("Presiden World Water Council", "World Water Council", True),
        ("Menteri Pekerjaan Umum", "Kementerian Pekerjaan Umum", True),
        ("Coordinating Minister for Maritime Affairs", "Coordinating Ministry for Maritime Affairs",
         True),
        ("Ketua DPR RI", "DPR RI", True),
        ("Ketua DPR RI", "Dewan Perwakilan Rakyat Republik Indonesia", False),
        ("Kepala Bank", "Bank Dunia", False),
        ("redaktur", "JPNN.com", False),
        ("Direktur", "", False),
    ],
)  # fmt: skip
def test_a_title_may_say_where_its_post_is(title: str, name: str, *, is_named: bool) -> None:
    """Then nobody reads it twice; a name of two words has to stand in it whole."""
    assert names_organisation(title, name) is is_named
