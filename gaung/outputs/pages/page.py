"""A page: a view with a frame, written with the template that the view names."""

from __future__ import annotations

from dataclasses import Field, replace
from typing import Any, ClassVar, Protocol, TypeVar

from gaung.model.kit import Kit
from gaung.model.words import words_of
from gaung.outputs.pages.frame import Frame
from gaung.outputs.pages.pieces import Download
from gaung.outputs.stylesheets import stylesheet_of
from gaung.plan import Output, Workbench


class PageView(Protocol):
    """What every view of a page has."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    template: ClassVar[str]

    @property
    def frame(self) -> Frame:
        """What every page has."""


class TakeawayView(PageView, Protocol):
    """What a view has whose page offers files and says how large they are."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def downloads(self) -> tuple[Download, ...]:
        """The files that it offers."""


View = TypeVar("View", bound=PageView)


def _dressed(kit: Kit, view: View, dress: str | None = None) -> View:
    """Give a view whose page has the stylesheet of its kind as well, where there is one."""
    if not (own := stylesheet_of(kit, dress or view.template)):
        return view
    sheets = (*view.frame.stylesheets, *own)
    return replace(view, frame=replace(view.frame, stylesheets=sheets))


def page(
    kit: Kit, view: PageView, address: str, origin: str = "", dress: str | None = None
) -> Output[PageView]:
    """Give the output of a page at an address, in the *dress* of its kind or of another one."""
    return Output(
        path=kit.addresses.output(address),
        view=_dressed(kit, view, dress),
        recipe=written,
        uses=(view.template, words_of(view.frame.language)),
        origin=origin,
    )


def written(view: PageView, bench: Workbench) -> bytes:
    """Write a page with its template."""
    return bench.render(view.template, view.frame.language, view)


def page_with_downloads(
    kit: Kit, view: TakeawayView, address: str, origin: str = ""
) -> Output[TakeawayView]:
    """Give the output of a page that says how large the files are that it offers."""
    return Output(
        path=kit.addresses.output(address),
        view=_dressed(kit, view),
        recipe=written_with_sizes,
        uses=(view.template, words_of(view.frame.language)),
        needs=tuple(download.path for download in view.downloads),
        origin=origin,
    )


def written_with_sizes(view: TakeawayView, bench: Workbench) -> bytes:
    """Write a page with its template, once the sizes of its downloads are known."""
    downloads = tuple(
        replace(download, size=bench.held(download.path).size) for download in view.downloads
    )
    return written(replace(view, downloads=downloads), bench)
