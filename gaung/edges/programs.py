"""The programs that tests need beside Python: which they are, whether they are here, how they come.

What a validator or a browser says counts because nobody here wrote it, so most of them are programs
of the system. As root on Debian or Ubuntu those that are missing are installed by name; anybody
else is told the one line to run. What npm carries comes by a lock with hashes, into a folder that
may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Collection, Sequence
from ctypes.util import find_library
from pathlib import Path
from typing import NamedTuple

from gaung.edges.console import Words, remark
from gaung.edges.lock import alone
from gaung.edges.refused import Refused
from gaung.edges.walk import PACKAGE

BROWSER, VALIDATORS = GROUPS = ("browser", "validators")
"""What may be left out: the tests in a browser, and those that ask a program of the system."""


class Program(NamedTuple):
    """A program or library: its names on different systems, Debian's package, who needs it."""

    names: tuple[str, ...]
    package: str
    groups: tuple[str, ...]
    is_library: bool = False


PROGRAMS = (
    Program(("chromium", "chromium-browser", "google-chrome"), "chromium", (BROWSER,)),
    Program(("node",), "nodejs", GROUPS),
    Program(("npm",), "npm", GROUPS),
    Program(("java",), "default-jre-headless", (VALIDATORS,)),
    Program(("exiftool",), "libimage-exiftool-perl", (VALIDATORS,)),
    Program(("qpdf",), "qpdf", (VALIDATORS,)),
    Program(("pdftotext",), "poppler-utils", (VALIDATORS,)),
    Program(("unzip",), "unzip", (VALIDATORS,)),
    Program(("rsync",), "rsync", (VALIDATORS,)),
    Program(("sha256sum", "gsha256sum"), "coreutils", (VALIDATORS,)),
    Program(("ical",), "libical3", (VALIDATORS,), is_library=True),
)

TOP = PACKAGE.parent
LOCKED = TOP / "tests" / "tools"
"""What npm is to install, with the hash of each file."""
FOLDER = TOP / ".tools"
"""Where npm installs it."""
STAMP = FOLDER / "gaung-set-up.txt"

_INSTALL = ("apt-get", "install", "--yes", "--no-install-recommends")
_QUIET = ("-qq", "-o", "DPkg::Lock::Timeout=300")
_PATIENCE = 900.0


def find(name: str) -> str | None:
    """Give where a program of the list stands, whatever this system calls it."""
    program = next(each for each in PROGRAMS if name in each.names)
    look = find_library if program.is_library else shutil.which
    return next(filter(None, map(look, program.names)), None)


def missing(groups: Collection[str]) -> tuple[Program, ...]:
    """Give the programs of some groups that are not here."""
    wanted = (each for each in PROGRAMS if not set(each.groups).isdisjoint(groups))
    return tuple(each for each in wanted if find(each.names[0]) is None)


def set_up(words: Words, groups: Collection[str]) -> None:
    """Install what is missing, or say what to install and stop."""
    if lacking := missing(groups):
        packages = [each.package for each in lacking]
        if not _may_install():
            raise _refused("programs", lacking)
        remark(words.say("test-installing", packages=" ".join(packages)))
        last_words = _install(packages)
        if still := missing(groups):
            raise _refused("programs-failed", still, last_words)
    if groups:
        set_up_npm(words)


def set_up_npm(words: Words) -> None:
    """Install what npm carries, unless it is there already."""
    if _is_set_up():
        return
    try:
        with alone(TOP, FOLDER, lambda: remark(words.say("waiting")), _PATIENCE):
            if _is_set_up():  # by the one we waited for
                return
            remark(words.say("test-installing", packages="npm ci"))
            FOLDER.mkdir(exist_ok=True)
            STAMP.unlink(missing_ok=True)
            for name in ("package.json", "package-lock.json"):
                shutil.copyfile(LOCKED / name, FOLDER / name)
            # Scripts of packages would fetch more, from elsewhere.
            quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
            done = _run([find("npm") or "npm", "ci", *quiet])
            if done.returncode:
                raise Refused("npm", found=_last_words(done))
            STAMP.write_text(_wanted(), encoding="utf-8")
    except OSError as error:
        raise Refused("npm", found=str(error)) from error


def _is_set_up() -> bool:
    return STAMP.is_file() and STAMP.read_text(encoding="utf-8") == _wanted()


def _wanted() -> str:
    """Give the line of the stamp: another one as soon as the lock or the place is another."""
    digest = hashlib.sha256((LOCKED / "package-lock.json").read_bytes()).hexdigest()
    return f"{digest} {FOLDER}\n"


def _may_install() -> bool:
    return shutil.which("apt-get") is not None and os.name == "posix" and os.geteuid() == 0


def _install(packages: Sequence[str]) -> str:
    """Install packages of Debian, and give the last words of what failed."""
    command = [*_INSTALL, *_QUIET, *packages]
    done = _run(command)
    if done.returncode:
        # The list of packages may be old or not there at all; an earlier run may have been cut off.
        _run(["dpkg", "--configure", "-a"])
        _run(["apt-get", "update", *_QUIET])
        done = _run(command)
    return _last_words(done) if done.returncode else ""


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own command
        command,
        cwd=FOLDER if FOLDER.is_dir() else TOP,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )


def _last_words(done: subprocess.CompletedProcess[str]) -> str:
    return "\n".join("  " + line for line in done.stdout.strip().splitlines()[-8:])


def _refused(code: str, lacking: Sequence[Program], found: str = "") -> Refused:
    """Give the refusal that names the programs and the line that installs them."""
    names = ", ".join(each.names[0] for each in lacking)
    packages = " ".join(each.package for each in lacking)
    if shutil.which("apt-get"):
        return Refused(code, names=names, line=f"sudo {' '.join(_INSTALL)} {packages}", found=found)
    return Refused(f"{code}-elsewhere", names=names, found=found)


def folder_of(package: str) -> Path:
    """Give the folder of an npm package; it is there once the set-up is done."""
    return FOLDER / "node_modules" / package
