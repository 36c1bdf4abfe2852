"""One build from the disk: load the site, build it, and look again if it changed meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gaung.build import Build, build
from gaung.edges import unchanged, walk
from gaung.edges.disk import ChangedError, load
from gaung.edges.publish import Written
from gaung.edges.refused import Refused
from gaung.edges.unchanged import Record
from gaung.edges.walk import Files
from gaung.memory import Memory
from gaung.problems import Problem, Severity
from gaung.reading.files import Locator
from gaung.rendering import RenderingError
from gaung.snapshot import Snapshot

ATTEMPTS = 3


@dataclass(frozen=True)
class Made:
    """A build, and the files that it was made from."""

    files: Files
    snapshot: Snapshot
    build: Build

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop publication."""
        return tuple(p for p in self.build.problems if p.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that only want a look."""
        return tuple(p for p in self.build.problems if p.severity is Severity.WARNING)


def make(site: Path, now: datetime, base_url: str | None, engine: str, memory: Memory) -> Made:
    """Build a site as it stands on the disk."""
    changed: ChangedError | None = None
    for _ in range(ATTEMPTS):
        files = walk.files(site)
        snapshot, problems = load(site, now, base_url, engine, memory=memory, files=files)
        if problems:
            # What follows from a file that is missing would only hide why it is.
            return Made(files, snapshot, Build(problems, Locator(snapshot)))
        try:
            return Made(files, snapshot, build(snapshot, memory))
        except ChangedError as error:
            changed = error
        except RenderingError as error:
            if not isinstance(error.__cause__, ChangedError):
                raise
            changed = error.__cause__
    raise Refused("changing", found=str(changed))


def record(
    made: Made, written: Written, *, base_url: str | None, language: str, told: str, engine: str
) -> Record:
    """Give what a published build leaves behind for the next."""
    since, until = made.build.kit.now.holds if made.build.kit else (None, None)
    digests = {path: source.digest for path, source in made.snapshot.sources.items()}
    return Record(
        version=unchanged.VERSION,
        engine=engine,
        base_url=base_url,
        language=language,
        read=made.files.at,
        inputs=unchanged.looks(made.files, digests),
        since=since.isoformat() if since else None,
        until=until.isoformat() if until else None,
        written=written.at,
        outputs=dict(written.signatures),
        manifest=written.manifest,
        bytes=written.bytes,
        warnings=len(made.warnings),
        told=told,
    )
