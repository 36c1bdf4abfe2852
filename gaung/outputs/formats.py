"""What several formats share: JSON, words within XML, tables as CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold (XML 1.0, 2.2)."""
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "'")  # noqa: RUF001
"""What a spreadsheet takes for the beginning of a formula, wide signs too, which those of East Asia
read as narrow ones; and the apostrophe that forbids it, so that it can be taken away again."""


def as_json(data: Any) -> bytes:
    """Give data as JSON that people can read as well."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def without_nothing(**fields: Any) -> dict[str, Any]:
    """Give the fields that hold something."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], (), {})}


def xml(words: str) -> str:
    """Give words as the text of an element or an attribute in double quotes."""
    return escape(_NOT_XML.sub(" ", words), {'"': "&quot;"})


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Give a table as CSV (RFC 4180).

    It opens with a byte order mark: without one, Excel takes it for the code page of the computer
    and breaks every letter that is not ASCII. A cell that a spreadsheet would run as a formula
    opens with an apostrophe, which spreadsheets read as "this is text".
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell
