"""A release as a NewsArticle."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from gaung.model.articles import Release
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit, Version
from gaung.model.people import Organisation, Person
from gaung.model.revisions import updated
from gaung.model.topics import topic_name
from gaung.structured import Entity, entity
from gaung.structured.events import event_identifier
from gaung.structured.organisations import identifier as organisation_identifier
from gaung.structured.people import identifier as person_identifier


def article(kit: Kit, entry: Entry[Release], version: Version, images: tuple[str, ...]) -> Entity:
    """Give a release in one language, linked with its translations; *images* with host."""
    record, language = entry.record, version.language
    head = version.head if isinstance(version.head, Release) else record
    event = kit.get(Event, entry.event)
    publisher = kit.find(Organisation, record.issuer or kit.site.publisher, entry.name)
    others = [code for code in kit.languages if code in entry.versions and code != language]
    original = entry.written_in
    address = _address(kit, entry, language)
    people = [kit.find(Person, mention.person, entry.name) for mention in record.people]
    return entity(
        "NewsArticle",
        f"{address}#article",
        headline=head.title,
        alternativeHeadline=head.subtitle,
        description=head.summary,
        inLanguage=language,
        datePublished=_moment(kit, record.published),
        dateModified=_moment(kit, updated(kit, record)),
        mainEntityOfPage=address,
        image=list(images),
        author=_authors(kit, entry, language),
        publisher={"@id": organisation_identifier(kit, publisher, language)} if publisher else None,
        about={"@id": event_identifier(kit, event, language)} if event else None,
        mentions=[{"@id": person_identifier(kit, who, language)} for who in people if who],
        keywords=[topic_name(kit, each, language).text for each in record.tags],
        translationOfWork={"@id": f"{_address(kit, entry, original)}#article"}
        if original != language
        else None,
        workTranslation=[{"@id": f"{_address(kit, entry, code)}#article"} for code in others]
        if original == language
        else None,
    )


def _address(kit: Kit, entry: Entry[Release], language: str) -> str:
    return kit.addresses.absolute(kit.address(entry.name, language) or "")


def _moment(kit: Kit, moment: datetime | date | None) -> str | None:
    if isinstance(moment, datetime):
        zone = ZoneInfo(kit.site.publishing_zone)
        return moment.astimezone(zone).isoformat(timespec="seconds")
    return moment.isoformat() if moment else None


def _authors(kit: Kit, entry: Entry[Release], language: str) -> list[Entity]:
    named: list[Entity] = []
    for author in entry.record.authors:
        person = kit.find(Person, author.person, entry.name)
        if person:
            named.append({"@id": person_identifier(kit, person, language)})
        elif author.name:
            named.append(entity("Person", name=author.name))
    return named
