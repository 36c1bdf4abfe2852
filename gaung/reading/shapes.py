"""From a file's values to a typed record, with every slip as a problem in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from gaung.model.parts import Path
from gaung.model.values import Reading, as_typed
from gaung.problems import Problem, nearest
from gaung.reading.yaml import Document, place_in

Record = TypeVar("Record", bound=BaseModel)

_SHAPES = {
    "string_type": "text-expected",
    "tuple_type": "list-expected",
    "model_type": "mapping-expected",
    "model_attributes_type": "mapping-expected",
    "dict_type": "mapping-expected",
    "string_too_short": "text-empty",
    "too_short": "list-too-short",
    "string_pattern_mismatch": "pattern-mismatch",
    "string_too_long": "text-too-long",
}
"""What pydantic calls a slip, and what we do."""
_FORMS = {
    "base_url": "https://media.example.go.id/kit/",
    "locale": "en_GB",
    "currency": "IDR",
    "accent": '"#0b6e99"',
    "accent_dark": '"#7cc4e8"',
    "translated_from": "3f2a9c01d4e7",
    "aliases": "id/siaran-pers/lama/",
}
"""Examples for fields that are held to a pattern; any other of those takes a language."""
_RANGES = frozenset(("greater_than_equal", "less_than_equal"))


def shape(
    model: type[Record], document: Document, path: str, reading: Reading, line: int = 0
) -> tuple[Record | None, list[Problem]]:
    """Give the record that a document holds, or the problems that keep it from being one."""
    try:
        return model.model_validate(document.data, context=reading), []
    except ValidationError as trouble:
        slips = trouble.errors(include_url=False)
        return None, list(_problems(model, slips, document, path, line))


def _problems(
    model: type[BaseModel],
    slips: Sequence[ErrorDetails],
    document: Document,
    path: str,
    line: int,
) -> Iterator[Problem]:
    seen = set()
    for slip in slips:
        if _is_told_inside(slip, slips):
            continue
        problem = _problem(model, slip, document, path, line)
        # A value that could be one of two things fails twice in one place; once is enough.
        if problem.place not in seen or problem.code in ("field-missing", "field-unknown"):
            seen.add(problem.place)
            yield problem


def _is_told_inside(slip: ErrorDetails, slips: Sequence[ErrorDetails]) -> bool:
    """Tell whether a slip only follows from others that lie deeper."""
    where = slip["loc"]
    if slip["type"] == "reference-unusable" and isinstance(slip["input"], dict):
        # Where a reference or a mapping may stand, a mapping was meant for a mapping.
        where = where[:-1]
    elif slip["type"] != "too_short":  # a list counts only those of its items that are sound
        return False
    return any(other is not slip and other["loc"][: len(where)] == where for other in slips)


def _problem(
    model: type[BaseModel], slip: ErrorDetails, document: Document, path: str, line: int
) -> Problem:
    kind, where = slip["type"], slip["loc"]
    values = {key: str(value) for key, value in slip.get("ctx", {}).items()}
    if at := values.pop("at", ""):
        where = (*where, at)
    field = _field(document, where)
    values["field"] = field
    values["found"] = _short(values.get("found", as_typed(slip["input"])))

    if kind == "missing":
        name = str(where[-1])
        if where in document.marks:
            place = place_in(document, path, where, key=True, line=line)
            return Problem(place, "field-empty", {"field": name})
        place = place_in(document, path, where[:-1], line=line)
        return Problem(place, "field-missing", {"field": name})
    if kind == "extra_forbidden":
        name, known = str(where[-1]), _fields_at(model, where[:-1])
        values = {"found": name, "nearest": nearest(name, known), "known": ", ".join(known)}
        place = place_in(document, path, where, key=True, line=line)
        return Problem(place, "field-unknown", values)
    place = place_in(document, path, where, key=kind == "language-unreadable", line=line)
    if kind == "literal_error":
        choices = re.findall(r"'([^']*)'", values.pop("expected", ""))
        values["known"] = ", ".join(choices)
        values["nearest"] = nearest(values["found"], choices)
        return Problem(place, "choice-unknown", values)
    if kind == "string_too_long":
        values["length"] = str(len(str(slip["input"])))
    if kind == "string_pattern_mismatch":
        values["expected"] = _FORMS.get(field, "id")
    if kind in _RANGES:
        values["least"] = values.get("ge", "")
        values["most"] = values.get("le", "")
        return Problem(place, "number-out-of-range", values)
    # Our own codes have a hyphen, pydantic's have not; one that nobody foresaw says little.
    code = _SHAPES.get(kind) or (kind if "-" in kind else "value-unusable")
    return Problem(place, code, values)


def _field(document: Document, where: Path) -> str:
    """Give the name of the field that a value belongs to; names of union members are none."""
    known: Path = ()
    for part in where:
        if (*known, part) in document.marks:
            known = (*known, part)
    return next((str(part) for part in (*reversed(known), *where) if isinstance(part, str)), "")


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 80 else one_line[:79] + "…"


def _fields_at(model: type[BaseModel], where: tuple[str | int, ...]) -> list[str]:
    """Give the names of the fields that a mapping at this place may have."""
    found: list[type[BaseModel]] = [model]
    for part in where:
        if isinstance(part, int):
            continue
        inner: list[type[BaseModel]] = []
        for candidate in found:
            for name, field in candidate.model_fields.items():
                if part in (name, field.alias):
                    inner.extend(_models_in(field.annotation))
        # Names of union members are part of pydantic's places but not of the file.
        found = inner or found
    return sorted({f.alias or n for m in found for n, f in m.model_fields.items()})


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in get_args(annotation) for model in _models_in(inner)]
