"""A table as rows of text, out of the bytes of a CSV or XLSX file."""

from __future__ import annotations

import csv
import io
import zlib
from dataclasses import dataclass
from datetime import date, datetime, time
from xml.etree import ElementTree as ET
from zipfile import BadZipFile

ENCODINGS = ("utf-8-sig", "utf-16", "cp1252")
"""What spreadsheets write, the surest first."""


class NoTableError(ValueError):
    """The bytes are no table that we can read."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    number: int
    """Its number, counted from 1."""
    cells: tuple[str, ...]
    """Its cells, without the space around them."""

    @property
    def said(self) -> tuple[str, ...]:
        """The cells that say something."""
        return tuple(cell for cell in self.cells if cell)


def rows(name: str, data: bytes) -> tuple[Row, ...]:
    """Give the rows of a file that say anything; of a workbook, those of its first full sheet."""
    found = _workbook(data) if name.lower().endswith((".xlsx", ".xlsm")) else _separated(data)
    numbered = (Row(number, tuple(cells)) for number, cells in enumerate(found, 1))
    return tuple(row for row in numbered if row.said)


def _separated(data: bytes) -> list[list[str]]:
    text = _decoded(data)
    first = next((line for line in text.splitlines() if line.strip()), "")
    # A comma also stands in titles; a tab or a semicolon in a heading is there to part it.
    mark = max("\t;,", key=lambda each: (first.count(each) > 0, "\t;,".index(each) * -1))
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=mark))
    except csv.Error as error:  # a quotation mark that is never closed makes a cell of the rest
        raise NoTableError("a quotation mark is not closed") from error
    return [[_tidy(cell) for cell in row] for row in rows]


def _decoded(data: bytes) -> str:
    for encoding in ENCODINGS:
        if encoding == "utf-16" and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NoTableError("not a text in UTF-8, UTF-16 or Windows-1252")


def _workbook(data: bytes) -> list[list[str]]:
    from openpyxl import load_workbook  # type: ignore[import-untyped]
    from openpyxl.utils.exceptions import InvalidFileException  # type: ignore[import-untyped]

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            found = [[_written(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
            if any(any(row) for row in found):
                return found
    except (InvalidFileException, BadZipFile, zlib.error, ET.ParseError, OSError, LookupError,
            ValueError, TypeError, AttributeError) as error:  # fmt: skip
        raise NoTableError("not a workbook of Excel, or damaged") from error
    return []


def _written(cell: object) -> str:
    """Give a cell as one would write it; a merged one stands in its first place only."""
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M" if cell.time() != time() else "%Y-%m-%d")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else _tidy(str(cell))


def _tidy(cell: str) -> str:
    return " ".join(cell.split())
