"""Typst, with the fonts that it is handed and nothing else of the machine: no clock, no file.

It takes fonts from folders only, so they are laid into one, and it is left with nothing to read
besides: its own folder is empty and has gone before a word is set. What it sets comes as data, so
that no word of the content can be a command.
"""

from __future__ import annotations

import json
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from gaung.craft import Bench
from gaung.craft.letters import Fonts, letters, written_with

if TYPE_CHECKING:
    import typst

_OPENED: dict[Fonts, tuple[typst.Fonts, tempfile.TemporaryDirectory[str]]] = {}
_OPENING = threading.Lock()
_AT_HAND = threading.local()
"""The compilers of each thread, by their fonts: one cannot do two things at once."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What something is set with."""

    templates: tuple[str, ...]
    """The template that writes it, then those that it imports."""
    fonts: Fonts
    """The files of fonts, each with its digest."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that it reads."""
        return (*self.templates, *(path for path, _ in self.fonts))


def page(data: object, setting: Setting, bench: Bench) -> bytes:
    """Give one page as PNG, a pixel to the point."""
    made = _compiler(setting.fonts, bench).compile(
        _files(data, setting, bench),  # type: ignore[type-var] # its types know of one file only
        format="png",
        ppi=72,
    )
    if not isinstance(made, bytes):
        message = f"{setting.templates[0]} gave {len(made or ())} pages"
        raise TypeError(message)
    return made


def document(
    data: object, setting: Setting, bench: Bench, pictures: Mapping[str, bytes] | None = None
) -> bytes:
    """Give a document as PDF, tagged, exported as PDF/UA-1 (ISO 14289-1).

    *pictures* are SVG by the names that the data calls them.
    """
    made = _compiler(setting.fonts, bench).compile(
        {**_files(data, setting, bench), **(pictures or {})},  # type: ignore[type-var] # as above
        format="pdf",
        pdf_standards="ua-1",
    )
    return cast("bytes", made)


def _files(data: object, setting: Setting, bench: Bench) -> dict[str, bytes]:
    main, *others = setting.templates
    return {
        "main.typ": bench.source(main),
        **{path.rpartition("/")[2]: bench.source(path) for path in others},
        "data.json": json.dumps(
            _plain(data, letters(setting.fonts, bench)), ensure_ascii=False
        ).encode(),
    }


def _plain(value: object, known: frozenset[int]) -> Any:
    """Give a view as JSON has it, in letters that fonts have; a record says its kind."""
    if isinstance(value, str):
        return written_with(value, known)
    if is_dataclass(value) and not isinstance(value, type):
        names = value.__dataclass_fields__
        return {
            "is": type(value).__name__,
            **{name: _plain(getattr(value, name), known) for name in names},
        }
    if isinstance(value, tuple | list):
        return [_plain(item, known) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item, known) for key, item in value.items()}
    return value


def _compiler(fonts: Fonts, bench: Bench) -> typst.Compiler:
    import typst

    compilers: dict[Fonts, typst.Compiler] = _AT_HAND.__dict__.setdefault("compilers", {})
    if fonts not in compilers:
        opened = _opened(fonts, bench)
        with tempfile.TemporaryDirectory(prefix="gaung-") as empty:
            compilers[fonts] = typst.Compiler(
                {"main.typ": b""},  # type: ignore[type-var] # as above
                root=empty,  # it has gone when work begins
                font_paths=opened,
                ignore_system_fonts=True,
                package_path=empty,
                package_cache_path=empty,
            )
    return compilers[fonts]


def _opened(fonts: Fonts, bench: Bench) -> typst.Fonts:
    """Give fonts as typst takes them; the folder goes when we do."""
    import typst

    with _OPENING:
        if fonts not in _OPENED:
            folder = tempfile.TemporaryDirectory(prefix="gaung-fonts-", ignore_cleanup_errors=True)
            for number, (path, _) in enumerate(fonts):
                (Path(folder.name) / f"{number}.ttf").write_bytes(bench.source(path))
            _OPENED[fonts] = typst.Fonts(False, False, [folder.name]), folder  # noqa: FBT003
        return _OPENED[fonts][0]
