"""The project's own checks, one after the other: style, types, tests."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

from gaung.edges.console import Words, tell
from gaung.edges.refused import Refused
from gaung.edges.walk import PACKAGE


def test(words: Words, pytest_arguments: Sequence[str]) -> int:
    """Run everything; pytest comes last and has the last word."""
    top = PACKAGE.parent
    if not (top / "tests").is_dir() or not (top / "pyproject.toml").is_file():
        raise Refused("no-checkout")
    steps = (("ruff", "check"), ("mypy",), ("pytest", "-n", "auto", *pytest_arguments))
    is_fine = True
    for step in steps:
        tell(f"== {' '.join(step)}", "strong")
        # Our own Python, our own modules, words of whoever sits at this terminal.
        done = subprocess.run([sys.executable, "-m", *step], cwd=top, check=False)  # noqa: S603
        is_fine = is_fine and done.returncode == 0
        if done.returncode and step is not steps[-1]:
            tell(words.say("test-failed", command=step[0]), "error")
    return 0 if is_fine else 1
