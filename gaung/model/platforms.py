"""How long a post may be on each platform, and how the platform counts.

Each limit has the page that says so and the day on which it was read: platforms change them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

LINK = 23
"""What every link counts on X, however long it is: it is shortened there."""
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""The code points that count one on X; all others count two."""
_LETTERS = "a-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0400-\u04ff"
_COUNTRIES = (
    "a[cdefgilmoqrstuwxz]|b[abdefghijmnorstvwyz]|c[acdfghiklmnoruvwxyz]|d[ejkmoz]|e[cegrstu]"
    "|f[ijkmor]|g[abdefghilmnpqrstuwy]|h[kmnrtu]|i[delmnoqrst]|j[emop]|k[eghimnprwyz]"
    "|l[abcikrstuvy]|m[acdeghklmnopqrstuvwxyz]|n[acefgilopruz]|om|p[aefghklmnrstwy]|qa|r[eosuw]"
    "|s[abcdeghijklmnorstuvxyz]|t[cdfghjklmnortvwz]|u[agksyz]|v[aceginu]|w[fs]|y[et]|z[amw]"
)
_GENERAL = (
    "com|net|org|info|biz|edu|gov|mil|int|travel|asia|online|site|store|xyz|tech|news|media|app|dev"
    "|live|blog|cloud|art|pro|top"
)
_LINK = re.compile(
    r"(?<![\w@#$./-])(?:"
    rf"https?://[^\s/?#]*[{_LETTERS}]"
    rf"|(?:[a-z0-9][a-z0-9-]*\.)+(?:{_GENERAL}|{_COUNTRIES})(?![{_LETTERS}@_-]|\.[{_LETTERS}])"
    rf")(?::\d+)?(?:/(?:[!-~{_LETTERS}]*[{_LETTERS}+=_#/&)-])?|[?#][!-~{_LETTERS}]*[{_LETTERS}=_&-])?",
    re.IGNORECASE,
)
"""What X takes for an address, with or without ``https://``: an academic title such as M.Si too."""
_SIGN = "[\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff]"
_EMOJI = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}"
    "|[0-9#*]\ufe0f?\u20e3"
    f"|{_SIGN}[\ufe0f\U0001f3fb-\U0001f3ff]*(?:\u200d{_SIGN}[\ufe0f\U0001f3fb-\U0001f3ff]*)*"
    "[\U000e0020-\U000e007f]*"
)
"""A picture sign with everything that is joined to it: a flag, a key, a family."""
_PICTURES = re.compile(
    "[\u231a\u231b\u23e9-\u23f3\u25fd\u25fe\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    "|\ufe0f|\u20e3"
)


def weighted(text: str) -> int:
    """Give the length of a post as X counts it: links 23, emoji two, most letters one."""
    composed = unicodedata.normalize("NFC", text)
    rest, links = _LINK.subn(_ends_of, composed)
    signs = _emoji(rest)
    for sign in signs:
        rest = rest.replace(sign, "", 1)
    return LINK * links + 2 * len(signs) + sum(map(_weight, rest))


def _emoji(text: str) -> list[str]:
    """Give the emoji of a text, each with everything that is joined to it."""
    return [sign for sign in _EMOJI.findall(text) if _PICTURES.search(sign) or len(sign) > 1]


def _ends_of(link: re.Match[str]) -> str:
    """Give what is not of an address: a bracket at its end that it does not open itself."""
    address = link[0]
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(".,;:!?'")
    return link[0][len(address) :]


def _weight(letter: str) -> int:
    return 1 if any(first <= ord(letter) <= last for first, last in _LIGHT) else 2


def with_emoji_as_bytes(text: str) -> int:
    """Give the length of a post as Threads counts it: an emoji counts its bytes in UTF-8.

    Signs that are joined are one emoji, and what joins them has bytes too.
    """
    composed = unicodedata.normalize("NFC", text)
    return len(composed) + sum(len(sign.encode()) - len(sign) for sign in _emoji(composed))


def letters(text: str) -> int:
    """Give the length of a post in code points, which is how most platforms count."""
    return len(unicodedata.normalize("NFC", text))


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform that posts are written for."""

    limit: int
    """The most that a post may count."""
    count: Callable[[str], int]
    """How it counts."""
    source: str
    """The page that says so."""
    read: str
    """The day on which it was read."""


PLATFORMS: dict[str, Platform] = {
    "x": Platform(
        280, weighted, "https://docs.x.com/fundamentals/counting-characters", "2026-11-22"
    ),
    "threads": Platform(
        500, with_emoji_as_bytes,
        "https://developers.facebook.com/documentation/threads/posts", "2026-11-22",
    ),
    "instagram": Platform(
        2_200, letters,
        "https://help.publer.com/en/article/what-is-the-character-limit-for-all-social-networks-1a3utwz",
        "2026-11-22",
    ),
    "tiktok": Platform(
        2_200, letters,
        "https://help.publer.com/en/article/what-is-the-character-limit-for-all-social-networks-1a3utwz",
        "2026-11-22",
    ),
    "linkedin": Platform(
        3_000, letters,
        "https://help.publer.com/en/article/what-is-the-character-limit-for-all-social-networks-1a3utwz",
        "2026-11-22",
    ),
    "facebook": Platform(
        63_206, letters, "https://docs.upload-post.com/resources/character-limits/", "2026-11-22"
    ),
    "youtube": Platform(
        5_000, letters,
        "https://help.publer.com/en/article/what-is-the-character-limit-for-all-social-networks-1a3utwz",
        "2026-11-22",
    ),
    # The app names no limit of its own; what its platform for institutions takes, every app shows.
    "whatsapp": Platform(
        4_096, letters,
        "https://developers.facebook.com/docs/whatsapp/cloud-api/messages/text-messages",
        "2026-11-22",
    ),
}  # fmt: skip
"""The platforms, by the key that content uses."""
