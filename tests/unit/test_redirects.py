"""Old addresses of articles lead on, and never out of the site."""

from __future__ import annotations

import pytest

from tests.factories import EVENT, Files, built, event, release, site, sound
from tests.pages import address_of, page_at


def moved(alias: object) -> Files:
    return site() | event(summary="Air.") | release("satu", aliases={"id": alias})


@pytest.mark.parametrize(
    ("alias", "paths"),
    [
        ("id/lama/", ["id/lama/index.html"]),
        ("/id/lama", ["id/lama/index.html"]),
        (["lama.html", "id/siaran_2023/1"],
         ["id/siaran_2023/1/index.html", "lama.html/index.html"]),
    ],
)  # fmt: skip
def test_an_old_address_leads_on(alias: object, paths: list[str]) -> None:
    """For readers and for search engines, to where the article is now."""
    finished = sound(moved(alias))
    new = address_of(finished, "release", "satu", "id", EVENT)
    assert sorted(set(finished.files) - set(sound(moved(None)).files)) == paths
    for path in paths:
        page = page_at(finished, f"/kit/{path}")
        assert new in page.tree.xpath("//a/@href")
        assert page.canonical == f"https://media.example.go.id{new}"


@pytest.mark.parametrize(
    "alias", ["../../luar", "id/../../luar", "https://a.example/", "id/a b", "id/lama/#x", "//a/b"]
)
def test_what_is_no_address_of_the_site_is_a_problem(alias: str) -> None:
    """It is told in its place, with an example of one."""
    (found,) = built(moved(alias)).problems
    assert (found.code, found.values["found"]) == ("pattern-mismatch", alias)
    assert (found.place.line, found.values["expected"]) == (7, "id/siaran-pers/lama/")


def test_an_old_address_cannot_take_the_place_of_a_page() -> None:
    """The page keeps it; the editor is told."""
    (found,) = built(moved(f"id/acara/{EVENT}/")).problems
    assert found.code == "address-taken"
