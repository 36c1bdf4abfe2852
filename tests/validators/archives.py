"""What other programs say of an archive."""

from __future__ import annotations

from pathlib import Path

from tests.programs import run


def opens(data: bytes, folder: Path) -> str:
    """What other programs say of an archive; nothing where they like it."""
    folder.mkdir(exist_ok=True)
    (folder / "a.zip").write_bytes(data)
    if run("unzip", "-t", "a.zip", folder=folder).returncode:
        return "unzip"
    run("unzip", "-qo", "a.zip", folder=folder)
    (top,) = (path for path in folder.iterdir() if path.is_dir())
    listed = {line[66:] for line in (top / "SHA256SUMS").read_text().splitlines()}
    there = {path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file()}
    is_wrong = run("sha256sum", "-c", "--strict", "SHA256SUMS", folder=top).returncode
    return "sha256sum" if is_wrong or there != listed | {"SHA256SUMS"} else ""
