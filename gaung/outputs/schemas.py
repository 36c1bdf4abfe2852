"""The schemas of the formats that are ours: facts, award results, the list of all data.

JSON Schema, draft 2020-12. They are published with the data, so that programs can rely on them.
"""

from __future__ import annotations

from typing import Any

FACTS = "api/schemas/facts.schema.json"
AWARDS = "api/schemas/awards.schema.json"
INDEX = "api/schemas/index.schema.json"

_TEXT = {"type": "string", "minLength": 1}
_ADDRESS = {"type": "string", "format": "uri"}
_NUMBER = {"type": "number"}
_KEY = {"type": "string", "pattern": "^[a-z0-9-]+$"}
_PARTIAL_DATE = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
_LANGUAGE = {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"}


def schema(name: str, address: str) -> dict[str, Any]:
    """Give a schema, with the address that it is published under as its identifier."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        **_SCHEMAS[name],
    }


def _object(title: str = "", /, **properties: Any) -> dict[str, Any]:
    """Give the schema of an object; a property with a leading underscore may be missing."""
    return {
        **({"title": title} if title else {}),
        "type": "object",
        "properties": {name.removeprefix("_"): value for name, value in properties.items()},
        "required": [name for name in properties if not name.startswith("_")],
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


_FACT = _object(
    key=_KEY,
    label=_TEXT,
    figure=_TEXT,
    value={"type": ["number", "string", "array"], "items": {"type": "string"}},
    qualifier={"enum": ["exact", "more_than", "less_than", "about"]},
    status={"enum": ["planned", "preliminary", "reported", "final", "corrected"]},
    address=_ADDRESS,
    _unit=_TEXT,
    _as_of=_PARTIAL_DATE,
    _stated_by=_TEXT,
    _replaces=_KEY,
    _breakdown=_list(_object(label=_TEXT, value=_NUMBER)),
    _measures=_list(_object(unit=_TEXT, value=_NUMBER)),
    _note=_TEXT,
    _sources=_list(_object(site=_TEXT, title=_TEXT, _date=_PARTIAL_DATE, _url=_TEXT)),
)
_RESULT = _object(
    winner=_TEXT,
    _label=_TEXT,
    _as_printed=_TEXT,
    _person=_TEXT,
    _work=_TEXT,
    _citation=_TEXT,
    _prize=_TEXT,
    _accepted_by=_TEXT,
    _presented_by=_TEXT,
)
_CATEGORY = _object(
    key=_KEY,
    name=_TEXT,
    results=_list(_RESULT),
    _entrant_class=_TEXT,
    _nominees=_list(_TEXT),
)
_AWARD = _object(
    key=_KEY,
    name=_TEXT,
    name_is_description={"type": "boolean"},
    address=_ADDRESS,
    categories=_list(_CATEGORY),
    _announced=_PARTIAL_DATE,
)
_FILE = _object(
    url=_ADDRESS,
    format=_KEY,
    media_type=_TEXT,
    specification=_ADDRESS,
    _schema=_ADDRESS,
    _language=_LANGUAGE,
)

_SCHEMAS: dict[str, dict[str, Any]] = {
    FACTS: _object(
        "The facts of an event", language=_LANGUAGE, event=_TEXT, address=_ADDRESS,
        facts=_list(_FACT),
    ),
    AWARDS: _object(
        "The awards of an event and their results", language=_LANGUAGE, event=_TEXT,
        address=_ADDRESS, awards=_list(_AWARD),
    ),
    INDEX: _object("Every file for programs", site=_ADDRESS, files=_list(_FILE)),
}  # fmt: skip
