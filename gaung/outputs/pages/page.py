"""A page: a view with a frame, written with the template that the view names."""

from __future__ import annotations

from dataclasses import Field, replace
from typing import Any, ClassVar, Protocol

from gaung.model.kit import Kit
from gaung.model.words import words_of
from gaung.outputs.pages.frame import Frame
from gaung.outputs.stylesheets import stylesheet_of
from gaung.plan import Output, Workbench


class PageView(Protocol):
    """What every view of a page has."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    template: ClassVar[str]

    @property
    def frame(self) -> Frame:
        """What every page has."""


def page(kit: Kit, view: PageView, address: str, origin: str = "") -> Output[PageView]:
    """Give the output of a page at an address, in the dress of its kind."""
    if own := stylesheet_of(kit, view.template):
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
    return bench.render(view.template, view.frame.language, view)
