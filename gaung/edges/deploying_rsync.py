"""A site brought to a host with rsync, over ssh or to its daemon."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from gaung.edges.own import MANIFEST
from gaung.edges.refused import Refused

_NOT_THERE = (23, 3)
"""How rsync ends where what is asked for is not there."""
_SEND = (
    "--times", "--ignore-times", "--delay-updates", "--chmod=D755,F644", "--mkpath",
    "--files-from=-", "--from0",
)  # fmt: skip
"""Which files differ we know; rsync puts those of a run into their places at its end."""


class Host:
    """The folder of a host that a site is brought to."""

    batch = sys.maxsize
    """What is sent at once comes to its places at once."""

    def __init__(self, target: str) -> None:
        self._place = target.rstrip("/") + "/"

    def manifest(self) -> bytes | None:
        """Give the manifest of what is there, or nothing where there is none."""
        with TemporaryDirectory() as room:
            if _rsync([f"{self._place}{MANIFEST}", f"{room}/"], may_lack=True):
                return (Path(room) / MANIFEST).read_bytes()
        return None

    def is_full(self) -> bool:
        """Tell whether there is anything; what systems put there does not count."""
        done = _done(["--list-only", self._place])
        if done.returncode in _NOT_THERE:
            return False
        _check(done)
        lines = done.stdout.decode("utf-8", "replace").splitlines()
        return any(not line.split(maxsplit=4)[-1].startswith(".") for line in lines)

    def announce(self, manifest: bytes) -> None:
        """Put a manifest there."""
        with TemporaryDirectory() as room:
            (Path(room) / MANIFEST).write_bytes(manifest)
            self.send(Path(room), (MANIFEST,))

    def send(self, folder: Path, paths: Sequence[str]) -> None:
        """Send files of a folder; all of them are there when it ends."""
        _rsync([*_SEND, f"{folder}/", self._place], paths)

    def remove(self, paths: Sequence[str]) -> None:
        """Remove files that are ours, by a folder that has their folders and none of them."""
        with TemporaryDirectory() as room:
            for path in paths:
                (Path(room) / path).parent.mkdir(parents=True, exist_ok=True)
            _rsync(["--delete-missing-args", *_SEND, f"{room}/", self._place], paths)


def _rsync(words: list[str], files: Iterable[str] = (), *, may_lack: bool = False) -> bool:
    done = _done(words, files)
    if may_lack and done.returncode in _NOT_THERE:
        return False
    _check(done)
    return True


def _done(words: list[str], files: Iterable[str] = ()) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - the words are ours, the target is the user's
            ["rsync", *words],  # noqa: S607 - whichever rsync is there
            input="".join(f"{path}\0" for path in files).encode(),
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise Refused("deploy-program", found="rsync") from None


def _check(done: subprocess.CompletedProcess[bytes]) -> None:
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise Refused(
            "deploy-failed", found="rsync", why=lines[0] if lines else str(done.returncode)
        )
