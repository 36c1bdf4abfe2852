"""Keeping the ledger of published addresses: what a build publishes is written down."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gaung.build import Build
from gaung.model.ledger import LEDGER
from gaung.outputs.pages.frame import Frame

HEADING = """\
# Alamat yang pernah terbit. Setiap alamat di sini harus tetap menuju ke suatu laman. Jika lamannya
# pindah, tulis alamat lamanya di aliases naskah itu. Jika memang dihapus, tulis gone di akhirnya.
# Baris baru ditambahkan oleh:  python3 build.py addresses --add
# Addresses that were published. Each of them has to lead to a page for ever. If the page has moved,
# name the old address under aliases of its text. If it is gone for good, write gone behind it.
# New lines are added by:  python3 build.py addresses --add
"""


@dataclass(frozen=True)
class Kept:
    """What a build means for the ledger."""

    new: tuple[str, ...]
    """The addresses that are not in it yet."""
    text: str
    """The ledger with those."""


def kept(build: Build, site: Path) -> Kept:
    """Compare the pages of a build with the ledger of its site."""
    path = site / LEDGER
    before = path.read_text(encoding="utf-8") if path.exists() else HEADING
    known = {each.address for each in build.kit.ledger} if build.kit else set()
    new = sorted(set(_published(build)) - known)
    text = before if before.endswith("\n") else before + "\n"
    return Kept(tuple(new), text + "".join(f"{address}\n" for address in new))


def _published(build: Build) -> list[str]:
    """Give the addresses of the pages that search engines may list: those that others link to."""
    return [
        output.path.removesuffix("index.html") or "/"
        for output in build.outputs
        if isinstance(frame := getattr(output.view, "frame", None), Frame)
        and (frame.is_indexed or frame.canonical is not None)
        and output.path.endswith("index.html")
        and output.path != "index.html"
    ]


def write(site: Path, text: str) -> None:
    """Write the ledger."""
    (site / LEDGER).write_text(text, encoding="utf-8", newline="\n")
