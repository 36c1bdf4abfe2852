"""The weekday goes with the date: ``Sabtu, 17 Mei 2024`` was a Friday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from gaung.editorial.calendar import Written, calendar
from gaung.editorial.proof import Passage, Proof
from gaung.model.articles import Release
from gaung.model.event import Event
from gaung.model.kit import Entry
from gaung.model.schedule import Session
from gaung.problems import Problem, Severity

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def ask(proof: Proof) -> Iterator[Problem]:
    """Give the days whose weekday is another one."""
    for passage in proof.passages:
        if passage.is_reported or passage.entry.name.kind == "source":
            continue
        locales = tuple(proof.kit.words[code].locale_name for code in proof.languages(passage))
        if not locales:
            continue
        known = calendar(locales)
        for written in known.with_weekday(passage.words):
            number, names = known.weekdays[written.weekday.lower()]
            days = list(_meant(proof, passage, written))
            if days and all(day.weekday() != number for day in days):
                found = passage.words[written.start : written.end]
                values = {"found": found, "expected": names[days[0].weekday()]}
                place = proof.place(passage, written.start, found)
                yield Problem(place, "weekday-wrong", values, Severity.WARNING)


def _meant(proof: Proof, passage: Passage, written: Written) -> Iterator[date]:
    """Give the days that may be meant: without a year, those of any year that could be."""
    years = [written.year] if written.year else _years(proof, passage)
    orders = [(written.day, written.month)]
    if not written.is_sure:
        orders.append((written.month, written.day))
    for year in years:
        for day, month in orders:
            try:
                yield date(year, month, day)
            except ValueError:
                continue


def _years(proof: Proof, passage: Passage) -> list[int]:
    """Give the years that an entry is about, as far as it says, the likeliest first."""
    entry = passage.entry
    event = proof.kit.get(Event, entry.event.partition("/")[0])
    days = [*_days_of(entry), *([event.record.start, event.record.end] if event else [])]
    said = [day.year for day in days if day is not None]
    return list(dict.fromkeys((*said, *map(int, _YEAR.findall(passage.written)))))


def _days_of(entry: Entry[Any]) -> Iterator[date | datetime | None]:
    record = entry.record
    if isinstance(record, Release):
        yield record.about.date if record.about else None
        yield record.published
    if isinstance(record, Session):
        yield record.date
