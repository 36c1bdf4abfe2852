"""A person as a Person."""

from __future__ import annotations

from gaung.model.kit import Entry, Kit
from gaung.model.people import Organisation, Person
from gaung.structured import Entity, entity
from gaung.structured.organisations import identifier as organisation_identifier


def person(kit: Kit, entry: Entry[Person], language: str) -> Entity:
    """Give a person with the latest post."""
    record = entry.record
    post = next(iter(record.posts), None)
    works_for = kit.find(Organisation, post.organisation, entry.name) if post else None
    title = kit.phrase(post.title, language) if post else None
    return entity(
        "Person",
        identifier(kit, entry, language),
        name=record.name,
        alternateName=record.full_name,
        honorificPrefix=record.honorific,
        honorificSuffix=record.degrees,
        jobTitle=str(title) if title else None,
        worksFor={"@id": organisation_identifier(kit, works_for, language)} if works_for else None,
        knowsLanguage=list(record.languages),
        sameAs=[account.url for account in record.accounts if account.url],
        url=kit.addresses.absolute(kit.address(entry.name, language) or ""),
    )


def identifier(kit: Kit, entry: Entry[Person], language: str) -> str:
    """Give what other entities call the person."""
    return kit.addresses.absolute(kit.address(entry.name, language) or "") + "#person"
