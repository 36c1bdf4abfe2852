"""Programs of the system that judge what we publish; a test that asks one is marked ``validators``.

pytestmark = pytest.mark.validators
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from gaung.edges import console, programs


def program(name: str) -> str:
    """Where a program stands; one that is missing fails the test, for silence proves nothing."""
    found = programs.find(name)
    if found is None:
        pytest.fail(f"{name} is missing: python3 build.py test installs it, or says how")
    return found


def run(
    name: str, *arguments: str | Path, folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program, and give what it said; whether it is content is for the test to say."""
    command = [program(name), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)


def npm_package(name: str) -> Path:
    """The folder of an npm package of tests/tools, installed where it is not there yet."""
    programs.set_up_npm(console.words("en", programs.TOP))
    return programs.folder_of(name)
