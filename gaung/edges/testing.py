"""The project's own checks, one after the other: style, types, tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence

from gaung.edges import programs
from gaung.edges.console import Words, tell
from gaung.edges.refused import Refused
from gaung.edges.walk import PACKAGE


def test(words: Words, pytest_arguments: Sequence[str], without: str | None) -> int:
    """Set up what is missing and run everything; pytest comes last and has the last word."""
    top = PACKAGE.parent
    if not (top / "tests").is_dir() or not (top / "pyproject.toml").is_file():
        raise Refused("no-checkout")
    left_out = _left_out(without)
    programs.set_up(words, [group for group in programs.GROUPS if group not in left_out])
    selection = ["-m", " and ".join(f"not {group}" for group in left_out)] if left_out else []
    pytest = ("pytest", "-n", "auto", "--dist", "loadgroup", *selection, *pytest_arguments)
    steps = (("ruff", "check"), ("mypy",), pytest)
    is_fine = True
    for step in steps:
        tell(f"== {' '.join(step)}", "strong")
        # Our own Python, our own modules, words of whoever sits at this terminal.
        done = subprocess.run([sys.executable, "-m", *step], cwd=top, check=False)  # noqa: S603
        is_fine = is_fine and done.returncode == 0
        if done.returncode and step is not steps[-1]:
            tell(words.say("test-failed", command=step[0]), "error")
    for group in left_out:
        tell(words.say(f"test-without-{group}"), "warning")
    return 0 if is_fine else 1


def _left_out(without: str | None) -> list[str]:
    """Give the groups of tests that are not to be run; nothing is left out unseen, nor in CI."""
    chosen = [name.strip() for name in (without or "").split(",") if name.strip()]
    for name in chosen:
        if name not in programs.GROUPS:
            choices = ", ".join(programs.GROUPS)
            raise Refused("value", found=f"--without {name}", choices=choices)
    if chosen and is_ci():
        raise Refused("without-in-ci")
    return [group for group in programs.GROUPS if group in chosen]


def is_ci() -> bool:
    """Tell whether a machine runs the tests for everybody, so that nothing may be left out."""
    return os.environ.get("CI", "").lower() in ("1", "true", "yes")
