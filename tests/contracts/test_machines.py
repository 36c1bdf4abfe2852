"""The same content gives the same bytes: in another folder, zone, locale, with other newlines."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "tests/golden/small/site"
TEXTS = (".md", ".yaml", ".po", ".html", ".css")


def _built(site: Path, output: Path, **environment: str) -> dict[str, bytes]:
    command = [
        sys.executable, str(ROOT / "build.py"), "--site", str(site),
        "build", "--output", str(output), "--now", "2024-06-01",
    ]  # fmt: skip
    subprocess.run(command, env={**os.environ, **environment}, check=True, capture_output=True)
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file()
    }


def test_zone_locale_hash_seed_and_folder_leave_no_trace(tmp_path: Path) -> None:
    """Two machines that differ in everything but the content publish the same bytes."""
    here, there = tmp_path / "here", tmp_path / "some where" / "else"
    shutil.copytree(SITE, here)
    shutil.copytree(SITE, there)

    first = _built(here, tmp_path / "one", TZ="UTC", LANG="C.UTF-8", PYTHONHASHSEED="1")
    second = _built(
        there, tmp_path / "two", TZ="Asia/Jayapura", LANG="id_ID.UTF-8", PYTHONHASHSEED="2"
    )

    assert first
    assert first == second


def test_clone_with_other_newlines_and_byte_order_marks_is_the_same_site(tmp_path: Path) -> None:
    """A checkout that Windows made gives the same bytes."""
    windows = tmp_path / "windows"
    shutil.copytree(SITE, windows)
    for path in windows.rglob("*"):
        if path.suffix in TEXTS:
            data = path.read_bytes().replace(b"\n", b"\r\n")
            path.write_bytes(b"\xef\xbb\xbf" + data if path.suffix == ".yaml" else data)

    assert _built(windows, tmp_path / "one") == _built(SITE, tmp_path / "two")
