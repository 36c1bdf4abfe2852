"""The head and the body of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gaung.problems import Place, Problem

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Split:
    """An article's head as YAML and its body as Markdown, with the lines before each."""

    head: str
    head_line: int
    body: str
    body_line: int


def split(text: str, path: str, *, required: bool = True) -> tuple[Split, list[Problem]]:
    """Part an article at its two lines of ``---``."""
    first = _FENCE.match(text)
    if first is None:
        problems = [Problem(Place(path), "front-matter-missing")] if required else []
        return Split("", 0, text, 0), problems
    second = _FENCE.search(text, first.end())
    if second is None:
        return Split("", 0, "", 0), [Problem(Place(path), "front-matter-open")]
    head = text[first.end() + 1 : second.start()]
    body_line = text.count("\n", 0, second.end()) + 1
    return Split(head, 1, text[second.end() + 1 :], body_line), []
