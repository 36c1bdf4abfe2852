"""Measures the time from a save to the changed page, as a browser would see it.

    python bench/serve.py [--releases 480] [--saves 5] [--pause 4]

It writes a site of that many releases (480 make some 1,000 pages), serves it, and edits one. After
a pause of four seconds the whole build is over; after half a second it has to give way.
"""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from corpus import corpus

BUILD = Path(__file__).parents[1] / "build.py"
RELEASE = "content/events/forum/releases/siaran-5/index.id.md"
PAGE = "id/acara/forum/siaran-pers/siaran-5/"


def main() -> None:
    """Serve a site, save a release in it a few times, and print how long each took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--releases", type=int, default=480)
    parser.add_argument("--saves", type=int, default=5)
    parser.add_argument("--pause", type=float, default=4.0, help="seconds between two saves")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        for path, text in corpus(asked.releases, 10, 10).items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_text(text, encoding="utf-8")
        command = [sys.executable, str(BUILD), "--site", folder, "--lang", "en", "serve"]
        server = subprocess.Popen([*command, "--port", "0"], stdout=subprocess.PIPE, text=True)
        try:
            url = next(line.split()[-1] for line in server.stdout or () if "://" in line)
            for _ in range(asked.saves):
                print(f"{saved(site / RELEASE, url + PAGE):.3f} s from save to changed page")
                time.sleep(asked.pause)
            status = Path(f"/proc/{server.pid}/status").read_text(encoding="ascii")
            print("most memory:", status.partition("VmHWM:")[2].partition("\n")[0].strip())
        finally:
            server.send_signal(signal.SIGINT)
            server.wait()


def saved(file: Path, page: str) -> float:
    """Save a new paragraph, and give the seconds until the page shows it."""
    mark = f"Penanda {time.time_ns()}."
    file.write_text(file.read_text(encoding="utf-8") + f"\n{mark}\n", encoding="utf-8")
    began = time.perf_counter()
    while True:
        with urllib.request.urlopen(page) as answer:  # noqa: S310 - our own server
            if mark in answer.read().decode():
                return time.perf_counter() - began
        time.sleep(0.01)


if __name__ == "__main__":
    main()
