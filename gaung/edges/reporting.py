"""Problems in words: what the commands print."""

from __future__ import annotations

import json
from collections.abc import Sequence

from gaung.build import Build
from gaung.edges import package
from gaung.problems import Problem
from gaung.reading.files import Locator


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
