"""Records as the YAML that people go on to edit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_PLAIN = re.compile(r"[^\W\d_][^:#\n\r\"'{}\[\],&*!|>%@`]*[^\s:#\n\r\"'{}\[\],&*!|>%@`]|[a-z0-9-]+")
_WORDS = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n", "~"))


def document(records: Sequence[Mapping[str, Any]], name: str = "", comment: str = "") -> str:
    """Give records as a list under a name, or one record by itself."""
    lines = [f"# {line}".rstrip() for line in comment.splitlines()]
    if name:
        lines.append(f"{name}:")
        for record in records:
            lines.extend(_item(record, "  "))
    else:
        for record in records:
            lines.extend(_mapping(record, ""))
    return "\n".join(lines) + "\n"


def _item(record: Mapping[str, Any], indent: str) -> Iterator[str]:
    first, *rest = _mapping(record, indent + "  ")
    yield f"{indent}- {first.strip()}"
    yield from rest


def _mapping(record: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in record.items():
        if isinstance(value, Mapping):
            yield f"{indent}{key}:"
            yield from _mapping(value, indent + "  ")
        elif isinstance(value, Sequence) and not isinstance(value, str):
            if all(isinstance(each, str) for each in value):
                yield f"{indent}{key}: [{', '.join(map(scalar, value))}]"
            else:
                yield f"{indent}{key}:"
                for each in value:
                    yield from _item(each, indent + "  ")
        else:
            yield f"{indent}{key}: {scalar(str(value))}"


def scalar(text: str) -> str:
    """Give a text as YAML, quoted where it could be read as anything else."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
