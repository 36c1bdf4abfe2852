"""One build from the disk: look at the site, build it, and look again if it changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from gaung.build import Build, build
from gaung.edges import unchanged, walk
from gaung.edges.disk import ChangedError, Engine, read
from gaung.edges.hands import Threads
from gaung.edges.publish import Written
from gaung.edges.refused import Refused
from gaung.edges.unchanged import Record
from gaung.edges.walk import Files
from gaung.held import LostError
from gaung.memory import Memory
from gaung.model.audience import Audience
from gaung.model.kit import Kit
from gaung.problems import Problem, Severity
from gaung.reading.files import Locator
from gaung.rendering import RenderingError
from gaung.snapshot import Snapshot

ATTEMPTS = 3


@dataclass(frozen=True)
class Seen:
    """A site as it stands on the disk: its files, their snapshot, what kept files out of it."""

    files: Files
    snapshot: Snapshot
    problems: tuple[Problem, ...]

    @property
    def digests(self) -> Mapping[str, str]:
        """The digest of every source, by path."""
        return {path: source.digest for path, source in self.snapshot.sources.items()}


@dataclass(frozen=True)
class Made:
    """A build, and what it was made from."""

    seen: Seen
    build: Build

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop publication."""
        return tuple(p for p in self.build.problems if p.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that only want a look."""
        return tuple(p for p in self.build.problems if p.severity is Severity.WARNING)


@dataclass(frozen=True)
class Order:
    """What is to be built."""

    site: Path
    now: datetime
    engine: Engine
    base_url: str | None = None
    audience: Audience = Audience.PUBLIC


def see(order: Order, memory: Memory) -> Seen:
    """Look at a site."""
    files = walk.files(order.site)
    sources, problems = read(files, memory)
    engine = order.engine
    snapshot = Snapshot(
        sources, order.now, order.base_url, engine.whole, engine.craft, order.audience
    )
    return Seen(files, snapshot, problems)


def make(
    order: Order,
    memory: Memory,
    seen: Seen | None = None,
    *,
    is_indexed: bool = False,
    tell: Callable[[int, int], None] | None = None,
) -> Made:
    """Build a site, for publication with its search index.

    A file that changes under our eyes is looked at again. *tell* hears how much of the heavy work
    is done.
    """
    found = ""
    for _ in range(ATTEMPTS):
        seen = seen or see(order, memory)
        if seen.problems:
            # What follows from a file that is missing would only hide why it is.
            return Made(seen, Build(seen.problems, Locator(seen.snapshot)))
        try:
            with Threads(tell) as hands:
                made = build(seen.snapshot, memory, hands)
            if is_indexed and made.is_sound:
                from gaung.edges.searching import with_index

                made = with_index(made, memory, order.engine.whole)
                if made.kit is not None and made.kit.site.web_editor is not None:
                    from gaung.edges.web_editor import with_editor

                    made = with_editor(made, memory)
            return Made(seen, made)
        except (ChangedError, LostError, RenderingError) as error:
            changed = error.__cause__ if isinstance(error, RenderingError) else error
            if not isinstance(changed, ChangedError | LostError):
                raise
            found, seen = str(changed), None
    raise Refused("changing", found=found)


def coming(kit: Kit, language: str) -> list[tuple[str, str]]:
    """Give the moments at which a site will change by itself, and each in words."""
    words = kit.words[language if language in kit.languages else kit.languages[0]]
    zone = ZoneInfo(kit.site.publishing_zone)
    local = (instant.astimezone(zone) for instant in kit.now.coming)
    return [(each.isoformat(), words.moment(each)) for each in local]


def record(made: Made, written: Written, *, language: str, told: str, engine: str) -> Record:
    """Give what a published build leaves behind for the next."""
    since, until = made.build.kit.now.holds if made.build.kit else (None, None)
    return Record(
        version=unchanged.VERSION,
        engine=engine,
        base_url=made.seen.snapshot.base_url,
        audience=made.seen.snapshot.audience,
        language=language,
        read=made.seen.files.at,
        inputs=unchanged.looks(made.seen.files, made.seen.digests),
        since=since.isoformat() if since else None,
        until=until.isoformat() if until else None,
        written=written.at,
        outputs=dict(written.signatures),
        manifest=written.manifest,
        bytes=written.bytes,
        path=made.build.kit.site.path if made.build.kit else "/",
        coming=coming(made.build.kit, language) if made.build.kit else [],
        warnings=len(made.warnings),
        told=told,
    )
