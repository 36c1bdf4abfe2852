"""What a site asks of its releases beyond what every site asks: approval, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from gaung.model.addresses import fitted, is_fit
from gaung.model.articles import Release
from gaung.model.contacts import Contact
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit
from gaung.model.people import Organisation
from gaung.model.schedule import Session
from gaung.model.times import day_after, last_day
from gaung.problems import Place, Problem, Severity, nearest
from gaung.reading.files import Locator
from gaung.reading.settings import SETTINGS
from gaung.reading.shelves import paths_of

NOTICE = timedelta(days=30)
"""How long before its end a ``security.txt`` is told of."""


def check(kit: Kit, locator: Locator) -> Iterator[Problem]:
    """Give the releases that do not keep to the rules of ``site.yaml``."""
    yield from _names(kit)
    yield from _publisher(kit, locator)
    yield from _sessions(kit, locator)
    yield from _contacts(kit, locator)
    yield from _security(kit, locator)
    yield from _dates(kit, locator)
    yield from _approvals(kit, locator)
    yield from _numbers(kit, locator)


def _names(kit: Kit) -> Iterator[Problem]:
    """Give files and folders whose names some system cannot have; keys in a list are values."""
    for entry in kit.entries.values():
        if not entry.where and not is_fit(entry.key):
            expected = fitted(entry.key)
            values = {"found": entry.key, "expected": expected if is_fit(expected) else ""}
            yield Problem(Place(entry.path), "file-name-unfit", values)


def _publisher(kit: Kit, locator: Locator) -> Iterator[Problem]:
    found = kit.site.publisher
    if found is not None and kit.get(Organisation, found) is None:
        close = nearest(found, [entry.key for entry in kit.all(Organisation)])
        path = next(paths_of("organisation", "", found))
        values = {"kind": "organisation", "found": str(found), "nearest": close, "path": path}
        yield Problem(locator.place(SETTINGS, ("publisher",)), "reference-unknown", values)


def _sessions(kit: Kit, locator: Locator) -> Iterator[Problem]:
    """Give sessions on a day outside their event, which is often a year mistyped."""
    for entry in kit.all(Session):
        event = kit.get(Event, entry.event)
        day, around = entry.record.date, entry.record.around
        if event is None or day is None or around is not None or event.record.start is None:
            continue
        first, last = event.record.start, last_day(event.record) or event.record.start
        if not first <= day <= last:
            values = {"found": str(day), "start": str(first), "end": str(last)}
            place = locator.place(entry.path, (*entry.where, "date"))
            yield Problem(place, "session-outside", values, Severity.WARNING)


def _contacts(kit: Kit, locator: Locator) -> Iterator[Problem]:
    """Give contacts that no longer hold: newsrooms would call in vain."""
    for entry in kit.all(Contact):
        until = entry.record.valid_until
        if until is not None and kit.now.has_come(day_after(until)):
            place = locator.place(entry.path, (*entry.where, "valid_until"))
            yield Problem(place, "contact-expired", {"found": str(until)}, Severity.WARNING)


def _security(kit: Kit, locator: Locator) -> Iterator[Problem]:
    """Give a ``security.txt`` that ends soon or has ended: nobody may rely on it then."""
    if kit.site.security is None:
        return
    until = kit.site.security.expires
    place = locator.place("site.yaml", ("security", "expires"))
    if kit.now.has_come(day_after(until)):
        yield Problem(place, "security-expired", {"found": str(until)}, Severity.WARNING)
    elif kit.now.has_come(until - NOTICE):
        yield Problem(place, "security-expiring", {"found": str(until)}, Severity.WARNING)


def _dates(kit: Kit, locator: Locator) -> Iterator[Problem]:
    for entry in kit.all(Release):
        if entry.record.status == "approved" and entry.record.published is None:
            yield Problem(locator.place(entry.path, ("status",)), "published-missing")


def _approvals(kit: Kit, locator: Locator) -> Iterator[Problem]:
    if not kit.site.approval.required:
        return
    for entry in kit.all(Release):
        if entry.record.status == "approved" and entry.record.approved is None:
            yield Problem(locator.place(entry.path, ("status",)), "approval-missing")


def _numbers(kit: Kit, locator: Locator) -> Iterator[Problem]:
    rule = kit.site.release_numbers
    if rule is None:
        return
    first: dict[tuple[str, ...], Entry[Release]] = {}
    for entry in kit.all(Release):
        number = entry.record.number
        if number is None:
            continue
        place = locator.place(entry.path, ("number",))
        if not re.fullmatch(rule.pattern, number):
            values = {"found": number, "expected": rule.pattern}
            yield Problem(place, "release-number-form", values)
        scope = (number, *(_within(entry, part) for part in rule.per))
        if scope in first:
            also = locator.place(first[scope].path, ("number",))
            values = {"found": number, "where": str(also)}
            yield Problem(place, "release-number-taken", values, also=(also,))
        first.setdefault(scope, entry)


def _within(entry: Entry[Release], part: str) -> str:
    """Give the publisher, the year or the event within which a number occurs once."""
    release = entry.record
    if part == "publisher":
        return release.issuer or ""
    if part == "year":
        return str(release.published.year) if release.published else ""
    return entry.event
