"""A stable digest of any view: equal views have equal digests, on every machine."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from functools import cache
from operator import attrgetter
from typing import Any

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
    read = _reader(kind)  # type: ignore[arg-type] # a type is hashable
    if read is not None:
        name, parts = read
        return (name, *[each if type(each) in _PLAIN else _plain(each) for each in parts(value)])
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


def _plain_key(key: Any) -> Any:
    return key if type(key) in _PLAIN else _plain(key)


@cache
def _reader(kind: type) -> tuple[str, Callable[[Any], tuple[Any, ...]]] | None:
    """Give the name of a dataclass and a way to the values of its fields."""
    if not is_dataclass(kind):
        return None
    names = [field.name for field in fields(kind)]
    name = f"{kind.__module__}.{kind.__qualname__}"
    if len(names) < 2:
        return name, lambda value: tuple(getattr(value, each) for each in names)
    return name, attrgetter(*names)
