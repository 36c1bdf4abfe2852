"""What pages put first: an event before, during and after it, topics, corrections, editions."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.factories import (
    EVENT,
    award,
    event,
    facts,
    media,
    organisation,
    release,
    schedule,
    session,
    site,
    sound,
    source,
    text,
)
from tests.pages import Page, page_at, pages

BEFORE = datetime(2024, 5, 1, tzinfo=UTC)
DURING = datetime(2024, 5, 19, 4, tzinfo=UTC)
AFTER = datetime(2024, 6, 1, tzinfo=UTC)


def eventful() -> dict[str, str]:
    return (
        site("en")
        | event(
            name="Forum",
            summary="Water.",
            lead_image="hall",
            outcomes=[{"text": "A declaration."}],
            accreditation={"opens": "2024-04-01", "closes": "2024-05-10"},
        )
        | schedule(
            session("first", title="First", date="2024-05-18"),
            session("second", title="Second", date="2024-05-19"),
            session("long", title="Long", date="2024-05-18", end_date="2024-05-20"),
        )
        | media("hall")
        | media("stage")
        | award(
            "prize",
            {"key": "a", "name": "Agencies", "results": [{"winner": "desk"}]},
            name="Prize",
            conflicts=[],
        )
        | organisation("desk", name="Desk")
        | source("a")
        | release("satu", bodies={"en": "Text."})
    )


def headings(page: Page) -> list[str]:
    return [each.text_content().strip() for each in page.find("//main//h2")]


@pytest.mark.parametrize(
    ("now", "first"),
    [
        (BEFORE, ["Schedule", "Winners", "Outcomes", "Pictures"]),
        (DURING, ["Today", "Releases", "Winners", "Outcomes", "Pictures"]),
        (AFTER, ["Outcomes", "Winners", "Pictures", "Releases", "Schedule"]),
    ],
    ids=["before", "during", "after"],
)
def test_an_event_puts_first_what_its_readers_come_for(now: datetime, first: list[str]) -> None:
    """The way in before, the day while it is on, and what came of it when it is over."""
    page = page_at(sound(eventful(), now), f"/kit/en/events/{EVENT}/")
    found = headings(page)
    shown = [heading for heading in first if heading in found]
    assert found[: len(shown)] == shown
    assert shown[0] == first[0]


def test_the_sessions_of_the_day_are_shown_while_an_event_is_on() -> None:
    """Those that last for days are among them; on the home page too, with the event."""
    finished = sound(eventful(), DURING)
    for address in (f"/kit/en/events/{EVENT}/", "/kit/en/"):
        titles = page_at(finished, address).find(
            "//*[self::section or self::div][h2='Today' or h3='Today']//article//a/text()"
        )
        assert [each for each in titles if each in ("First", "Second", "Long")] == [
            "Long",
            "Second",
        ]


def test_the_way_in_is_shown_until_an_event_is_over() -> None:
    """Nobody registers for what has ended."""
    button = "//a[@class='button'][contains(@href, 'accreditation')]"
    for now, count in ((BEFORE, 1), (DURING, 1), (AFTER, 0)):
        page = page_at(sound(eventful(), now), f"/kit/en/events/{EVENT}/")
        assert len(page.find(button)) == count


def test_a_home_page_without_events_to_come_says_so() -> None:
    """It is quiet, not empty."""
    said = "No event is under way or announced at the moment."
    assert said in page_at(sound(eventful(), AFTER), "/kit/en/").words
    assert said not in page_at(sound(eventful(), BEFORE), "/kit/en/").words


def test_releases_of_a_topic_stand_together_however_it_is_written() -> None:
    """Case and spaces tell no topics apart; a tag without letters for an address has no page."""
    files = site("en") | event(name="Forum", summary="Water.")
    files |= release("r-1", bodies={"en": "T."}, tags=["Water Forum", "水"])
    files |= release("r-2", bodies={"en": "T."}, tags=["water-forum"])
    finished = sound(files)
    topic = page_at(finished, "/kit/en/topics/water-forum/")
    assert topic.find("//main//article//h2/a/text()") == ["Release r-1", "Release r-2"]
    assert topic.find("//h1")[0].text_content() == "Topic: Water Forum"
    listed = page_at(finished, "/kit/en/topics/")
    assert [each.text_content() for each in listed.find("//main//li")] == ["Water Forum 2 releases"]
    here = page_at(finished, f"/kit/en/events/{EVENT}/releases/r-1/")
    topics = here.find("//nav[contains(@class, 'topics')]//li")
    assert [(each.text_content(), len(each.findall("a"))) for each in topics] == [
        ("Water Forum", 1),
        ("水", 0),
    ]


def test_a_topic_is_called_as_each_language_calls_it() -> None:
    """The settings name it, however its tag is written; it keeps one address."""
    named = [{"tag": "water forum", "name": {"id": "Forum Air", "en": "Water Forum"}}]
    files = site("id", "en", topics=named) | event(name="Forum", summary="Water.")
    files |= release("r-1", bodies={"id": "A.", "en": "T."}, tags=["Water-Forum", "Bali"])
    finished = sound(files)
    for listed, topic, name in (
        ("id/topik/", "id/topik/water-forum/", "Forum Air"),
        ("en/topics/", "en/topics/water-forum/", "Water Forum"),
    ):
        names = page_at(finished, f"/kit/{listed}").find("//main//li//a/text()")
        assert names == ["Bali", name]
        assert page_at(finished, f"/kit/{topic}").find("//h1")[0].text_content().endswith(name)
        feed = finished.files[f"{listed[:2]}/feed.json"].decode()
        assert f'"tags": ["{name}", "Bali"]' in " ".join(feed.split()).replace("[ ", "[").replace(
            " ]", "]"
        )


@pytest.mark.parametrize(
    ("now", "labels"),
    [
        ("2024-04-01T00:59:59+09:00", ["Opens", "Closes"]),
        ("2024-04-01T01:00:00+09:00", ["Opened", "Closes"]),
        ("2024-05-11T00:59:59+09:00", ["Opened", "Closes"]),
        ("2024-05-11T01:00:00+09:00", ["Opened", "Closed"]),
    ],
)
def test_what_has_opened_or_closed_is_said_so(now: str, labels: list[str]) -> None:
    """In the zone of the event; the last day lasts to its end."""
    finished = sound(eventful(), datetime.fromisoformat(now))
    page = page_at(finished, f"/kit/en/events/{EVENT}/accreditation/")
    assert page.find("//section[h2='Accreditation']//dt/text()") == labels
    assert ("Registration is closed." in page.words) is (labels[1] == "Closed")


def test_what_is_said_of_a_contact_stands_beside_it() -> None:
    """A note and its sources, wherever the contact is shown."""
    desk = {"key": "desk", "name": "Desk", "note": "By appointment.", "sources": ["a"]}
    files = site("en") | event(name="Forum", contacts=["desk"]) | source("a")
    files |= schedule(session("first", title="First", date="2024-05-18", media_access="open"))
    files |= {"content/contacts.yaml": text({"contacts": [desk]})}
    files |= release("r-1", bodies={"en": "T."}, contacts=["desk"])
    finished = sound(files)
    home = f"/kit/en/events/{EVENT}/"
    programme = f"{home}schedule/media-programme/"
    for address in ("/kit/en/contacts/", home, f"{home}releases/r-1/", programme):
        page = page_at(finished, address)
        (contact,) = page.find("//article[@class='contact']")
        assert "By appointment." in contact.text_content(), address
        assert contact.xpath(".//sup/a/@href") == ["#_source-1"], address
        assert page.find("//section[@class='sources']//li/@id") == ["_source-1"], address


def test_corrections_stand_in_one_place_and_on_the_release() -> None:
    """Newest first, with those that were withdrawn."""
    wrong = {"date": "2024-05-20", "was": "40", "now": "14"}
    files = site("en") | event(name="Forum", summary="Water.")
    files |= release("r-1", bodies={"en": "T."}, corrections=[wrong])
    files |= release(
        "r-2", bodies={"en": "T."}, withdrawn={"date": "2024-05-21", "reason": "A mistake."}
    )
    files |= release("r-3", bodies={"en": "T."})
    finished = sound(files)
    listed = page_at(finished, "/kit/en/corrections/")
    assert listed.find("//main//article/h2/a/text()") == ["Release r-2", "Release r-1"]
    assert "A mistake." in listed.words
    assert listed.find("//main//del/text()") == ["40"]
    for key, notices in (("r-1", 1), ("r-2", 1), ("r-3", 0)):
        page = page_at(finished, f"/kit/en/events/{EVENT}/releases/{key}/")
        links = page.find("//*[contains(@class, 'notice')]//a[text()='All corrections']/@href")
        assert links == ["/kit/en/corrections/"] * notices


def test_an_award_knows_its_other_editions() -> None:
    """Across events, the latest first, each with its winners."""
    category = {"key": "a", "name": "A", "results": [{"winner": "desk"}]}
    files = site("en") | organisation("desk", name="Desk")
    for year in (2022, 2023, 2024):
        files |= event(f"forum-{year}", name=f"Forum {year}", summary="W.", start=f"{year}-05-18",
                       end=None)  # fmt: skip
        before = {"previous": f"forum-{year - 1}/prize"} if year > 2022 else {}
        files |= award("prize", category, of=f"forum-{year}", name=f"Prize {year}", **before)
    finished = sound(files)
    for year, others in ((2022, [2024, 2023]), (2023, [2024, 2022]), (2024, [2023, 2022])):
        page = page_at(finished, f"/kit/en/events/forum-{year}/awards/prize/")
        names = page.find("//section[h2='Other editions']//strong/a/text()")
        assert names == [f"Prize {other}" for other in others]
    whole = page_at(finished, "/kit/en/awards/")
    assert whole.find("//main/section/h2/a/text()") == ["Prize 2024", "Prize 2023", "Prize 2022"]


def test_every_page_says_what_it_is_in_a_sentence() -> None:
    """For search engines and where it is shared."""
    finished = sound(eventful(), AFTER)
    said: dict[str, str] = {}
    for path, data in finished.files.items():
        if path.startswith("en/") and path.endswith("/index.html"):
            page = Page(path, data)
            (sentence,) = page.find("/html/head/meta[@name='description']/@content")
            assert len(sentence) > 3, path
            said[path] = sentence
    assert len(said) > 10


def test_no_heading_says_the_numbers_of_its_sources() -> None:
    """They stand behind it, where a reader who goes from heading to heading does not hear them."""
    told = {"sources": ["a"]}
    files = (
        eventful()
        | event(
            name="Forum",
            venues=[{"key": "hall", "name": "Hall", **told}],
            accreditation={"opens": "2024-04-01", **told},
        )
        | award("prize", {"key": "a", "name": "Agencies", **told}, name="Prize", sources=["a"])
        | organisation("desk", name="Desk", sources=["a"])
    )
    finished = sound(files, BEFORE)
    marked = [path for path, page in pages(finished).items() if page.find("//sup[@class='cite']")]
    assert len(marked) > 4
    for path in marked:
        page = pages(finished)[path]
        assert page.find("//*[self::h1 or self::h2 or self::h3 or self::h4]//sup") == [], path
    headed = page_at(finished, f"/kit/en/events/{EVENT}/").find("//*[h3='Hall']/sup/a/text()")
    assert headed == ["1"]


def test_a_figure_that_is_shown_is_not_shown_again_as_attendance() -> None:
    """What is not among the figures is."""
    register = facts({"key": "guests", "value": 400, "label": "guests"})
    for total, count in (({"fact": "guests"}, 0), ({"value": 300}, 1)):
        files = site("en") | register | event(name="Forum", attendance={"total": total})
        page = page_at(sound(files), f"/kit/en/events/{EVENT}/")
        assert len(page.find("//section[h2='Attendance']")) == count
        assert len(page.find("//section[h2='Facts and figures']")) == 1


def test_the_root_can_be_shared() -> None:
    """With a picture and what the site is, in the words of every language."""
    page = pages(sound(site()))["index.html"]
    said = {each.get("property"): each.get("content") for each in page.find("//meta[@property]")}
    assert said["og:url"] == page.canonical
    assert said["og:title"] == page.find("string(//h1)")
    assert {"og:type", "og:site_name", "og:locale", "og:locale:alternate"} <= said.keys()
    names = page.find("//meta[@name]/@name")
    assert "twitter:card" in names
