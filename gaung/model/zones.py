"""Time zones as they are written in Indonesia and everywhere else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

# Indonesia's three zones are written by their own names in every language; CLDR says so in
# Indonesian only (presidential decree 41/1987 names them: WIB, WITA, WIT).
INDONESIAN = {
    "WIB": "Asia/Jakarta",
    "WITA": "Asia/Makassar",
    "WIT": "Asia/Jayapura",
}
ABBREVIATIONS = {
    **{zone: name for name, zone in INDONESIAN.items()},
    "Asia/Pontianak": "WIB",
}
KNOWN = {**INDONESIAN, "UTC": "UTC", "GMT": "UTC", "Z": "UTC"}


def zone_named(name: str) -> tzinfo | None:
    """Give the zone of an abbreviation, an IANA name or an offset such as ``+07:00``."""
    if name.upper() in KNOWN:
        return ZoneInfo(KNOWN[name.upper()])
    if name[:1] in "+-" and (offset := _offset(name)):
        return offset
    try:
        # ZoneInfo looks for a file of that name: keep strange names away from the disk.
        return ZoneInfo(name) if name.replace("/", "").replace("_", "").isalpha() else None
    except (KeyError, ValueError, OSError):
        return None


def _offset(text: str) -> timezone | None:
    digits = text[1:].replace(":", "")
    if not digits.isdecimal() or len(digits) not in (2, 4):
        return None
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    if hours > 14 or minutes > 59:
        return None
    size = timedelta(hours=hours, minutes=minutes)
    return timezone(-size if text[0] == "-" else size)


def abbreviation(moment: datetime) -> str:
    """Give what stands behind a clock time: WIB, WITA, WIT, else ``UTC+9``."""
    name = getattr(moment.tzinfo, "key", "")
    if name in ABBREVIATIONS:
        return ABBREVIATIONS[name]
    minutes = int((moment.utcoffset() or timedelta()).total_seconds()) // 60
    if moment.tzinfo is UTC or minutes == 0:
        return "UTC"
    sign = "+" if minutes > 0 else "−"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
