"""Is a translation of the text as it stands now? Asked of hashes: dates and commits lie.

The fingerprint of a text is the first twelve hex digits of the SHA-256 of its body (composed
Unicode, one kind of newline, no space at the ends of lines) and of its translatable fields as
sorted JSON. A translation carries the fingerprint of what it was made from.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from typing import Any

FIELDS = ("title", "subtitle", "summary", "key_points", "notes")
"""The fields of an article that each language writes for itself and a translator translates."""


def fingerprint(head: Mapping[str, Any], body: str) -> str:
    """Give the fingerprint of an article in the language it was written in."""
    lines = unicodedata.normalize("NFC", body).splitlines()
    text = "\n".join(line.rstrip() for line in lines).strip()
    fields = {field: head[field] for field in FIELDS if head.get(field) is not None}
    written = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    written = unicodedata.normalize("NFC", written)
    return hashlib.sha256(f"{text}\n{written}".encode()).hexdigest()[:12]
