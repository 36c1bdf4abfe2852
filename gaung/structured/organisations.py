"""An organisation as an Organization."""

from __future__ import annotations

from gaung.model.kit import Entry, Kit
from gaung.model.people import Organisation
from gaung.structured import Entity, entity

_TYPES = {
    "ministry": "GovernmentOrganization",
    "agency": "GovernmentOrganization",
    "province": "GovernmentOrganization",
    "regency": "GovernmentOrganization",
    "parliament": "GovernmentOrganization",
    "university": "CollegeOrUniversity",
    "company": "Corporation",
    "media": "NewsMediaOrganization",
    "state": "Country",
}


def organisation(kit: Kit, entry: Entry[Organisation], language: str) -> Entity:
    """Give an organisation with its names and the organisation above it."""
    record = entry.record
    kind = _TYPES.get(record.kind, "Organization")
    is_country = kind == "Country"
    parent = kit.find(Organisation, record.parent, entry.name)
    short = kit.phrase(record.short_name, language)
    names = [str(kit.phrase(former.name, language)) for former in record.former_names]
    return entity(
        kind,
        identifier(kit, entry, language),
        name=str(kit.phrase(record.name, language)),
        alternateName=[*([str(short)] if short else []), *names],
        url=record.website,
        sameAs=[account.url for account in record.accounts if account.url],
        parentOrganization={"@id": identifier(kit, parent, language)}
        if parent and not is_country
        else None,
    )


def identifier(kit: Kit, entry: Entry[Organisation], language: str) -> str:
    """Give what other entities call it."""
    address = kit.address(entry.name, language) or ""
    return kit.addresses.absolute(address) + "#organisation"
