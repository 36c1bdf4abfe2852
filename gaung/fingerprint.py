"""A stable digest of any view: equal views have equal digests, on every machine."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache
from typing import Any

from gaung.views import parts

_PLAIN = frozenset((str, int, float, bool, bytes, type(None)))
_FORM = 2
"""The form of marshal in which equal values give equal bytes: later ones tell identity apart."""


def fingerprint(value: object) -> str:
    """Give the digest of a value made of dataclasses, tuples, mappings and plain values."""
    plain: Any = value if type(value) in _PLAIN else _plain(value)
    return hashlib.sha256(marshal.dumps(plain, _FORM)).hexdigest()[:32]


def _plain(value: Any) -> Any:
    """Give a value as tuples of plain values; each says what it was made of."""
    kind = type(value)
    within = parts(value)
    if within is not None:
        return (_name(kind), *[each if type(each) in _PLAIN else _plain(each) for each in within])  # type: ignore[arg-type] # a type is hashable
    if kind is tuple or isinstance(value, tuple | list):
        return [each if type(each) in _PLAIN else _plain(each) for each in value]
    if isinstance(value, str):  # markup, a reference, a choice: what counts is what it says
        return str.__str__(value)
    if isinstance(value, Mapping):
        return {"": [(_plain_key(key), _plain(value[key])) for key in sorted(value)]}
    if isinstance(value, date | datetime | time):
        return (kind.__name__, value.isoformat())
    if kind in _PLAIN:
        return value
    message = f"a view holds a {kind.__qualname__}, which has no stable digest"
    raise TypeError(message)


@cache
def _name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _plain_key(key: Any) -> Any:
    return key if type(key) in _PLAIN else _plain(key)
