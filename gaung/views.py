"""What a view is made of: the values of its fields, for whoever walks through one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any

Parts = Callable[[Any], tuple[Any, ...]]


@cache
def reader(kind: type) -> Parts | None:
    """Give a way to the values of the fields of a dataclass, and nothing for another type.

    It is asked of every value of every view, and so each type is looked at once.
    """
    if not is_dataclass(kind):
        return None
    names = [field.name for field in fields(kind)]
    if len(names) < 2:  # an attrgetter of one name gives no tuple
        return lambda value: tuple(getattr(value, each) for each in names)
    return attrgetter(*names)


def parts(value: object) -> tuple[Any, ...] | None:
    """Give the values of the fields of a dataclass, and nothing for another value."""
    read = reader(type(value))  # type: ignore[arg-type] # a type is hashable
    return None if read is None else read(value)
