"""How long each kind of export takes for a large event, alone and on one core, and how much memory.

    .venv/bin/python bench/exports.py

The event has a thousand sessions, five hundred people and three hundred pictures
(tests/validators/sites.py). What we promise: the calendar of the thousand sessions within one
second, no kind of export more than five, never more than 500 MB.
"""

import resource
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from gaung.memory import Forgetful
from gaung.model.gate import public
from gaung.outputs import PLANNERS, calendars
from gaung.outputs.calendars.writing import written
from gaung.plan import plan
from gaung.reading import read
from gaung.rendering import render
from gaung.templates import Templates
from tests.validators.sites import EVENT, SITES

LIMIT, OF_CALENDAR, MEGABYTES = 5.0, 1.0, 500


def main() -> int:
    """Measure, print, and say by the exit code whether every promise is kept."""
    taken = SITES["large"]()
    reading = read(taken, Forgetful())
    if reading.kit is None:
        return 1
    kit, _ = public(reading.kit)
    templates = Templates(taken.sources, kit.words)
    is_kept = True
    print(f"{'export':<34} {'files':>7} {'bytes':>12} {'seconds':>8}")
    for planner in PLANNERS:
        if ".pages." in planner.__module__:
            continue
        start = time.process_time()
        outputs, _ = plan(kit, (planner,))
        if any(output.needs for output in outputs):
            continue  # what packs other files is measured with them
        files = render(outputs, taken, templates, Forgetful()).files
        seconds = time.process_time() - start
        name = planner.__module__.removeprefix("gaung.outputs.")
        size = sum(map(len, files.values()))
        is_kept = is_kept and seconds < LIMIT
        print(f"{name:<34} {len(files):>7,} {size:>12,} {seconds:>8.2f}")
    start = time.process_time()
    (whole,) = (
        output
        for output in calendars.plan(kit)
        if output.path.startswith("en/") and output.path.endswith("schedule/calendar.ics")
    )
    planned = time.process_time()
    size = len(written(whole.view, None))  # type: ignore[arg-type] # it reaches for nothing
    seconds = time.process_time() - planned
    is_kept = is_kept and seconds < OF_CALENDAR
    print(f"{f'one calendar of {EVENT}':<34} {1:>7} {size:>12,} {seconds:>8.2f}")
    print(f"(all calendars planned in {planned - start:.2f} s)")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"at most {most:,.0f} MB of memory")
    return 0 if is_kept and most < MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main())
