"""What search engines and hosts ask of a site as a whole: ``robots.txt``, ``.nojekyll``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gaung.model.kit import Kit
from gaung.plan import Output, Workbench


@dataclass(frozen=True, slots=True)
class PlainFile:
    """A small file of fixed text."""

    text: str
    """What stands in it."""


def plan(kit: Kit) -> Iterator[Output[PlainFile]]:
    """Give the files of the site as a whole."""
    index = kit.addresses.absolute(kit.addresses.file("sitemap.xml"))
    robots = f"User-agent: *\nDisallow:\n\nSitemap: {index}\n"
    yield Output("robots.txt", PlainFile(robots), as_it_is)
    # GitHub Pages would run Jekyll over the site and drop names that begin with _.
    yield Output(".nojekyll", PlainFile(""), as_it_is)


def as_it_is(file: PlainFile, bench: Workbench) -> bytes:
    """Write the text."""
    del bench
    return file.text.encode()
