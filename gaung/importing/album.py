"""Pictures of one occasion as the ``album.yaml`` that people go on to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gaung.craft.camera import Shot
from gaung.craft.rights import Said
from gaung.importing import Known
from gaung.importing.written import scalar

SHARED = ("credit", "creator", "licence", "place")
"""What pictures of one occasion mostly have in common, in the order of the file."""
_OPEN = ("credit", "licence")
"""What stands in the file even where nobody has said it yet."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A picture that goes into the album."""

    key: str
    """Its identifier."""
    file: str
    """The name of its file beside the album."""
    was: str
    """The name that it came with."""
    shot: Shot
    """What its file said."""


def album(
    pictures: Sequence[Kept], said: Mapping[str, str], known: Known, main: str, comment: str
) -> str:
    """Give the text of an album: what is common once, then each picture with lines to fill in.

    *said* is what was given for all of them; words of no language are taken for those of *main*.
    What a picture says and has no field here stands above it as a comment.
    """
    common = {name: said.get(name) or _common(pictures, name) for name in SHARED}
    lines = [f"# {line}".rstrip() for line in comment.splitlines()]
    lines += [
        f"{name}: {_scalar(words)}".rstrip()
        for name, words in common.items()
        if words or name in _OPEN
    ]
    lines.append("items:")
    for picture in pictures:
        lines.extend(_item(picture, common, known, main))
    return "\n".join(lines) + "\n"


def _common(pictures: Sequence[Kept], name: str) -> str:
    found = {getattr(picture.shot, name, "") for picture in pictures}
    return found.pop() if len(found) == 1 else ""


def _item(picture: Kept, common: Mapping[str, str], known: Known, main: str) -> Iterator[str]:
    shot = picture.shot
    yield f"  # {picture.was} · {shot.seen.width} × {shot.seen.height}"
    keys = [known.people.get(name.casefold(), "") for name in shot.people]
    if not all(keys):
        yield f"  # people: {', '.join(shot.people)}"
    for name, words in shot.more:
        yield f"  # {name}: {words}"
    yield f"  - key: {picture.key}"
    yield f"    file: {picture.file}"
    if shot.title:
        yield from _by_language("title", shot.title, known.languages, main)
    yield from _by_language("caption", shot.caption, known.languages, main)
    yield from _by_language("alt", shot.alt, known.languages, main)
    if keys and all(keys):
        yield f"    people: [{', '.join(keys)}]"
    if shot.taken:
        yield f"    taken: {_scalar(shot.taken)}"
    for name in ("credit", "creator", "place"):
        own = getattr(shot, name)
        if own and own != common[name]:
            yield f"    {name}: {_scalar(own)}"


def _by_language(name: str, said: Said, languages: Sequence[str], main: str) -> Iterator[str]:
    """Give a field with a line for each language, filled where the picture says it."""
    words = {code or main: text for code, text in said}
    if tuple(languages) == (main,) and not words.keys() - {main}:
        yield f"    {name}: {_scalar(words.get(main, ''))}".rstrip()
        return
    others = [code for code in words if code not in languages]
    for code in others:
        yield f"    # {name}, {code}: {' '.join(words[code].split())}"
    yield f"    {name}:"
    for code in languages:
        yield f"      {code}: {_scalar(words.get(code, ''))}".rstrip()


def _scalar(words: str) -> str:
    return scalar(" ".join(words.split())) if words else ""
