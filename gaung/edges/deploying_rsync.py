"""A site brought to a host with rsync, over ssh or to its daemon."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from gaung.edges import publish
from gaung.edges.deploying import Brought, Parcel, check_there, difference
from gaung.edges.own import MANIFEST
from gaung.edges.refused import Refused

_NOT_THERE = (23, 3)
"""How rsync ends where what is asked for is not there."""
_SEND = (
    "--times", "--ignore-times", "--delay-updates", "--chmod=D755,F644", "--mkpath",
    "--files-from=-", "--from0",
)  # fmt: skip
"""Which files differ we know; rsync puts those of a run into their places at its end."""


def bring(whole: Parcel, target: str, tell: Callable[[str], None]) -> Brought:
    """Bring a built site to a host."""
    there = target.rstrip("/") + "/"
    with TemporaryDirectory() as name:
        room = Path(name)
        tell("deploy-asking")
        found = _fetched(there, room)
        is_full = found is None and _is_full(there)
        before = check_there(found, is_full=is_full, whole=whole, target=target)
        what = difference(before, whole.digests)
        if what.is_nothing:
            return what.brought
        tell("deploy-sending")
        order = publish.in_order((*what.new, *what.changed))
        # An empty digest fits no file: whatever ends this run, the next one sends them again.
        unsure = dict.fromkeys((*order, *what.gone), "")
        _announce(room, there, {**before, **whole.digests, **unsure}, whole.audience)
        for share in publish.shares(order):
            _rsync([*_SEND, f"{whole.folder}/", there], share)
        if what.gone:
            nothing = _without(room, what.gone)
            _rsync(["--delete-missing-args", *_SEND, f"{nothing}/", there], what.gone)
        _announce(room, there, whole.digests, whole.audience)
    return what.brought


def _fetched(there: str, room: Path) -> bytes | None:
    """Give the manifest of a host, or nothing where it has none."""
    if _rsync([f"{there}{MANIFEST}", f"{room}/"], may_lack=True):
        return (room / MANIFEST).read_bytes()
    return None


def _is_full(there: str) -> bool:
    """Tell whether a folder holds anything; what systems put there does not count."""
    done = _done(["--list-only", there])
    if done.returncode in _NOT_THERE:
        return False
    _check(done)
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return any(not line.split(maxsplit=4)[-1].startswith(".") for line in lines)


def _announce(room: Path, there: str, digests: Mapping[str, str], audience: str) -> None:
    (room / MANIFEST).write_bytes(publish.manifest(digests, audience))
    _rsync([*_SEND, f"{room}/", there], (MANIFEST,))


def _without(room: Path, gone: Iterable[str]) -> Path:
    """Give a folder that has the folders of files that are gone, and none of the files."""
    for path in gone:
        (room / "nothing" / path).parent.mkdir(parents=True, exist_ok=True)
    return room / "nothing"


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
