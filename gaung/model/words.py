"""How a language says things: the interface's words, dates, numbers, lists, plurals.

Every word comes from the language's ``.po`` file, every date and number from CLDR by way of
Babel. No language is built in: a pattern that CLDR has not as newsrooms write it stands in
the ``.po`` file too, under the context ``pattern``, and the sign of a currency under
``currency``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property

from babel import Locale, dates, lists, numbers, units
from babel.core import get_global

from gaung.model.zones import abbreviation

_CONTEXT = "\x04"
"""What stands between context and message in a key of the catalogue, as in GNU gettext."""
_BLANK = re.compile(r"\{\w*\}")
_MARKS = (".", "?", "!", ":", "…")
_LEFT_TO_RIGHT = "\u200e"
"""A mark of direction that nobody sees (Unicode Standard Annex 9)."""
_LIKELY = get_global("likely_subtags")
"""The likeliest script and territory of each language (CLDR)."""
_DAYS = {"d": "days of a month", "M": "days of a year", "y": "days of two years"}
"""By the largest part in which two days differ, the name of the pattern for both."""


@dataclass(frozen=True)
class Words:
    """The words and customs of one language of the site."""

    language: str
    """The code that opens the addresses of its pages."""
    locale_name: str
    """The CLDR locale, such as ``en_GB``."""
    name: str
    """The language's own name."""
    messages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Message to translation, or to its plural forms; contexts joined with ``\\x04``."""
    plural: Callable[[int], int] | None = None
    """The rule that gives the place of the form for a number."""

    _dates: dict[tuple[int, int, int, str], str] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def locale(self) -> Locale:
        """The CLDR data."""
        return Locale.parse(self.locale_name)

    @cached_property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return str(self.locale.text_direction)

    @property
    def script(self) -> str:
        """The script that it is written in, by its code of ISO 15924: ``Latn``, ``Arab``."""
        likely = _LIKELY.get(self.locale_name) or _LIKELY.get(self.locale.language) or "und_Latn"
        return str(self.locale.script or likely.split("_")[1])

    # --- words ---

    def say(self, message: str, context: str = "", /, **values: object) -> str:
        """Give a message of the interface in this language, its blanks filled."""
        forms = self.messages.get(f"{context}{_CONTEXT}{message}" if context else message)
        words = self._closed(forms[0] if forms and forms[0] else message)
        return words.format(**values) if values else words

    def count(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Give a message that depends on a number, which stands in its blank ``{number}``."""
        forms = self.messages.get(one, ())
        if forms and forms[0]:
            index = self.plural(number) if self.plural else 0
            words = forms[min(index, len(forms) - 1)] or forms[0]
        else:
            words = one if number == 1 else many
        return self._closed(words).format(number=self.number(number), **values)

    def _closed(self, words: str) -> str:
        """Give words of the interface; from right to left, Latin ones keep their last mark."""
        if self.direction == "rtl" and words.endswith(_MARKS):
            letters = [each for each in _BLANK.sub("", words) if each.isalpha()]
            if letters and all(map(str.isascii, letters)):
                return f"{words}{_LEFT_TO_RIGHT}"
        return words

    def has(self, message: str, context: str) -> bool:
        """Tell whether the language has its own words for a message."""
        return bool(self.messages.get(f"{context}{_CONTEXT}{message}", ("",))[0])

    def pattern(self, name: str) -> str | None:
        """Give a date pattern of the ``.po`` file, in the letters of CLDR."""
        return self.say(name, "pattern") if self.has(name, "pattern") else None

    # --- dates and times ---

    def day(self, day: date) -> str:
        """``Jumat, 17 Mei 2024``."""
        return self._date(day, self.pattern("long day") or "full")

    def plain_day(self, day: date) -> str:
        """``17 Mei 2024``."""
        return self._date(day, self.pattern("day") or "long")

    def short_day(self, day: date) -> str:
        """``17 Mei``."""
        return self._skeleton(day, self.pattern("short day"), "MMMd")

    def month(self, day: date) -> str:
        """``Mei 2024``."""
        return self._skeleton(day, self.pattern("month"), "yMMMM")

    def partial(self, written: str) -> str:
        """Give a day, month or year written as ISO 8601 does."""
        match [int(part) for part in written.split("-")]:
            case [year, month, day]:
                return self.plain_day(date(year, month, day))
            case [year, month]:
                return self.month(date(year, month, 1))
        return written

    def days(self, start: date, end: date | None) -> str:
        """``5–7 September 2023``."""
        if end is None or end == start:
            return self.plain_day(start)
        within_year = "d" if end.month == start.month else "M"
        first, last = self._interval(within_year if end.year == start.year else "y")
        return self._date(start, first) + self._date(end, last)

    def _interval(self, differ_in: str) -> list[str]:
        """Give the patterns of two days that differ in their year, month or day."""
        if pattern := self.pattern(_DAYS[differ_in]):
            return dates.split_interval_pattern(pattern)
        # CLDR has these patterns with months cut short only.
        short: list[str] = self.locale.interval_formats["yMMMd"][differ_in]
        return [pattern.replace("MMM", "MMMM") for pattern in short]

    def clock(self, clock: time) -> str:
        """``03.50`` or ``03:50``."""
        return str(dates.format_time(clock, self.pattern("clock") or "short", locale=self.locale))

    def times(self, start: time, end: time | None) -> str:
        """``09.00–10.30``."""
        return self.clock(start) + (f"–{self.clock(end)}" if end else "")

    def moment(self, moment: datetime) -> str:
        """``Jumat, 17 Mei 2024, pukul 03.50 WIB``."""
        return self.say(
            "{day}, {clock} {zone}",
            day=self.day(moment),
            clock=self.clock(moment.time()),
            zone=abbreviation(moment),
        )

    def length(self, length: timedelta) -> str:
        """``1 jam 20 menit``."""
        hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
        in_hours = self.count("{number} hour", "{number} hours", hours) if hours else ""
        in_minutes = self.count("{number} minute", "{number} minutes", minutes) if minutes else ""
        if hours and minutes:
            return self.say("{hours} {minutes}", hours=in_hours, minutes=in_minutes)
        return in_hours or in_minutes

    def _date(self, day: date, form: str) -> str:
        # A schedule says the same few days thousands of times.
        known = (day.year, day.month, day.day, form)
        if known not in self._dates:
            self._dates[known] = str(dates.format_date(day, form, locale=self.locale))
        return self._dates[known]

    def _skeleton(self, day: date, pattern: str | None, skeleton: str) -> str:
        if pattern:
            return self._date(day, pattern)
        return str(dates.format_skeleton(skeleton, day, locale=self.locale))

    # --- numbers and lists ---

    def number(self, number: float) -> str:
        """``19.686`` or ``19,686``."""
        # CLDR's pattern would round to three decimals.
        return str(numbers.format_decimal(number, locale=self.locale, decimal_quantization=False))

    def money(self, amount: float, currency: str) -> str:
        """``US$500.000``: a sum with its currency, without decimals where it is whole."""
        digits = 0 if amount == int(amount) else numbers.get_currency_precision(currency)
        decimals = f".{'0' * digits}" if digits else ""
        pattern = re.sub(r"\.0+", decimals, self.locale.currency_formats["standard"].pattern)
        if self.has(currency, "currency"):
            pattern = pattern.replace("¤", f"'{self.say(currency, 'currency')}'")
        return str(
            numbers.format_currency(
                amount, currency, pattern, locale=self.locale, currency_digits=False
            )
        )

    def size(self, size: int) -> str:
        """``1,2 MB``: how large a file is, in units of a thousand, from a tenth of one on.

        Bytes are not told: no short form of them knows a plural.
        """
        value, unit = max(size, 100) / 1000, "kilobyte"
        for larger in ("megabyte", "gigabyte"):
            if value < 999.5:
                break
            value, unit = value / 1000, larger
        rounded = round(value, 1 if value < 10 else None)
        return str(
            units.format_unit(rounded, f"digital-{unit}", length="short", locale=self.locale)
        )

    def listing(self, items: Iterable[str]) -> str:
        """``satu, dua, dan tiga``."""
        return str(lists.format_list(list(items), locale=self.locale))

    def language_name(self, code: str) -> str:
        """The name of a language, in this one."""
        return str(self.locale.languages.get(code.partition("-")[0], code))


def words_of(language: str) -> str:
    """Give the path of the words of a language."""
    return f"layouts/locale/{language}.po"


MONTHS = {"id": {"agt": 8}, "en": {"sept": 9}}
"""Short names of months that newsrooms write and CLDR has not: it says ``Agu`` and ``Sep`` only."""


def months(locales: Iterable[str]) -> dict[str, int]:
    """Give the numbers of the months by their names and short names, in small letters."""
    known: dict[str, int] = {}
    for name in locales:
        known.update(MONTHS.get(name.partition("_")[0], {}))
        for width in ("wide", "abbreviated"):
            for number, month in dates.get_month_names(width, locale=name).items():
                known[month.lower().rstrip(".")] = number
    return known


_ALSO = {"jum'at": "jumat", "jum\N{RIGHT SINGLE QUOTATION MARK}at": "jumat", "ahad": "minggu"}
"""Spellings of weekdays that people use and CLDR has not."""


def weekdays(locales: Iterable[str]) -> dict[str, tuple[int, tuple[str, ...]]]:
    """Give the weekdays by their names and short names, in small letters.

    Each is its number (Monday is 0) and the names of all seven in the same language.
    """
    known: dict[str, tuple[int, tuple[str, ...]]] = {}
    for name in locales:
        wide = dates.get_day_names("wide", locale=name)
        every = tuple(wide[number] for number in range(7))
        for width in ("abbreviated", "wide"):
            for number, day in dates.get_day_names(width, locale=name).items():
                known[day.lower().rstrip(".")] = (number, every)
    also = {spelling: known[name] for spelling, name in _ALSO.items() if name in known}
    return known | also
