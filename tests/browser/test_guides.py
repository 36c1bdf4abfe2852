"""What the guides show of the preview is what editors see.

With GAUNG_REWRITE=1 their pictures are taken anew.
"""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.factories import ROOT
from tests.guides import ON_THE_DAY, PAGES, Walk

pytestmark = pytest.mark.xdist_group("guides")

WINDOW: ViewportSize = {"width": 1100, "height": 720}
PICTURES = ROOT / "docs/pictures"


@contextmanager
def preview(folder: Path) -> Iterator[str]:
    """The address of a preview, which is over with the test."""
    command = [sys.executable, "build.py", "serve", "--port", "0"]
    environment = {**os.environ, **ON_THE_DAY, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, cwd=folder, env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        try:
            said = ""
            for line in process.stdout:
                said += line
                if found := re.search(r"http://[\d.:a-z]+/\S*", line):
                    yield found[0]
                    return
            pytest.fail(said)
        finally:
            process.terminate()


def keep(page: Page, name: str, folder: Path) -> None:
    """Take a picture of the screen, for the guide where that is wanted."""
    taken = page.screenshot(path=folder / name, animations="disabled")
    if os.environ.get("GAUNG_REWRITE"):
        (PICTURES / name).write_bytes(taken)
    there = (PICTURES / name).read_bytes()
    assert struct.unpack(">II", there[16:24]) == (WINDOW["width"], WINDOW["height"])


def test_a_release_is_seen_and_a_slip_is_told_until_it_is_mended(
    browser: Browser, walked: Walk, tmp_path: Path
) -> None:
    language = walked.language
    folder = walked.copy(tmp_path / "kit")
    path = PAGES[language][language].removesuffix("index.html")
    event, release = ("forum-media", "dibuka") if language == "id" else ("media-forum", "opens")
    text = folder / f"content/events/{event}/releases/{release}/index.{language}.md"
    written = text.read_text(encoding="utf-8")
    with preview(folder) as address:
        page = browser.new_page(viewport=WINDOW, locale=f"{language}-{language.upper()}")
        page.goto(address.rstrip("/") + "/" + path)
        expect(page.get_by_role("heading", level=1)).to_contain_text("Forum")
        page.wait_for_load_state("networkidle")
        keep(page, f"guide-release.{language}.png", tmp_path)
        text.write_text(written.replace("person:sari-wulandari", "person:sari-wulan"), "utf-8")
        expect(page.get_by_text("person:sari-wulan)")).to_be_visible(timeout=30_000)
        expect(page.get_by_text("sari-wulandari").first).to_be_visible()
        keep(page, f"guide-red.{language}.png", tmp_path)
        text.write_text(written, "utf-8")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Forum", timeout=30_000)
        page.close()
