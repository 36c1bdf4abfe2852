"""Putting a stamp on a translation: one line of its head, and no other byte of the file."""

from __future__ import annotations

import re

from gaung.reading import frontmatter
from gaung.reading.yaml import decode, parse

FIELD = "translated_from"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_STAMP = re.compile(rf"({FIELD}[ \t]*:[ \t]*)(?:\"[^\"]*\"|'[^']*'|[^\s#'\"]*)([^\r\n]*)")
_FENCE = re.compile(r"---[ \t]*[\r\n]*")


def stamped(data: bytes, stamp: str) -> bytes | None:
    """Give a file with its stamp, or nothing where it cannot be put there safely."""
    mark, text = _split_mark(data)
    lines = [match[0] for match in _LINE.finditer(text)]
    if lines and lines[-1] == "":
        lines.pop()
    newline = next((end for line in lines if (end := line[len(line.rstrip("\r\n")) :])), "\n")
    fences = [index for index, line in enumerate(lines) if _FENCE.fullmatch(line)]
    written = f"{FIELD}: {stamp}{newline}"
    if fences[:1] != [0]:
        head = [f"---{newline}", written, f"---{newline}"]
        lines = [*head, *lines]
    elif len(fences) < 2:
        return None
    else:
        for index in range(1, fences[1]):
            line = lines[index]
            if (match := _STAMP.match(line)) is not None:
                lines[index] = f"{match[1].rstrip()} {stamp}{match[2]}{line[match.end() :]}"
                break
        else:
            lines.insert(fences[1], written)
    after = mark + "".join(lines).encode()
    return after if _differs_in_stamp_only(data, after, stamp) else None


def _split_mark(data: bytes) -> tuple[bytes, str]:
    mark = b"\xef\xbb\xbf"
    if data.startswith(mark):
        return mark, data[len(mark) :].decode("utf-8", "surrogateescape")
    return b"", data.decode("utf-8", "surrogateescape")


def _differs_in_stamp_only(before: bytes, after: bytes, stamp: str) -> bool:
    """Tell whether two files say the same, but for their stamp."""
    one, other = _read(before), _read(after)
    if one is None or other is None:
        return False
    (head, body), (new_head, new_body) = one, other
    return new_body == body and new_head == {**head, FIELD: stamp}


def _read(data: bytes) -> tuple[dict[str, object], str] | None:
    text, problems = decode(data, "")
    parts, more = frontmatter.split(
        text.replace("\r\n", "\n").replace("\r", "\n"), "", required=False
    )
    document = parse(parts.head, "")
    if problems or more or document.problems or not isinstance(document.data or {}, dict):
        return None
    return document.data or {}, parts.body
