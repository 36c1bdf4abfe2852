"""A stable digest of any view: equal views have equal digests, on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any

Feed = Callable[[bytes], None]


def fingerprint(value: object) -> str:
    """Give the digest of a value made of dataclasses, tuples, mappings and plain values."""
    parts: list[bytes] = []
    _feed(value, parts.append)
    return hashlib.sha256(b"".join(parts)).hexdigest()[:32]


def _feed(value: Any, feed: Feed) -> None:
    # Each value is announced by its kind and length, so that no two views look the same.
    kind = type(value)
    if kind is str or isinstance(value, str):
        data = value.encode()
        feed(b"s%d:" % len(data))
        feed(data)
    elif value is None or kind in (bool, int, float):
        feed(f"{kind.__name__}:{value!r};".encode())
    elif kind in (tuple, list):
        feed(b"l%d:" % len(value))
        for item in value:
            _feed(item, feed)
    elif names := _fields(kind):  # type: ignore[arg-type] # a type is hashable
        feed(f"{kind.__module__}.{kind.__qualname__}(".encode())
        for name in names:
            _feed(getattr(value, name), feed)
    else:
        _feed_rest(value, feed)


def _feed_rest(value: object, feed: Feed) -> None:
    if isinstance(value, bytes):
        feed(b"b%d:" % len(value))
        feed(value)
    elif isinstance(value, Mapping):
        feed(b"m%d:" % len(value))
        for key in sorted(value):
            _feed(key, feed)
            _feed(value[key], feed)
    elif isinstance(value, date | datetime | time):
        feed(f"{type(value).__name__}:{value.isoformat()};".encode())
    elif not is_dataclass(value):
        message = f"a view holds a {type(value).__qualname__}, which has no stable digest"
        raise TypeError(message)


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
