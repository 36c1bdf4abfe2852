"""A page: a view with a frame, written with the template that the view names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import Field, fields, is_dataclass, replace
from typing import Any, ClassVar, Protocol

from gaung.model.kit import Kit
from gaung.model.words import words_of
from gaung.outputs.pages.frame import Frame
from gaung.outputs.pages.pieces import Download
from gaung.outputs.stylesheets import stylesheet_of
from gaung.plan import Output, Workbench
from gaung.views import parts

_NUMBERED = re.compile(
    rb"<(title|script|option|textarea)\b.*?</\1>|<[^>]*>|(?<![\w/.-])[A-Za-z]{2,8}-\d{1,4}(?![\w-])",
    re.DOTALL,
)
"""Numbers behind a hyphen in what readers see, such as ``ke-43``; and what they do not see."""


class PageView(Protocol):
    """What every view of a page has."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    template: ClassVar[str]

    @property
    def frame(self) -> Frame:
        """What every page has."""


def page(
    kit: Kit, view: PageView, address: str, origin: str = "", dress: str | None = None
) -> Output[PageView]:
    """Give the output of a page at an address, in the *dress* of its kind or of another one."""
    if own := stylesheet_of(kit, dress or view.template):
        dressed = replace(view.frame, stylesheets=(*view.frame.stylesheets, *own))
        view = replace(view, frame=dressed)
    return Output(
        path=kit.addresses.output(address),
        view=view,
        recipe=written,
        uses=(view.template, words_of(view.frame.language)),
        origin=origin,
    )


def written(view: PageView, bench: Workbench) -> bytes:
    """Write a page with its template."""
    return _NUMBERED.sub(_whole, bench.render(view.template, view.frame.language, view))


def _whole(found: re.Match[bytes]) -> bytes:
    """Give a number together with what stands before its hyphen, where browsers would break."""
    words = found[0]
    return words if words.startswith(b"<") else b'<span class="whole">%s</span>' % words


def page_with_downloads(
    kit: Kit, view: PageView, address: str, origin: str = ""
) -> Output[PageView]:
    """Give the output of a page that offers files, and says how large each of them is."""
    needs = tuple(dict.fromkeys(download.path for download in _downloads(view)))
    return replace(page(kit, view, address, origin), recipe=written_with_sizes, needs=needs)


def written_with_sizes(view: PageView, bench: Workbench) -> bytes:
    """Write a page with its template, once the sizes of its downloads are known."""
    sized: PageView = _sized(view, bench)
    return written(sized, bench)


def _downloads(value: object) -> Iterator[Download]:
    """Give the downloads anywhere in a view; what all pages have offers none."""
    if isinstance(value, Download):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _downloads(item)
    elif not isinstance(value, Frame):
        for item in parts(value) or ():
            yield from _downloads(item)


def _sized(value: Any, bench: Workbench) -> Any:
    """Give a view with the sizes of its downloads."""
    if isinstance(value, Download):
        return replace(value, size=bench.held(value.path).size)
    if isinstance(value, tuple) and any(True for _ in _downloads(value)):
        return tuple(_sized(item, bench) for item in value)
    if is_dataclass(value) and not isinstance(value, Frame | type) and any(_downloads(value)):
        found = {field.name: getattr(value, field.name) for field in fields(value)}
        return replace(value, **{name: _sized(item, bench) for name, item in found.items()})
    return value
