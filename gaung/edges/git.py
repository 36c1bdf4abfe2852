"""What the history of a site tells, where it is kept with git: earlier versions of a file."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MOST = 200
"""How many versions of a file are looked at; what is older than that is long out of date."""
_PATIENCE = 20.0


@dataclass(frozen=True, slots=True)
class Past:
    """A file as it once was, the newest first."""

    day: str
    """The day of the commit, as ISO 8601 has it."""
    author: str
    data: bytes


def past(site: Path, path: str) -> Iterator[Past]:
    """Give the earlier versions of a file, newest first; none where there is no history."""
    # The moves of a file are followed: a folder that was renamed keeps its history.
    log = _git(
        site, "log", f"-{MOST}", "--follow", "--name-only", "--format=%x01%H%x02%cs%x02%aN",
        "--", path,
    )  # fmt: skip
    for entry in log.decode("utf-8", "replace").split("\x01")[1:]:
        about, _, names = entry.partition("\n")
        commit, day, author = about.split("\x02")
        name = next(iter(names.strip().splitlines()), "")
        data = _git(site, "show", f"{commit}:{name}") if name else b""
        if data:
            yield Past(day, author, data)


def head(site: Path) -> str:
    """Give the commit that a site is at; nothing where there is no history."""
    return _git(site, "rev-parse", "HEAD").decode("ascii", "replace").strip()


def changed(site: Path, since: str) -> frozenset[str] | None:
    """Give the files of a site that are others than at a commit; nothing where that is unknown."""
    if not _git(site, "rev-parse", "--verify", "--quiet", f"{since}^{{commit}}"):
        return None
    names = _git(site, "diff", "--name-only", "--relative", "-z", since, "--")
    return frozenset(filter(None, names.decode("utf-8", "replace").split("\0")))


def _git(site: Path, *words: str) -> bytes:
    """Give what git says, or nothing where it is not there or refuses."""
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    options = ("-c", "core.quotePath=false", "-c", "log.showSignature=false")
    try:
        done = subprocess.run(  # noqa: S603 - the words are ours
            ["git", *options, *words],  # noqa: S607 - whichever git is there
            cwd=site,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return done.stdout if done.returncode == 0 else b""
