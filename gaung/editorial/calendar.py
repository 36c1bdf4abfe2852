"""Days in running text, in the words of one language or of several."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from babel import dates

from gaung.model.words import months, weekdays

_PART_OF_DAY = r"(?:\s+(?:pagi|siang|sore|petang|malam|morning|afternoon|evening|night))?"
_ORDINAL = r"(?:st|nd|rd|th|er|\.)?"


@dataclass(frozen=True, slots=True)
class Written:
    """A day as a text has it."""

    start: int
    end: int
    day: int
    month: int
    year: int | None
    """Nothing where the text leaves it to the reader."""
    weekday: str = ""
    """The name of the weekday, where one stands before it."""
    is_sure: bool = True
    """Whether day and month can only be read in this order."""


class Calendar:
    """Finds days in texts."""

    def __init__(self, locales: tuple[str, ...]) -> None:
        self.weekdays: Mapping[str, tuple[int, tuple[str, ...]]] = weekdays(locales)
        self.months = months(locales)
        self._names_of_week = _forms(self.weekdays, locales, dates.get_day_names)
        self._names_of_months = _forms(self.months, locales, dates.get_month_names)
        named = "|".join(map(re.escape, self._names_of_week))
        month = "|".join(map(re.escape, self._names_of_months))
        start = rf"(?<![\w-])(?P<weekday>{named})\.?{_PART_OF_DAY}"
        year = r"(?:\.?,?\s+(?P<year>\d{4})(?!\d))?"
        number = rf"(?P<day>\d{{1,2}}){_ORDINAL}"
        in_words = (
            rf"{start}(?:,|\s+tanggal|\s+the)?\s+\(?{number}(?:\s+of)?\s+(?P<month>{month})\b{year}",
            rf"{start},?\s+(?P<month>{month})\b\.?\s+{number}(?![\w–-]){year}",
        )
        self._of_week = tuple(map(re.compile, in_words))
        self._in_numbers = re.compile(
            rf"{start},?\s*\(?(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})"
            rf"(?:/(?P<year>\d{{4}}))?(?![\w/])\)?(?!\s*(?:{month}))"
        )
        # 18–25 Mei 2024 is two days, of which the first leaves month and year to the second.
        joint = r"(?:\s*[–—/,-]\s*(?:[^\W\d]{1,7}\s+)?|\s+[^\W\d]{1,7}\.?\s+)"
        several = rf"(?P<days>\d{{1,2}}{_ORDINAL}(?:{joint}\d{{1,2}}{_ORDINAL}){{0,3}})"
        self._days = (
            re.compile(rf"(?<![\d.,/–-]){several}(?:\s+of)?\s+(?P<month>{month})\b{year}"),
            re.compile(
                rf"(?<!\w)(?P<month>{month})\s+{several}(?![\w.:/]|\s*(?:[ap]\.?m\b)){year}"
            ),
        )
        self._first_is_day = all(
            dates.get_date_format("short", locale=name).pattern.lower().startswith("d")
            for name in locales
        )

    def with_weekday(self, text: str) -> Iterator[Written]:
        """Give the days that a text names with their weekday."""
        if not any(name in text for name in self._names_of_week):
            return
        for pattern in self._of_week:
            for match in pattern.finditer(text):
                month = self.months[match["month"].lower()]
                yield _written(match, int(match["day"]), month)
        for match in self._in_numbers.finditer(text):
            first, second = int(match["day"]), int(match["month"])
            day, month = (first, second) if self._first_is_day else (second, first)
            if month > 12:
                day, month = month, day
            if 1 <= month <= 12:
                is_sure = first > 12 or second > 12 or first == second
                yield _written(match, day, month, is_sure=is_sure or self._first_is_day)

    def days(self, text: str) -> Iterator[Written]:
        """Give every day that a text names by its month, each of several on its own."""
        if not any(name in text for name in self._names_of_months):
            return
        for pattern in self._days:
            for match in pattern.finditer(text):
                month = self.months[match["month"].lower()]
                for number in re.findall(r"\d+", match["days"]):
                    yield _written(match, int(number), month)


def _written(match: re.Match[str], day: int, month: int, *, is_sure: bool = True) -> Written:
    said = match.groupdict()
    year = int(said["year"]) if said["year"] else None
    weekday = said.get("weekday") or ""
    return Written(match.start(), match.end(), day, month, year, weekday, is_sure)


def _forms(known: Iterable[str], locales: Iterable[str], names: Callable[..., Any]) -> list[str]:
    """Give names as running text has them, the longest first: it is what was meant.

    What a language writes with a capital counts with a capital only: May is no may.
    """
    written = {
        name.rstrip(".")
        for locale in locales
        for width in ("wide", "abbreviated")
        for name in names(width, locale=locale).values()
    }
    in_small = {name.lower() for name in written}
    written |= {_capital(name) for name in (*written, *known) if name not in in_small - written}
    return sorted(written, key=lambda name: (-len(name), name))


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


@lru_cache(maxsize=32)
def calendar(locales: tuple[str, ...]) -> Calendar:
    """Give the calendar of some locales, made once."""
    return Calendar(locales)
