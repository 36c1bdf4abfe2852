"""The wheel builds the same site as the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "tests/golden/small/site"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder into which the project's wheel was unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def test_wheel_carries_layouts_assets_words_and_messages(installed: Path) -> None:
    """Everything that the engine reads beside its own code is inside the wheel."""
    for path in (
        "gaung/_site/layouts/base.html",
        "gaung/_site/layouts/locale/id.po",
        "gaung/_site/layouts/locale/en.po",
        "gaung/_site/assets/css/main.css",
        "gaung/messages/id.yaml",
        "gaung/messages/en.yaml",
    ):
        assert (installed / path).is_file(), path


def test_wheel_builds_the_same_bytes_as_the_checkout(installed: Path, tmp_path: Path) -> None:
    """An installed Gaung and a checkout agree on every file of a site."""
    sites = {}
    for name, folder in (("wheel", installed), ("checkout", ROOT)):
        output = tmp_path / name
        environment = {**os.environ, "PYTHONPATH": str(folder)}
        command = [
            sys.executable, "-m", "gaung", "--site", str(SITE),
            "build", "--output", str(output), "--now", "2024-06-01",
        ]  # fmt: skip
        subprocess.run(command, env=environment, cwd=tmp_path, check=True, capture_output=True)
        sites[name] = {
            path.relative_to(output).as_posix(): path.read_bytes()
            for path in output.rglob("*")
            if path.is_file()
        }

    assert sites["wheel"]
    assert sites["checkout"] == sites["wheel"]
