"""What a file of the site is made from, and why it was or will be made again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches

from gaung.edges.console import Words
from gaung.edges.refused import Refused
from gaung.rendering import Trace, why


def explanation(
    words: Words, path: str, trace: Trace, last: Trace | None, before: Trace | None
) -> Iterator[str]:
    """Give what a file is made from now, and what differs from the last builds."""
    yield path
    if trace.origin:
        yield words.say("explain-from", found=trace.origin)
    yield words.say("explain-recipe", found=trace.recipe)
    for heading, pairs in (("explain-uses", trace.uses), ("explain-needs", trace.needs)):
        if pairs:
            yield words.say(heading)
            yield from (f"  {used}" for used, _ in pairs)
    if last is not None:
        yield words.say("explain-last", why=reasons(words, why(before, last)))
    if last is not None and last.key == trace.key:
        yield words.say("explain-same")
    else:
        yield words.say("explain-next", why=reasons(words, why(last, trace)))


def reasons(words: Words, found: Sequence[str]) -> str:
    """Give why something was made again, in words."""
    known = ("new", "engine", "recipe", "view")
    return ", ".join(words.say(f"why-{name}") if name in known else name for name in found)


def named(asked: str, root: str, paths: Collection[str]) -> str:
    """Give the file of the site that somebody means by a path or an address.

    *root* is the path of the site, *paths* are its files.
    """
    text = asked.replace("\\", "/").removeprefix("./").removeprefix("public/")
    found = text.removeprefix(root).lstrip("/")
    for candidate in (found, f"{found.rstrip('/')}/index.html".lstrip("/")):
        if candidate in paths:
            return candidate
    near = get_close_matches(found, paths)
    raise Refused("no-output", found=asked, known=", ".join(near))
