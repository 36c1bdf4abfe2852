"""The moment of a build: the one asked for, else the environment's, else the clock's."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from gaung.edges.refused import Refused


def moment(asked: str | None) -> datetime:
    """Give the moment that a build shows the site of."""
    if asked is not None:
        return _read(asked)
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError):
            raise Refused("epoch", found=epoch) from None
    return datetime.now(UTC)


def _read(text: str) -> datetime:
    """Read what people and programs write; the model's own reader only where ISO 8601 ends."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return _read_as_content(text)
    is_bare_day = len(text.strip()) <= len("2024-05-17")
    if found.tzinfo is None and not is_bare_day:
        raise Refused("now", found=text)  # of which place would that be the clock?
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _read_as_content(text: str) -> datetime:
    from pydantic import TypeAdapter, ValidationError

    from gaung.model.values import Moment, Reading
    from gaung.model.words import months

    reading = Reading(months=months(("en", "id")))
    try:
        found = TypeAdapter(Moment).validate_python(text, context=reading)
    except ValidationError:
        raise Refused("now", found=text) from None
    if isinstance(found, datetime):
        return found
    return datetime(found.year, found.month, found.day, tzinfo=UTC)
