"""Problems and explanations in words: what the commands print."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from gaung.build import Build
from gaung.edges import package
from gaung.edges.console import Words
from gaung.edges.refused import Refused
from gaung.model.kit import Kit
from gaung.problems import Problem
from gaung.reading.files import Locator
from gaung.rendering import Trace, why


def told(problems: Sequence[Problem], locator: Locator, language: str) -> str:
    """Give problems as an editor reads them, with the lines that they are about."""
    telling = package.load(language)
    texts = (telling.text(problem, locator.excerpt(problem.place)) for problem in problems)
    return "\n\n".join(texts)


def report(build: Build, form: str, language: str) -> str:
    """Give the problems of a build for people, for programs, or for GitHub."""
    telling = package.load(language)
    if form == "json":
        listed = [telling.as_json(problem) for problem in build.problems]
        return json.dumps({"problems": listed}, ensure_ascii=False, indent=2)
    if form == "github":
        return "\n".join(map(telling.as_github, build.problems))
    return told(build.problems, build.locator, language)


def explanation(
    words: Words, build: Build, path: str, last: Trace | None, before: Trace | None
) -> Iterator[str]:
    """Give what a file of the site is made from, and why it was or will be made again."""
    output = next(output for output in build.outputs if output.path == path)
    trace = build.traces[path]
    yield path
    if output.origin:
        yield words.say("explain-from", found=output.origin)
    yield words.say("explain-recipe", found=trace.recipe)
    for heading, pairs in (("explain-uses", trace.uses), ("explain-needs", trace.needs)):
        if pairs:
            yield words.say(heading)
            yield from (f"  {used}" for used, _ in pairs)
    if last is not None:
        yield words.say("explain-last", why=_reasons(words, why(before, last)))
    if last is not None and last.key == trace.key:
        yield words.say("explain-same")
    else:
        yield words.say("explain-next", why=_reasons(words, why(last, trace)))


def _reasons(words: Words, reasons: Sequence[str]) -> str:
    known = ("new", "engine", "recipe", "view")
    return ", ".join(words.say(f"why-{name}") if name in known else name for name in reasons)


def named(asked: str, kit: Kit, build: Build) -> str:
    """Give the path of the file of the site that somebody means by a path or an address."""
    text = asked.replace("\\", "/").removeprefix("./").removeprefix("public/")
    found = text.removeprefix(kit.site.path).lstrip("/")
    for candidate in (found, f"{found.rstrip('/')}/index.html".lstrip("/")):
        if candidate in build.traces:
            return candidate
    near = get_close_matches(found, build.traces)
    raise Refused("no-output", found=asked, known=", ".join(near))
