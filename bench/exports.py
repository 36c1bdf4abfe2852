"""How long each export takes for a large event, alone and on one core, and how much memory.

    .venv/bin/python bench/exports.py
    .venv/bin/python bench/exports.py --megabytes 2000     the kit of an event with such pictures

The event has a thousand sessions, five hundred people and three hundred pictures
(tests/validators/sites.py). What we promise: the calendar of the thousand sessions within one
second, no export more than five, never more than 500 MB of memory.

What a file packs is made before it is measured. Pages and the pictures within them are no exports.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image

from gaung.edges.disk import load
from gaung.edges.store import Store
from gaung.held import Held, HeldFiles
from gaung.memory import Memory
from gaung.model.gate import public
from gaung.model.kit import Kit
from gaung.outputs import CLOSERS, PLANNERS
from gaung.outputs.archives import Archive
from gaung.plan import Output
from gaung.reading import read
from gaung.rendering import render
from gaung.snapshot import Snapshot
from gaung.templates import Templates
from tests.factories import EVENT, RIGHTS, Files, event, site, text
from tests.validators.kinds import KINDS, Kind
from tests.validators.sites import NOW, large
from tests.validators.taken import TAKEN

LIMIT, OF_CALENDAR, MEGABYTES = 5.0, 1.0, 500
OF_PAGES = ("pictures/", "cards/", "assets/", "search/")
"""The folders of what pages show."""
Outputs = tuple[Output[Any], ...]


def main(arguments: list[str]) -> int:
    """Measure, print, and say by the exit code whether every promise is kept."""
    with tempfile.TemporaryDirectory(prefix="gaung-bench-") as folder:
        if arguments[:1] == ["--megabytes"]:
            return kit_of_pictures(Path(folder), int(arguments[1]))
        return exports(Path(folder))


# --- a large event ----------------------------------------------------------------------------


def exports(folder: Path) -> int:
    """Measure every export of the large event."""
    files: dict[str, str | bytes] = {**large()}
    record = json.loads(files["site.yaml"])
    files["site.yaml"] = text(record | {"outputs": {"fonts": False, "search": False}})
    for number in range(300):
        start = f"content/events/{EVENT}/media/foto-{number}"
        del files[f"{start}.svg"]
        put(folder / "site" / f"{start}.jpg", noise(number, 1600, 1067, 90))
    for path, data in files.items():
        put(folder / "site" / path, data.encode() if isinstance(data, str) else data)
    del files
    with Store(folder / "memory") as memory:
        taken, _ = load(folder / "site", NOW, memory=memory)
        kit = kit_of(taken, memory)
        print(f"{peak():,.0f} MB of memory for the kit")
        is_kept = True
        print(f"{'planned by':<24} {'files':>7} {'seconds':>19}")
        outputs: list[Output[Any]] = []
        for planner in (*PLANNERS, *CLOSERS):
            is_closer = planner in CLOSERS
            before = tuple(outputs)
            seconds, found = timed(partial(planned, planner, kit, before if is_closer else None))
            outputs += found
            name = planner.__module__.removeprefix("gaung.outputs.")
            if not name.startswith("pages."):
                is_kept = is_kept and seconds < LIMIT
                print(f"{name:<24} {len(found):>7,} {seconds:>19.2f}")
        print(f"{peak():,.0f} MB of memory for all that is planned, pages among it")
        bench = Bench(taken, kit, memory, tuple(outputs))
        print(f"\n{'export':<24} {'files':>7} {'bytes':>12} {'seconds':>8} {'slowest':>8}  which")
        for kind in (*KINDS, *TAKEN):
            is_kept = bench.measured(kind) and is_kept
    most = peak()
    print(f"\nat most {most:,.0f} MB of memory")
    return 0 if is_kept and most < MEGABYTES else 1


def planned(planner: Any, kit: Kit, before: Outputs | None) -> Outputs:
    """Ask a planner; *before* are the outputs that it closes."""
    return tuple(planner(kit) if before is None else planner(kit, before))


class Bench:
    """Makes exports one by one, each when what it packs is there."""

    def __init__(self, taken: Snapshot, kit: Kit, memory: Memory, outputs: Outputs) -> None:
        self._taken, self._memory = taken, memory
        self._outputs = {output.path: output for output in outputs}
        self._templates = Templates(taken.sources, kit.words)
        self._there: dict[str, Held] = {}

    def measured(self, kind: Kind) -> bool:
        """Measure the exports of a kind and print a line; tell whether all are quick enough."""
        mine = [
            output
            for path, output in self._outputs.items()
            if kind.has(path) and not path.startswith(OF_PAGES) and not path.endswith(".html")
        ]
        times = {output.path: self._made(output) for output in mine}
        if not times:
            return True
        slowest = max(times, key=lambda path: times[path])
        size = sum(self._there[path].size for path in times)
        print(
            f"{kind.name:<24} {len(mine):>7,} {size:>12,} {sum(times.values()):>8.2f} "
            f"{times[slowest]:>8.2f}  {slowest}",
            flush=True,
        )
        return times[slowest] < (OF_CALENDAR if kind.name == "calendar" else LIMIT)

    def _made(self, output: Output[Any]) -> float:
        for need in output.needs:
            if need not in self._there:
                self._made(self._outputs[need])
        seconds, files = timed(lambda: self._rendered(output))
        self._there[output.path] = files.held(output.path)
        return seconds

    def _rendered(self, output: Output[Any]) -> HeldFiles:
        return render(
            (output,), self._taken, self._templates, self._memory, there=self._there
        ).files


# --- two thousand megabytes of pictures -------------------------------------------------------


def kit_of_pictures(folder: Path, megabytes: int) -> int:
    """Pack the kit of an event whose pictures are real files, and say how much memory it took."""
    source = folder / "site"
    files: dict[str, str | bytes] = {**pictures_site()}
    for path, data in files.items():
        put(source / path, data.encode() if isinstance(data, str) else data)
    size = number = 0
    while size < megabytes * 1_000_000:
        data = noise(number, 4000, 3000, 96)
        record = {"caption": f"Foto {number}", "alt": f"Gambar {number}", **RIGHTS}
        start = source / f"content/events/{EVENT}/media/foto-{number}"
        put(start.with_suffix(".yaml"), text(record).encode())
        put(start.with_suffix(".jpg"), data)
        size, number = size + len(data), number + 1
    print(f"{number} pictures, {size:,} bytes; {peak():,.0f} MB of memory before anything is read")
    with Store(folder / "memory") as memory:
        taken, _ = load(source, datetime(2024, 6, 1, tzinfo=UTC), memory=memory)
        kit = kit_of(taken, memory)
        outputs: list[Output[Any]] = [each for planner in PLANNERS for each in planner(kit)]
        for closer in CLOSERS:
            outputs += closer(kit, tuple(outputs))
        kits = [
            each for each in outputs if isinstance(each.view, Archive) and "kits" not in each.path
        ]
        wanted = {each.path for each in kits} | {need for each in kits for need in each.needs}
        seconds, files_made = timed(
            lambda: render(
                tuple(each for each in outputs if each.path in wanted),
                taken, Templates(taken.sources, kit.words), memory,
            ).files
        )  # fmt: skip
        for each in kits:
            held = files_made.held(each.path)
            print(f"{each.path}: {held.size:,} bytes, {held.digest[:12]}")
        print(f"{seconds:,.1f} seconds; at most {peak():,.0f} MB of memory")
    return 0 if peak() < MEGABYTES else 1


def pictures_site() -> Files:
    """Give a site in one language whose kit is one archive."""
    limits = {"zip_mb": 4000, "picture_mb": 100}
    outputs = dict.fromkeys(("fonts", "cards", "pdf", "social_pictures", "search"), False)
    return site("id", limits=limits, outputs=outputs) | event(name="Forum Air")


# --- what both do -----------------------------------------------------------------------------


def kit_of(taken: Snapshot, memory: Memory) -> Kit:
    """Give what the public may see of a site."""
    reading = read(taken, memory)
    if reading.kit is None:
        raise ValueError(reading.problems)
    return public(reading.kit)[0]


def noise(number: int, width: int, height: int, quality: int) -> bytes:
    """Give a photograph of nothing, which no format can make small, unlike any other."""
    pixels = random.Random(number).randbytes(3 * (width // 4) * (height // 4))  # noqa: S311
    image = Image.frombytes("RGB", (width // 4, height // 4), pixels)
    out = BytesIO()
    image.resize((width, height), Image.Resampling.NEAREST).save(out, "JPEG", quality=quality)
    return out.getvalue()


def put(path: Path, data: bytes) -> None:
    """Write a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Do something; give the seconds of one core that it took, and what came of it."""
    start = time.process_time()
    done = work()
    return time.process_time() - start, done


def peak() -> float:
    """Give the most memory that this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
