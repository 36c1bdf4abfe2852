"""Which post a mention means: the one it names, else the one held on its day."""

from __future__ import annotations

from datetime import date

import pytest

from gaung.model.people import Person
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
