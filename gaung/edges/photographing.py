"""Takes in a folder from a camera or a telephone: pictures for print, and an album to fill in."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from gaung.craft.camera import Shot, developed
from gaung.craft.pictures import Unusable
from gaung.edges import console, own
from gaung.edges.asking import ask
from gaung.edges.console import Words, remark, tell
from gaung.edges.refused import Refused
from gaung.edges.starting import modeline
from gaung.edges.taking import known
from gaung.importing.album import Kept, album
from gaung.model.addresses import fitted, slug
from gaung.model.event import Event
from gaung.model.kit import Kit
from gaung.outputs.renditions import LONGEST_PRINT


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture that is ready to be put into the site."""

    name: str
    """Its path within the folder."""
    digest: str
    """The digest of the file that it came in."""
    shot: Shot
    """What that file said."""
    ending: str
    """The ending of the prepared file."""
    path: Path
    """Where the prepared file waits."""


@dataclass(frozen=True, slots=True)
class Left:
    """A file of the folder that is not taken."""

    name: str
    """Its path within the folder."""
    twin: str = ""
    """The file that holds the same picture; else it holds none."""


def take(  # noqa: PLR0913 - what the command line says
    words: Words,
    site: Path,
    kit: Kit,
    *,
    folder: str,
    event: str | None,
    name: str | None,
    said: Mapping[str, str],
) -> None:
    """Prepare the pictures of a folder, and write them and their album into an event.

    The folder itself is only read. Either everything is written or nothing.
    """
    source = Path(folder).expanduser()
    if not source.is_dir():
        raise Refused("photos-folder", found=folder)
    into = _event(kit, event)
    title = fitted(slug(name or source.resolve().name)) or "album"
    home = site / "content" / "events" / into / "media"
    target = home / f"album-{title}.yaml"
    if target.exists() or any(home.glob(f"{title}-*")):
        raise Refused("photos-there", found=title)
    given = _asked(words, said)
    with TemporaryDirectory(prefix="photos-", dir=own.folder(site)) as aside:
        kept, left = _sorted(_prepared(words, source, Path(aside)))
        if not kept:
            _show_left(words, left)
            raise Refused("photos-none", found=folder)
        pictures = _named(kept, title)
        path = target.relative_to(site).as_posix()
        text = modeline(site, "album", path) + album(
            pictures,
            given,
            known(kit, into),
            kit.site.written_in,
            words.say("photos-comment", folder=source.resolve().name),
        )
        home.mkdir(parents=True, exist_ok=True)
        for picture, each in zip(pictures, kept, strict=True):
            each.path.replace(home / picture.file)
            tell(f"  {picture.was} → {picture.file}")
        staged = target.with_name(f".{target.name}.new")
        staged.write_text(text, encoding="utf-8", newline="\n")
        staged.replace(target)
    _show_left(words, left)
    tell(words.say("photos-written", count=len(pictures), path=path), "good")


def _event(kit: Kit, event: str | None) -> str:
    there = [entry.key for entry in kit.all(Event)]
    chosen = event or (there[0] if len(there) == 1 else "")
    if chosen not in there:
        raise Refused("no-event", found=chosen, known=", ".join(there))
    return chosen


def _asked(words: Words, said: Mapping[str, str]) -> dict[str, str]:
    """Give what holds for all pictures; somebody at a terminal is asked for what must be known."""
    given = dict(said)
    for name in ("credit", "licence"):
        if not given.get(name):
            given[name] = ask(words.say(f"photos-{name}"))
    return given


def _prepared(words: Words, folder: Path, aside: Path) -> Iterator[Prepared | Left]:
    paths = sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    is_seen = console.is_terminal(sys.stderr)

    def one(numbered: tuple[int, Path]) -> Prepared | Left:
        number, path = numbered
        return _one(path.relative_to(folder).as_posix(), path, aside / str(number))

    with ThreadPoolExecutor(os.cpu_count() or 1) as hands:
        for done, each in enumerate(hands.map(one, enumerate(paths)), 1):
            if is_seen:
                console.renew(words.say("photos-progress", done=done, all=len(paths)))
            yield each
    if is_seen:
        console.renew("")


def _one(name: str, path: Path, aside: Path) -> Prepared | Left:
    """Prepare one picture; its bytes are let go of before the next."""
    try:
        data = path.read_bytes()
    except OSError:
        return Left(name)
    found = developed(data, LONGEST_PRINT)
    if isinstance(found, Unusable):
        return Left(name)
    aside.write_bytes(found.data)
    return Prepared(name, sha256(data).hexdigest(), found.shot, found.ending, aside)


def _sorted(found: Iterable[Prepared | Left]) -> tuple[list[Prepared], list[Left]]:
    """Give what is kept, by day and then by name, and what is not: the second of the same too."""
    kept: dict[str, Prepared] = {}
    left = []
    for each in found:
        if isinstance(each, Left):
            left.append(each)
        elif each.digest in kept:
            left.append(Left(each.name, kept[each.digest].name))
        else:
            kept[each.digest] = each
    return sorted(kept.values(), key=lambda each: (each.shot.taken[:10], each.name)), left


def _named(kept: Sequence[Prepared], title: str) -> list[Kept]:
    digits = len(str(len(kept)))
    keys = [f"{title}-{number:0{digits}}" for number in range(1, len(kept) + 1)]
    return [
        Kept(key, key + each.ending, each.name, each.shot)
        for key, each in zip(keys, kept, strict=True)
    ]


def _show_left(words: Words, left: Sequence[Left]) -> None:
    if left:
        remark(words.say("photos-left"), "warning")
    for each in left:
        why = (
            words.say("photos-same", found=each.twin) if each.twin else words.say("photos-unusable")
        )
        remark(f"  {each.name}: {why}", "warning")
