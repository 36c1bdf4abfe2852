"""Lighthouse, as a phone, on pages of a host."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tests.programs import npm_package, program, run

KINDS = ("home", "event", "release", "schedule", "person", "award")
"""The pages that are looked at."""
CERTAIN = ("accessibility", "best-practices", "seo")
"""The categories whose scores do not hang on how busy the machine is."""


def looked_at(urls: Iterable[str], categories: Iterable[str] = CERTAIN) -> Iterator[dict[str, Any]]:
    """What Lighthouse says of each page: ``url``, ``scores`` and the audits ``below`` full."""
    modules = npm_package("lighthouse").parent
    script = Path(__file__).with_suffix(".mjs")
    done = run("node", script, modules, program("chromium"), ",".join(categories), *urls)
    assert done.returncode == 0, done.stderr
    yield from map(json.loads, done.stdout.splitlines())
