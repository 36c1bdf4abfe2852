"""What would change on the public site, in words that an editor understands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from gaung.build import Build
from gaung.edges.console import Words
from gaung.edges.deploying import Difference, difference
from gaung.outputs.pages.frame import Frame
from gaung.outputs.redirects import Redirect

MOST = 40
"""How many pages of a kind are named."""

_MAIN = re.compile(rb"<main\b[^>]*>(.*)</main>", re.DOTALL)
_UNSEEN = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
_TITLE = re.compile(rb"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)


@dataclass(frozen=True)
class Changed:
    """What would change: pages by what an editor would say of them, and how many other files."""

    new: tuple[str, ...]
    """Pages that are not there yet."""
    said: tuple[str, ...]
    """Pages that say something else."""
    dressed: tuple[str, ...]
    """Pages that only look different, or name other files."""
    moved: tuple[tuple[str, str], ...]
    """Pages that give way to one that leads on, and where to."""
    broken: tuple[str, ...]
    """Addresses at which nothing would be any more."""
    others: Difference
    """All files that are no pages."""
    titles: Mapping[str, str]
    """The headings of pages."""

    @property
    def is_nothing(self) -> bool:
        """Whether nothing would change."""
        pages = (self.new, self.said, self.dressed, self.moved, self.broken)
        return not any(pages) and self.others.is_nothing


def changed(build: Build, before: Mapping[str, str], folder: Path) -> Changed:
    """Compare a build with what was published into a folder, by its manifest."""
    digests = {path: build.files.held(path).digest for path in sorted(build.files)}
    all_of_it = difference(before, digests)
    leads = {
        each.path: each.view.address for each in build.outputs if isinstance(each.view, Redirect)
    }
    is_there = [path for path in all_of_it.changed if _is_page(path)]
    pages = [path for path in is_there if path not in leads]
    said = {path for path in pages if _says_another(path, build, folder)}
    broken = tuple(path for path in all_of_it.gone if _is_page(path))
    titles = {
        each.path: str(each.view.frame.heading)
        for each in build.outputs
        if isinstance(getattr(each.view, "frame", None), Frame)
    }
    return Changed(
        new=tuple(path for path in all_of_it.new if _is_page(path) and path not in leads),
        said=tuple(path for path in pages if path in said),
        dressed=tuple(path for path in pages if path not in said),
        moved=tuple((path, leads[path]) for path in is_there if path in leads),
        broken=broken,
        others=difference(_no_pages(before), _no_pages(digests)),
        titles={**titles, **{path: _old_title(path, folder) for path in broken}},
    )


def _is_page(path: str) -> bool:
    return path.endswith(".html")


def _no_pages(digests: Mapping[str, str]) -> dict[str, str]:
    return {path: digest for path, digest in digests.items() if not _is_page(path)}


def _says_another(path: str, build: Build, folder: Path) -> bool:
    """Tell whether the words of a page are others; where the old one is not here, they may be."""
    old = _bytes(path, folder)
    return old is None or _words(old) != _words(build.files[path])


def _words(page: bytes) -> str:
    main = _MAIN.search(page)
    text = (main[1] if main else page).decode("utf-8", "replace")
    return " ".join(unescape(_UNSEEN.sub(" ", text)).split())


def _old_title(path: str, folder: Path) -> str:
    title = _TITLE.search(_bytes(path, folder) or b"")
    return _words(title[1]) if title else ""


def _bytes(path: str, folder: Path) -> bytes | None:
    try:
        return (folder / path).read_bytes()
    except OSError:
        return None


def told(words: Words, found: Changed, root: str) -> Iterator[str]:
    """Give what would change, line by line; *root* is the path of the site."""
    if found.is_nothing:
        yield words.say("diff-nothing")
        return
    listed = (
        ("diff-new", [_page("+", path, found, root) for path in found.new]),
        ("diff-said", [_page("~", path, found, root) for path in found.said]),
        ("diff-dressed", [_page("·", path, found, root) for path in found.dressed]),
        ("diff-moved", [f"> {_address(path, root)}  →  {to}" for path, to in found.moved]),
        ("diff-broken", [_page("!", path, found, root) for path in found.broken]),
    )
    for code, lines in listed:
        if lines:
            yield words.say(code, count=len(lines))
            yield from (f"  {line}" for line in lines[:MOST])
        if len(lines) > MOST:
            yield f"  {words.say('bar-more', count=len(lines) - MOST)}"
    if found.broken:
        yield f"  {words.say('diff-broken-remedy')}"
    others = found.others
    if not others.is_nothing:
        counts = {"new": len(others.new), "changed": len(others.changed), "gone": len(others.gone)}
        yield words.say("diff-others", **counts)


def _page(sign: str, path: str, found: Changed, root: str) -> str:
    return f"{sign} {_address(path, root)}  {found.titles.get(path, '')}".rstrip()


def _address(path: str, root: str) -> str:
    return root + path.removesuffix("index.html")
