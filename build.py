#!/usr/bin/env python3
"""The press kit's command, `python build.py [COMMAND]`, which sets up whatever it needs by itself.

Nobody should have to know what a virtual environment is to publish a release. Where Python already
has every library, the engine runs in this process. Elsewhere a `.venv` is made beside this file,
once, from the hash-locked requirements, and the same command goes on in there.

An old Python has to get as far as saying that it is too old. So the file imports the standard
library only, keeps to the syntax of Python 3.6, and quotes what 3.6 could not evaluate.
"""

import contextlib
import hashlib
import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

OLDEST_PYTHON = (3, 11)

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "gaung-set-up.txt"

# A module for each library that pyproject.toml asks for; the tests keep the two in step.
RUNTIME_LOCK = ROOT / "requirements.txt"
RUNTIME = (
    "jinja2", "markdown", "yaml", "watchdog", "pydantic", "babel", "click", "nh3", "PIL",
    "fontTools", "brotli", "fontpkg_plus_jakarta_sans", "fontpkg_source_serif_4",
    "fontpkg_noto_sans_arabic", "typst", "pagefind", "docx", "openpyxl", "pillow_heif",
    "obstore",
)  # fmt: skip
DEVELOPMENT_LOCK = ROOT / "requirements-dev.txt"
DEVELOPMENT = (
    *RUNTIME, "pytest", "xdist", "hypothesis", "mypy", "ruff", "lxml", "jsonschema", "hatchling",
    "playwright", "icalendar", "vobject", "ical", "sectxt", "pikepdf", "pdfua",
)  # fmt: skip

# The options that may stand where the command would: of every command, and of the default one.
WITH_VALUE = ("--site", "--lang", "--output", "--now", "--base-url")


class Trouble(Exception):
    """What keeps us from starting, in both languages, with the detail that helps to mend it."""

    def __init__(self, indonesian: str, english: str, detail: str = "") -> None:
        super().__init__("\n".join(part for part in (indonesian, english, detail) if part))


def main(argv: "list[str]") -> int:
    """Runs the command, here or in `.venv`, and returns its exit code."""
    is_named = any(each.split("=")[0] == "--site" for each in argv)
    if not is_named and not (Path("site.yaml").exists() or Path("content").is_dir()):
        argv = ["--site", str(ROOT), *argv]  # from any other folder, this site is meant
    try:
        check_python(sys.version_info[:2])
        lock, modules = needs(argv)
        if not is_ready(lock, modules):
            set_up(lock)
            return hand_over(argv)
        return run_here(argv)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 2
    except KeyboardInterrupt:  # while the engine is still being loaded, too
        return 130


def check_python(version: "tuple[int, ...]") -> None:
    """Refuses a Python that the engine could not even be read by."""
    if version < OLDEST_PYTHON:
        oldest, this = (".".join(map(str, each)) for each in (OLDEST_PYTHON, version))
        raise Trouble(
            f"Gaung memerlukan Python {oldest} atau yang lebih baru; ini Python {this}.",
            f"Gaung needs Python {oldest} or newer; this is Python {this}.",
        )


def needs(argv: "list[str]") -> "tuple[Path, tuple[str, ...]]":
    """The lock a command is set up from, and the modules that show it is not necessary."""
    words = iter(argv)
    for word in words:
        if word in WITH_VALUE:
            next(words, None)  # its value is not the command
        elif not word.startswith("-"):
            return (DEVELOPMENT_LOCK, DEVELOPMENT) if word == "test" else (RUNTIME_LOCK, RUNTIME)
    return RUNTIME_LOCK, RUNTIME


def is_ready(lock: Path, modules: "tuple[str, ...]") -> bool:
    """Whether this very process can run the engine."""
    if STAMP.exists() and VENV.samefile(sys.prefix):
        return is_set_up(lock)  # in our own `.venv` a library can be there and yet be out of date
    return all(map(is_importable, modules))


def is_importable(module: str) -> bool:
    """Whether Python finds such a library; a mere folder of that name is none."""
    spec = importlib.util.find_spec(module)
    return spec is not None and spec.has_location


def run_here(argv: "list[str]") -> int:
    """Runs the engine in this process, and no other copy of it that may be installed."""
    sys.path.insert(0, str(ROOT))
    from gaung.cli import main as gaung

    return gaung(argv)


def hand_over(argv: "list[str]") -> int:
    """Goes on with the same command in `.venv`."""
    command = [str(PYTHON), str(ROOT / "build.py"), *argv]
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execve(command[0], command, environment())
    # Windows has no exec: the child shares the console, so what Ctrl+C means is for it to say.
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return subprocess.call(command, env=environment())


def environment() -> "dict[str, str]":
    """Our environment variables, less those that would mix other libraries into `.venv`."""
    bending = ("PYTHONPATH", "PYTHONHOME", "__PYVENV_LAUNCHER__")
    return {name: value for name, value in os.environ.items() if name not in bending}


# The stamp is written last and taken away first. So `.venv` is whole or it has no stamp, and one
# that was left half-made is made again.


def stamped() -> "list[str]":
    """The lines of the stamp: what `.venv` is tied to, then the locks installed in it."""
    try:
        return STAMP.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def tie() -> str:
    """What `.venv` cannot outlive: its Python's version, and the place its scripts point to."""
    return "python{}.{} {}".format(*sys.version_info[:2], VENV)


def fingerprint(lock: Path) -> str:
    """The stamp's line for a lock, different as soon as anything in it is."""
    return f"{lock.name} {hashlib.sha256(lock.read_bytes()).hexdigest()}"


def is_whole() -> bool:
    """Whether `.venv` was once made to the end, here, by a Python that is still there."""
    config = VENV / "pyvenv.cfg"
    if tie() not in stamped() or not PYTHON.exists() or not config.exists():
        return False
    # On Windows `.venv` has a python.exe of its own, which stays when the real one goes.
    lines = config.read_text(encoding="utf-8").splitlines()
    homes = (Path(line.partition(" = ")[2]) for line in lines if line.startswith("home = "))
    return all(home.exists() for home in homes)


def is_set_up(lock: Path) -> bool:
    """Whether `.venv` holds exactly what the lock says."""
    return is_whole() and fingerprint(lock) in stamped()


def set_up(lock: Path) -> None:
    """Makes `.venv` what the lock says, with as little work as that takes."""
    if is_set_up(lock):
        return
    try:
        with alone():
            if is_set_up(lock):  # by the one we waited for
                return
            tell("Menyiapkan… (sekali saja) / Setting up… (once)")
            keep = is_whole()
            STAMP.unlink(missing_ok=True)
            if not keep:
                make_venv()
            install(lock)
    except OSError as error:
        raise Trouble(
            f"Gaung tidak dapat menyiapkan diri. Apakah folder {ROOT} boleh ditulisi?",
            f"Gaung cannot set itself up. Is the folder {ROOT} writable?",
            str(error),
        ) from error


def make_venv() -> None:
    """Makes an empty `.venv`, in place of whatever is there."""
    if not all(map(is_importable, ("venv", "ensurepip"))):
        raise Trouble(
            "Python ini tidak membawa venv. Di Debian atau Ubuntu: sudo apt install python3-venv",
            "This Python comes without venv. On Debian or Ubuntu: sudo apt install python3-venv",
        )
    # The Python behind a virtual environment: ours may be running from the one we clear.
    python = getattr(sys, "_base_executable", sys.executable)
    quietly(
        [python, "-m", "venv", "--clear", str(VENV)],
        "Folder .venv tidak dapat dibuat:",
        "The folder .venv could not be made:",
    )


def install(lock: Path) -> None:
    """Installs what the lock says, every file checked against its hash, and stamps it."""
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet"]
    quietly(
        [*pip, "install", "--no-user", "--require-hashes", "-r", str(lock)],
        "Pustaka tidak dapat dipasang. Apakah komputer ini tersambung ke internet? Kata pip:",
        "The libraries could not be installed. Is this computer online? What pip says:",
    )
    # The development lock holds the runtime's as well, version for version.
    locks = (RUNTIME_LOCK, lock) if lock == DEVELOPMENT_LOCK else (lock,)
    STAMP.write_text("\n".join([tie(), *map(fingerprint, locks)]), encoding="utf-8")


def quietly(command: "list[str]", indonesian: str, english: str) -> None:
    """Runs a command without a word, unless it fails: then with its own last words."""
    done = subprocess.run(
        command,
        cwd=str(ROOT),
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        last_words = done.stdout.decode("utf-8", "replace").strip().splitlines()[-8:]
        raise Trouble(indonesian, english, "\n".join("  " + line for line in last_words))


@contextlib.contextmanager
def alone() -> "Iterator[None]":
    """Keeps two set-ups apart; the system frees the lock of a process that dies."""
    with (ROOT / ".venv.lock").open("w") as file:
        if not claim(file.fileno()):
            tell("Menunggu penyiapan lain… / Waiting for another set-up…")
            while not claim(file.fileno()):
                time.sleep(0.2)
        yield


if sys.platform == "win32":
    import msvcrt

    def claim(descriptor: int) -> bool:
        """Locks an open file, unless another process has."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def claim(descriptor: int) -> bool:
        """Locks an open file, unless another process has."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def tell(line: str) -> None:
    """Says one line about progress, away from the command's own output."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
