"""Which pictures a post has, and what they say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

import pytest

from gaung.craft.cards import Card
from gaung.memory import Forgetful
from gaung.model.kit import Entry, Kit
from gaung.model.narrative import Platform, Post
from gaung.outputs.pages.writer import Writer
from gaung.outputs.social_pictures import SHAPE_OF, SHAPES, PostPicture, pictures_of
from gaung.plan import Output
from gaung.reading import read
from gaung.snapshot import snapshot
from tests.factories import EVENT, event, photo, text
from tests.pictures import drawn as pixels
from tests.unit.test_share_cards import drawing, planned

POSTS = (
    {
        "key": "buka",
        "platforms": ["x", "instagram"],
        "text": {
            "id": "Forum **dibuka** di [Bali](event:forum-air):\n\nParagraf kedua.",
            "en": "The forum **opened** in Bali.\n\nA second paragraph.",
        },
        "image": "panggung",
    },
    {
        "key": "tutup",
        "platforms": "facebook",
        "text": {"id": "Forum ditutup."},
        "hashtags": ["Satu", "#Dua"],
    },
)


def posted(*languages: str, **outputs: bool) -> dict[str, str | bytes]:
    texts = (
        drawing(*languages, **outputs)
        | event(short_name={"id": "Forum", "en": "Forum"}, hashtags=["#Air", "B", "C", "D"])
        | {f"content/events/{EVENT}/social.yaml": text({"posts": POSTS})}
    )
    return {**texts, **photo("panggung", pixels())}


@cache
def whole() -> dict[str, Output[Any]]:
    return planned(posted())


def card(path: str) -> Card:
    view = whole()[path].view
    assert isinstance(view, Card)
    return view


def kit_of(files: Mapping[str, str | bytes]) -> Kit:
    kit = read(snapshot(files), Forgetful()).kit
    assert kit is not None
    return kit


def pictures(kit: Kit, language: str, key: str) -> tuple[PostPicture, ...]:
    entry: Entry[Post] = next(each for each in kit.all(Post) if each.key == key)
    return pictures_of(Writer(kit, language, entry.name), entry)


def test_a_post_has_a_picture_in_every_shape_and_language_that_it_is_written_in() -> None:
    drawn = {path for path in whole() if "/media-sosial/" in path and path.endswith(".jpg")}
    folder = "id/acara/forum-air/media-sosial"
    shapes = ("1x1", "4x5", "9x16", "16x9")
    assert drawn == {
        f"{folder}/{key}-{shape}.id.jpg" for key in ("buka", "tutup") for shape in shapes
    }
    english = {path for path in whole() if "/social/" in path and path.endswith(".jpg")}
    assert english == {f"en/events/forum-air/social/buka-{shape}.en.jpg" for shape in shapes}


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.key)
def test_a_picture_has_its_size_and_says_the_first_paragraph(shape: Any) -> None:
    ours = card(f"id/acara/forum-air/media-sosial/buka-{shape.key}.id.jpg")
    assert (ours.width, ours.height, ours.kept_free) == (shape.width, shape.height, shape.kept_free)
    assert ours.title == "Forum dibuka di Bali"
    assert ours.kicker == "Forum"
    assert ours.photograph is not None
    assert ours.photograph.room == shape.room
    theirs = card(f"en/events/forum-air/social/buka-{shape.key}.en.jpg")
    assert theirs.title == "The forum opened in Bali."


def test_shapes_are_what_they_are_called() -> None:
    for shape in SHAPES:
        across, down = map(int, shape.name.split(":"))
        assert shape.width * down == shape.height * across


def test_hashtags_are_those_of_the_post_else_of_the_event() -> None:
    assert card("id/acara/forum-air/media-sosial/tutup-1x1.id.jpg").tags == "#Satu #Dua"
    assert card("id/acara/forum-air/media-sosial/buka-1x1.id.jpg").tags == "#Air #B #C"


def test_pages_learn_of_the_pictures_by_one_function() -> None:
    """Path, size and what it shows; the path is that of an output."""
    kit = kit_of(posted())
    found = pictures(kit, "id", "buka")
    assert [each.shape for each in found] == ["1:1", "4:5", "9:16", "16:9"]
    assert all(whole()[each.path].view == each.card for each in found)
    assert {each.alt for each in found} == {"Forum dibuka di Bali. Gambar panggung"}
    assert pictures(kit, "en", "tutup") == ()


def test_the_page_of_posts_offers_them_and_says_whom_each_is_for() -> None:
    page = whole()["id/acara/forum-air/media-sosial/index.html"]
    offered = {each.path: each.label for each in page.view.posts[0].pictures}
    assert list(offered.values()) == [
        "Gambar 1:1", "Gambar 4:5 untuk Instagram", "Gambar 9:16", "Gambar 16:9 untuk X",
    ]  # fmt: skip
    assert set(offered) <= set(page.needs)
    english = whole()["en/events/forum-air/social/index.html"].view.posts
    assert [len(post.pictures) for post in english] == [4, 0]


def test_the_downloads_of_an_event_name_them_as_readers_would() -> None:
    """Under the post that they are of, beside the plan; none of them by its file."""
    view = whole()["id/acara/forum-air/unduhan/index.html"].view
    groups = {group.anchor: group for group in view.groups}
    shelves = {shelf.name.words.text: shelf for shelf in groups["social"].shelves}
    plan, first, *_ = shelves
    assert plan == "Kapan mengunggah apa"
    assert {each.form for each in shelves[plan].downloads} == {"CSV"}  # no post has a moment
    assert first == "Unggahan 1: X dan Instagram"
    assert shelves[first].name.address.endswith("/media-sosial/#buka")
    assert [each.form for each in shelves[first].downloads] == [
        "Gambar 1:1, JPEG", "Gambar 4:5 untuk Instagram, JPEG", "Gambar 9:16, JPEG",
        "Gambar 16:9 untuk X, JPEG",
    ]  # fmt: skip
    named = [shelf.name.words.text for group in view.groups for shelf in group.shelves]
    assert [each for each in named if each.endswith((".jpg", ".csv", ".ics", ".json"))] == []
    files = [each.path for group in view.groups for shelf in group.shelves
             for each in shelf.downloads]  # fmt: skip
    assert len(files) == len(set(files))


def test_the_table_of_posts_names_the_picture_that_each_platform_is_for() -> None:
    """With words that say what is drawn in it, and the photograph without any."""
    (view,) = (o.view for path, o in whole().items() if path.endswith("media-sosial/posts.csv"))
    rows = {(row[0], row[1]): row[-3:] for row in view.rows}
    folder = "https://media.example.go.id/kit/id/acara/forum-air/media-sosial"
    picture, alt, photograph = rows["buka", "Instagram"]
    assert picture == f"{folder}/buka-4x5.id.jpg"
    assert rows["buka", "X"][0] == f"{folder}/buka-16x9.id.jpg"
    assert alt.endswith(". Gambar panggung")
    assert "/media/" in photograph
    assert rows["tutup", "Facebook"] == (f"{folder}/tutup-1x1.id.jpg", "Forum ditutup", "")


def test_every_platform_has_its_shape() -> None:
    assert set(SHAPE_OF) == set(get_args(Platform))
    assert set(SHAPE_OF.values()) == {shape.name for shape in SHAPES}


def test_a_site_can_do_without() -> None:
    files = posted(social_pictures=False)
    assert not any(path.endswith("x1.id.jpg") for path in planned(files))
    assert pictures(kit_of(files), "id", "buka") == ()
