"""Structured data for search engines and archives, one module a schema.org type.

Each entity is a block of its own; blocks name each other by ``@id``. Vocabulary: schema.org.
"""

from __future__ import annotations

import json
from typing import Any

Entity = dict[str, Any]
"""An entity as JSON-LD; what is not known is left out."""


def entity(kind: str, identifier: str | None = None, **fields: Any) -> Entity:
    """Give an entity without the fields that say nothing."""
    named = {"@id": identifier} if identifier else {}
    said = {name: value for name, value in fields.items() if value not in (None, "", [], ())}
    return {"@type": kind, **named, **said}


def block(data: Entity) -> str:
    """Give an entity as the text of a script element; no text can end the element early."""
    written = json.dumps(
        {"@context": "https://schema.org", **data}, ensure_ascii=False, separators=(",", ":")
    )
    return written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
