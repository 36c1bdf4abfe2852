"""The smallest things a file can say: keys, days, clock times, moments, references.

What is plainly meant is accepted (``19.30``, ``17 Mei 2024``); what could mean two things is
refused with a hint (``05/06/2026``, a moment without a zone). Names of months come with the
validation context, in the languages of the site: no language is built in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, GetCoreSchemaHandler, StringConstraints, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from gaung.model.addresses import fitted, is_fit, slug
from gaung.model.zones import ABBREVIATIONS, KNOWN, zone_named
from gaung.problems import nearest

KEY = r"[a-z0-9]+(?:-[a-z0-9]+)*"


@dataclass(frozen=True)
class Reading:
    """What the values need to know of their site while a file is read."""

    languages: tuple[str, ...] = ()
    months: Mapping[str, int] | None = None
    """Lower-case names and short names of the months, in every language of the site."""
    weekdays: Mapping[str, tuple[int, tuple[str, ...]]] | None = None
    """The same of the weekdays: the number of each, and all seven in its language."""


def _reading(info: ValidationInfo) -> Reading:
    return info.context if isinstance(info.context, Reading) else Reading()


def refuse(code: str, found: object, **values: str) -> PydanticCustomError:
    """Make the error that becomes a problem with this code."""
    context = {"found": as_typed(found), **values}
    return PydanticCustomError(code, "{found}", context)


def as_typed(value: object) -> str:
    """Give a value about as it stands in its file, for a message."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_inside(inner)}" for key, inner in value.items())
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_inside, value)) + "]"
    return "" if value is None else str(value)


def _inside(value: object) -> str:
    return "…" if isinstance(value, Mapping | list | tuple) else as_typed(value)


def _word(value: object, code: str) -> str:
    if not isinstance(value, str):
        raise refuse(code, value)
    return value.strip()


# --- days, clock times, moments -------------------------------------------------------------

_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_LONG_DAY = re.compile(r"(?:[^\W\d]+,\s*)?(\d{1,2})\s+([^\W\d]+)\.?\s+(\d{4})")
_NUMBERS_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
YEARS = range(1000, 3000)
"""The years that a day may be of: formats of calendars write four digits, and zones need room."""
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?:[:.][0-5]\d)?")
_AFTER_MIDNIGHT = re.compile(r"24[:.]([0-5]\d)")
MIDNIGHT = re.compile(r"24[:.]00")
"""How the end of a day is written."""
_MOMENT = re.compile(
    r"(?P<day>.+?\d{4}|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}),?"
    r"(?:[T\s]+(?:[^\W\d]+\s+)?(?P<clock>\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?)"
    r"\s*(?P<zone>[A-Za-z][A-Za-z_/]*|[+-]\d{2}:?\d{0,2})?)?"
)


def read_day(value: object, info: ValidationInfo) -> date:
    """Read ``2024-05-17`` or ``17 Mei 2024``."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    text = _word(value, "date-unreadable")
    if match := _ISO_DAY.fullmatch(text):
        year, month, day = map(int, match.groups())
    elif match := _LONG_DAY.fullmatch(text):
        months = _reading(info).months or {}
        name = match[2].lower()
        if name not in months:
            raise _month_unknown(text, match[2], months)
        year, month, day = int(match[3]), months[name], int(match[1])
    elif _NUMBERS_DAY.fullmatch(text):
        raise _ambiguous(text)
    else:
        raise refuse("date-unreadable", text)
    try:
        found = date(year, month, day)
    except ValueError:
        raise refuse("date-impossible", text) from None
    if found.year not in YEARS:
        raise refuse("year-unlikely", text)
    _check_weekday(found, text, _reading(info))
    return found


def _check_weekday(day: date, text: str, reading: Reading) -> None:
    """Refuse a day with the name of another weekday: which of the two is meant, nobody knows."""
    named = (reading.weekdays or {}).get(text.partition(",")[0].strip().lower())
    if named is not None and named[0] != day.weekday():
        raise refuse("weekday-wrong", text, expected=named[1][day.weekday()])


def _month_unknown(text: str, word: str, months: Mapping[str, int]) -> PydanticCustomError:
    near = nearest(word.lower(), (name for name in months if len(name) > 3 or len(word) <= 3))
    near = near.title() if word[0].isupper() else near
    month = near.partition(", ")[0]
    expected = text.replace(word, month) if month else ""
    return refuse("month-unknown", text, word=word, nearest=near, expected=expected)


def _ambiguous(text: str) -> PydanticCustomError:
    """Make the error for a day in numbers, with what each order of reading would make of it."""
    numbers = re.findall(r"\d+", text)
    return refuse(
        "date-ambiguous",
        text,
        day_first=_iso(numbers[2], numbers[1], numbers[0]),
        month_first=_iso(numbers[2], numbers[0], numbers[1]),
    )


def _iso(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat() if len(year) == 4 else ""
    except ValueError:
        return ""


def read_clock(value: object) -> time:
    """Read ``19:30`` or ``19.30``, on a clock of 24 hours."""
    if isinstance(value, time):
        return value
    text = _word(value, "time-unreadable")
    if match := _CLOCK.fullmatch(text):
        return time(int(match[1]), int(match[2]))
    if match := _AFTER_MIDNIGHT.fullmatch(text):
        raise refuse("time-after-midnight", text, expected=f"00:{match[1]}")
    raise refuse("time-unreadable", text)


def read_duration(value: object) -> timedelta:
    """Read ``1:20`` (hours and minutes) or a whole number of minutes."""
    if isinstance(value, timedelta):
        return value
    text = _word(value, "duration-unreadable")
    if match := re.fullmatch(r"(\d{1,3})[:.](\d{2})", text):
        length = timedelta(hours=int(match[1]), minutes=int(match[2]))
    elif match := re.fullmatch(r"(\d{1,4})(?:\s*min(?:\.|utes?)?|\s*menit)?", text):
        length = timedelta(minutes=int(match[1]))
    else:
        raise refuse("duration-unreadable", text)
    if not length:
        raise refuse("duration-unreadable", text)
    return length


def _moment(value: object, info: ValidationInfo) -> tuple[date, time | None, tzinfo | None, str]:
    text = _word(value, "moment-unreadable")
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise refuse("moment-unreadable", text)
    day = read_day(match["day"].rstrip(","), info)
    if match["clock"] is None:
        return day, None, None, text
    try:
        clock = read_clock(match["clock"].split(".000")[0])
    except PydanticCustomError:
        raise refuse("moment-unreadable", text) from None
    if match["zone"] is None:
        raise refuse("moment-without-zone", text)
    zone = zone_named(match["zone"])
    if zone is None:
        raise _zone_unknown(match["zone"])
    return day, clock, zone, text


def read_instant(value: object, info: ValidationInfo) -> datetime:
    """Read a day, a clock time and a zone: ``2024-05-17 03:50 WIB``."""
    if isinstance(value, datetime):
        return value
    day, clock, zone, text = _moment(value, info)
    if clock is None:
        raise refuse("moment-without-clock", text)
    return datetime.combine(day, clock, zone)


def read_moment(value: object, info: ValidationInfo) -> datetime | date:
    """Read an instant, or a bare day."""
    if isinstance(value, date):
        return value
    day, clock, zone, _ = _moment(value, info)
    return day if clock is None else datetime.combine(day, clock, zone)


def read_month_or_day(value: object, info: ValidationInfo) -> str:
    """Read a day, a month (``2024-05``, ``Mei 2024``) or a year, and give it as ISO 8601 does."""
    text = _word(value, "date-unreadable")
    if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", text):
        return text
    if match := re.fullmatch(r"([^\W\d]+)\.?\s+(\d{4})", text):
        months = _reading(info).months or {}
        if match[1].lower() not in months:
            raise _month_unknown(text, match[1], months)
        return f"{match[2]}-{months[match[1].lower()]:02}"
    return read_day(text, info).isoformat()


def _read_zone(value: object) -> str:
    text = _word(value, "zone-unknown")
    name = KNOWN.get(text.upper(), text)
    if name[:1] in "+-" or zone_named(name) is None:
        raise _zone_unknown(text)
    return name


def _zone_unknown(text: str) -> PydanticCustomError:
    return refuse("zone-unknown", text, nearest=nearest(text, (*KNOWN, *ABBREVIATIONS)))


def _read_key(value: object) -> str:
    text = _word(value, "key-unusable")
    if not re.fullmatch(KEY, text):
        raise refuse("key-unusable", text, expected=fitted(slug(text)))
    if not is_fit(text):
        expected = fitted(text)
        raise refuse("key-unfit", text, expected=expected if is_fit(expected) else "")
    return text


def _read_url(value: object) -> str:
    text = _word(value, "address-unusable")
    if not re.fullmatch(r"https?://[^\s<>\"]+\.[^\s<>\"]+", text):
        is_bare = re.fullmatch(r"(?:[\w-]+\.)+[a-zA-Z]{2,}(?:[/?#]\S*)?", text)
        raise refuse("address-unusable", text, expected=f"https://{text}" if is_bare else "")
    return text


def _read_email(value: object) -> str:
    text = _word(value, "email-unusable")
    if not re.fullmatch(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\".]+", text):
        raise refuse("email-unusable", text)
    return text


def _read_phone(value: object) -> str:
    text = _word(value, "phone-unusable")
    if not re.fullmatch(r"\+?[\d ().-]{5,}", text):
        raise refuse("phone-unusable", text)
    return text


_JOINERS = "_\u200c\u200d"
"""What a hashtag may have besides letters, marks and digits; Persian and Hindi need the joiners."""


def _read_hashtag(value: object) -> str:
    text = _word(value, "hashtag-unusable")
    word = text.removeprefix("#")
    if not _is_tag(word):
        parts = "".join(each if _in_tag(each) else " " for each in word).split()
        joined = "".join(part[:1].upper() + part[1:] for part in parts)
        raise refuse("hashtag-unusable", text, expected=f"#{joined}" if _is_tag(joined) else "")
    return text


def _is_tag(word: str) -> bool:
    return all(map(_in_tag, word)) and any(unicodedata.category(each)[0] == "L" for each in word)


def _in_tag(letter: str) -> bool:
    return letter in _JOINERS or unicodedata.category(letter)[0] in "LMN"


_ACCOUNT = r"@[\w.-]*[^\W_][\w.-]*"


def _read_account(value: object) -> str:
    text = _word(value, "mention-unusable")
    if not re.fullmatch(_ACCOUNT, text):
        expected = "@" + text
        is_bare = re.fullmatch(_ACCOUNT, expected)
        raise refuse("mention-unusable", text, expected=expected if is_bare else "")
    return text


_YES = frozenset(("true", "yes", "ya", "on"))
_NO = frozenset(("false", "no", "tidak", "off"))


def _read_flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = _word(value, "flag-unreadable").lower()
    if text in _YES or text in _NO:
        return text in _YES
    raise refuse("flag-unreadable", text)


_COUNTED = re.compile(r"\D{0,12}?(\d{1,3}(?:[.,]\d{3})+|\d{1,15})(?:,-|,00)?\D{0,20}")
_MAGNITUDE = re.compile(r"juta|ribu|mili|tril|rb|jt|illion|thousand|dozen|lusin|%", re.IGNORECASE)
"""With one of these behind it a number is not what its digits say."""
_GROUPED = re.compile(r"-?\d{1,3}([.,]\d{3})+")


def _read_number(value: object) -> int | float:
    if isinstance(value, int | float):
        return value
    typed = _word(value, "number-unreadable")
    text = typed.replace(" ", "").replace("\N{NO-BREAK SPACE}", "")
    if _GROUPED.fullmatch(text):
        # 1.500 is fifteen hundred in one language and one and a half in another.
        raise refuse("number-ambiguous", typed, plain=re.sub(r"[.,]", "", text))
    if re.fullmatch(r"-?\d{1,18}", text):
        return int(text)
    if re.fullmatch(r"-?\d{1,15}\.\d{1,6}", text):
        return float(text)
    raise refuse("number-unreadable", typed, plain=_bare_number(text))


def _bare_number(text: str) -> str:
    """Give the digits of ``Rp 1.500.000`` or ``400 orang``: what is counted stands elsewhere."""
    found = _COUNTED.fullmatch(text)
    is_many = found is None or _MAGNITUDE.search(text)
    return "" if found is None or is_many else re.sub(r"\D", "", found[1])


def _read_whole(value: object) -> int:
    number = _read_number(value)
    if number != int(number):
        raise refuse("number-not-whole", number)
    return int(number)


Day = Annotated[date, BeforeValidator(read_day)]
Clock = Annotated[time, BeforeValidator(read_clock)]
Duration = Annotated[timedelta, BeforeValidator(read_duration)]
Instant = Annotated[datetime, BeforeValidator(read_instant)]
Moment = Annotated[datetime | date, BeforeValidator(read_moment)]
"""An instant, or a bare day, which begins at 00:00 in the publishing zone."""
PartialDate = Annotated[str, BeforeValidator(read_month_or_day)]
Zone = Annotated[str, BeforeValidator(_read_zone)]
Key = Annotated[str, BeforeValidator(_read_key)]
Url = Annotated[str, BeforeValidator(_read_url)]
Email = Annotated[str, BeforeValidator(_read_email)]
Phone = Annotated[str, BeforeValidator(_read_phone)]
Hashtag = Annotated[str, BeforeValidator(_read_hashtag)]
"""A word that posts are found by, with or without its #."""
Account = Annotated[str, BeforeValidator(_read_account)]
"""The name of an account on a platform, with its @."""
Flag = Annotated[bool, BeforeValidator(_read_flag)]
Number = Annotated[int | float, BeforeValidator(_read_number)]
Whole = Annotated[int, BeforeValidator(_read_whole)]
Plain = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Words that are not translated: a name, a number as printed."""
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


# --- references -----------------------------------------------------------------------------


class Ref(str):
    """The name of something else in the kit: ``key``, or ``event/key`` for another event's."""

    __slots__ = ()
    kind: ClassVar[str] = ""
    optional: ClassVar[bool] = True
    """Whether a hidden target may be left out without a word, because it is one of a list."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        del source, handler
        return core_schema.no_info_before_validator_function(
            cls._check,
            core_schema.is_instance_schema(cls),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def _check(cls, value: object) -> Ref:
        text = _word(value, "reference-unusable")
        if not re.fullmatch(rf"{KEY}(?:/{KEY}){{0,2}}", text):
            parts = [slug(part) for part in text.split("/")]
            expected = "/".join(parts) if len(parts) <= 3 and all(parts) else ""
            raise refuse("reference-unusable", text, expected=expected)
        return cls(text)

    @property
    def event(self) -> str | None:
        """The event that the reference names, if it names one."""
        return self.rpartition("/")[0] or None

    @property
    def key(self) -> str:
        """The last part: the key of the thing itself."""
        return self.rpartition("/")[2]


class EventRef(Ref):
    """The name of an event."""

    kind = "event"


class ReleaseRef(Ref):
    """The name of a release."""

    kind = "release"


class SessionRef(Ref):
    """The name of a session."""

    kind = "session"


class StatementRef(Ref):
    """The name of a statement."""

    kind = "statement"


class FactRef(Ref):
    """The name of a fact."""

    kind = "fact"


class AwardRef(Ref):
    """The name of an award."""

    kind = "award"


class MediaRef(Ref):
    """The name of a media item: of the release, else of the event, else of the site."""

    kind = "media"


class PersonRef(Ref):
    """The name of a person."""

    kind = "person"


class OrganisationRef(Ref):
    """The name of an organisation."""

    kind = "organisation"


class SourceRef(Ref):
    """The name of a source."""

    kind = "source"


class ContactRef(Ref):
    """The name of a contact."""

    kind = "contact"


class VenueRef(Ref):
    """The name of a venue of the event."""

    kind = "venue"


class MessageRef(Ref):
    """The name of a message of the event's narrative."""

    kind = "message"


REFERENCES: tuple[type[Ref], ...] = (
    EventRef, ReleaseRef, SessionRef, StatementRef, FactRef, AwardRef, MediaRef, PersonRef,
    OrganisationRef, SourceRef, ContactRef, VenueRef, MessageRef,
)  # fmt: skip
