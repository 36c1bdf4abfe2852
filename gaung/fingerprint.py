"""A stable digest of any view: equal views have equal digests, on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from typing import Any


def fingerprint(value: object) -> str:
    """Give the digest of a value made of dataclasses, tuples, mappings and plain values."""
    state = hashlib.sha256()
    _feed(value, state)
    return state.hexdigest()[:32]


def _feed(value: object, state: Any) -> None:
    # Each value is announced by its type and length, so that no two views look the same.
    if value is None or isinstance(value, bool | int | float):
        state.update(f"{type(value).__name__}:{value!r};".encode())
    elif isinstance(value, str):
        data = value.encode()
        state.update(b"%s:%d:" % (type(value).__name__.encode(), len(data)))
        state.update(data)
    elif isinstance(value, bytes):
        state.update(b"bytes:%d:" % len(value))
        state.update(value)
    elif isinstance(value, tuple | list):
        state.update(b"list:%d:" % len(value))
        for item in value:
            _feed(item, state)
    elif isinstance(value, Mapping):
        state.update(b"mapping:%d:" % len(value))
        for key in sorted(value):
            _feed(key, state)
            _feed(value[key], state)
    elif isinstance(value, date | datetime | time):
        state.update(f"{type(value).__name__}:{value.isoformat()};".encode())
    elif is_dataclass(value) and not isinstance(value, type):
        state.update(f"{type(value).__module__}.{type(value).__qualname__}(".encode())
        for field in fields(value):
            _feed(getattr(value, field.name), state)
        state.update(b")")
    else:
        message = f"a view holds a {type(value).__qualname__}, which has no stable digest"
        raise TypeError(message)
