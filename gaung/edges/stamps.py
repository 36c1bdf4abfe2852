"""Stamping translations on the disk, byte for byte."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from gaung.edges.refused import Refused
from gaung.editorial.stamping import stamped
from gaung.editorial.standing import Desk, Standing, State

STAMPABLE = frozenset((State.FRESH, State.STALE, State.UNSTAMPED))


@dataclass(frozen=True)
class Stamped:
    """What came of stamping: the files that were written, and how many needed nothing."""

    written: tuple[str, ...]
    same: int


def stamp(site: Path, desk: Desk, asked: Sequence[str], *, all_of_them: bool) -> Stamped:
    """Say of translations that they are of the text as it is now."""
    return _stamped(site, list(_chosen(site, desk, asked, all_of_them=all_of_them)))


def stamp_together(site: Path, desk: Desk, changed: Collection[str]) -> Stamped:
    """Say it of the translations that changed together with their originals."""
    known = (each for each in desk.translations if each.state in STAMPABLE)
    return _stamped(
        site, [each for each in known if each.path in changed and each.original in changed]
    )


def _stamped(site: Path, chosen: Sequence[Standing]) -> Stamped:
    done = [each for each in chosen if each.state is not State.FRESH]
    texts = {}
    for each in done:
        data = stamped((site / each.path).read_bytes(), each.expected)
        if data is None:
            raise Refused("stamp-impossible", found=each.path)
        texts[each.path] = data
    for path, data in texts.items():
        _write(site / path, data)
    return Stamped(tuple(texts), len(chosen) - len(done))


def _chosen(
    site: Path, desk: Desk, asked: Sequence[str], *, all_of_them: bool
) -> Iterator[Standing]:
    known = [each for each in desk.translations if each.state in STAMPABLE]
    if all_of_them:
        yield from known
        return
    for word in asked:
        path = _within(site, word)
        found = [each for each in known if each.path == path or each.path.startswith(f"{path}/")]
        if not found:
            near = get_close_matches(path, _names(known))
            raise Refused("stamp-what", found=word, known=", ".join(near))
        yield from found


def _names(known: Iterable[Standing]) -> list[str]:
    return [each.path for each in known]


def _within(site: Path, word: str) -> str:
    """Give the path below the site that somebody means: from the site, or from where they are."""
    plain = PurePosixPath(word.replace("\\", "/")).as_posix().removeprefix("./").rstrip("/")
    if not Path(word).is_absolute() and (site / plain).exists():
        return plain
    there = Path(word).resolve()
    root = site.resolve()
    return there.relative_to(root).as_posix() if there.is_relative_to(root) else plain


def _write(path: Path, data: bytes) -> None:
    staged = path.with_name(f".{path.name}.new")
    staged.write_bytes(data)
    staged.chmod(path.stat().st_mode)
    staged.replace(path)
