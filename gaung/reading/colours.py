"""Tokens read, and every text told from its ground: contrast is a number, not a taste."""

from __future__ import annotations

from collections.abc import Iterator

from gaung.model.event import Event
from gaung.model.kit import Entry, FontFile, Kit
from gaung.model.tokens import GROUNDS, TEXT, Tokens, contrast
from gaung.model.values import Reading
from gaung.problems import Place, Problem
from gaung.reading.files import Locator, read_yaml
from gaung.reading.shapes import shape
from gaung.snapshot import Snapshot

TOKENS = "assets/tokens.yaml"
FONTS = "assets/fonts/"


def read_tokens(snapshot: Snapshot) -> tuple[Tokens, list[Problem]]:
    """Read the tokens; a site without them gets plain ones."""
    source = snapshot.sources.get(TOKENS)
    if source is None:
        return Tokens(), []
    file = read_yaml(source)
    if file.problems:
        return Tokens(), list(file.problems)
    tokens, problems = shape(Tokens, file.document, TOKENS, Reading())
    return tokens or Tokens(), problems


def read_fonts(snapshot: Snapshot, tokens: Tokens) -> tuple[FontFile, ...]:
    """Give the files of the fonts that tokens name, where they are there."""
    there = snapshot.sources
    return tuple(
        FontFile(
            font, f"{FONTS}{font.file}", there[f"{FONTS}{font.file}"].digest,
            f"{FONTS}{font.licence}", there[f"{FONTS}{font.licence}"].digest,
        )
        for font in tokens.fonts
        if f"{FONTS}{font.file}" in there and f"{FONTS}{font.licence}" in there
    )  # fmt: skip


def check(kit: Kit, locator: Locator) -> Iterator[Problem]:
    """Give the colours that cannot be read on their ground, and the fonts that are not there."""
    if kit.site.outputs.any_is_set:
        yield from _fonts(kit, locator)
    palette = kit.tokens.colours
    for text, ground in kit.tokens.pairs():
        for scheme in ("light", "dark"):
            front = getattr(getattr(palette, text), scheme)
            back = getattr(getattr(palette, ground), scheme)
            if contrast(front, back) < TEXT and TOKENS in locator.snapshot.sources:
                place = locator.place(TOKENS, ("colours", text, scheme))
                yield _low(place, front, back)
    for event in kit.all(Event):
        yield from _event(kit, event, locator)


def _fonts(kit: Kit, locator: Locator) -> Iterator[Problem]:
    there = locator.snapshot.sources
    for index, font in enumerate(kit.tokens.fonts):
        for field, name in (("file", font.file), ("licence", font.licence)):
            if f"{FONTS}{name}" not in there:
                place = locator.place(TOKENS, ("fonts", index, field))
                yield Problem(place, "font-missing", {"found": f"{FONTS}{name}"})


def _event(kit: Kit, event: Entry[Event], locator: Locator) -> Iterator[Problem]:
    colours = event.record.colours
    if colours is None:
        return
    palette = kit.tokens.colours
    own = [("accent", colours.accent, "light")]
    if colours.accent_dark:
        own.append(("accent_dark", colours.accent_dark, "dark"))
    for field, front, scheme in own:
        grounds = [getattr(getattr(palette, ground), scheme) for ground in GROUNDS]
        back = min(grounds, key=lambda ground: contrast(front, ground))
        if contrast(front, back) < TEXT:
            yield _low(locator.place(event.path, ("colours", field)), front, back)


def _low(place: Place, front: str, back: str) -> Problem:
    ratio = f"{contrast(front, back):.1f}"
    values = {"found": front, "ground": back, "ratio": ratio, "expected": str(TEXT)}
    return Problem(place, "contrast-low", values)
