"""Bringing a built site to where the public reads it: a folder, a host, a branch, a bucket.

What is there is known by its manifest, so only what differs is sent: what pages show before the
pages, pages before the feeds that point to them, and what is gone last. What we did not bring is
never touched. Whatever ends it half way leaves every old page with all that it needs, and the next
run goes on from there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, Protocol

from gaung.edges import publish
from gaung.edges.refused import Refused
from gaung.held import Held, HeldFiles

_HOST = re.compile(r"rsync://\S+|[\w.@\[\]-]{2,}:(?!\\)\S.*")
"""``rsync://host/module`` or ``host:folder``; one letter in front of a colon is a drive."""


@dataclass(frozen=True)
class Parcel:
    """A built site: the folder that it stands in, its files, whom it is for."""

    folder: Path
    digests: Mapping[str, str]
    audience: str

    @property
    def files(self) -> HeldFiles:
        """The files of the site, and nothing else that lies in the folder."""
        return HeldFiles({path: self._held(path) for path in self.digests})

    def _held(self, path: str) -> Held:
        file = self.folder / path

        def opened() -> BinaryIO:
            return file.open("rb")

        return Held(file.stat().st_size, opened, self.digests[path])


@dataclass(frozen=True)
class Brought:
    """What was sent and taken away."""

    new: int
    changed: int
    removed: int
    same: int


def parcel(folder: Path) -> Parcel:
    """Give the site that was built into a folder."""
    digests = publish.read_manifest(folder)
    if digests is None:
        raise Refused("output-not-ours", output=str(folder))
    return Parcel(folder, digests, publish.audience_of(folder))


Tell = Callable[[str], None]
"""Hears of each step by its code."""
Way = Callable[[Parcel, Tell], Brought]
"""Brings a built site to the target that it is the way to."""


def way_to(site: Path, target: str) -> Way:
    """Give the way to a target; one that lacks what nobody needs a site to see is refused."""
    if target.startswith("git:"):
        from gaung.edges.deploying_git import bring

        return partial(bring, site, target=target.removeprefix("git:"))
    if target.startswith("s3:"):
        from gaung.edges.deploying_bucket import Bucket

        return partial(_carried, Bucket(target), target)
    if _HOST.fullmatch(target):
        from gaung.edges.deploying_rsync import Host

        return partial(_carried, Host(target), target)
    return partial(_copied, site, Path(target))


def deploy(site: Path, whole: Parcel, target: str, tell: Tell) -> Brought:
    """Bring a built site to a target."""
    return way_to(site, target)(whole, tell)


def _copied(site: Path, folder: Path, whole: Parcel, tell: Tell) -> Brought:
    """Bring a site to a folder."""
    tell("deploy-sending")
    written = publish.publish(whole.files, folder, site=site, audience=whole.audience)
    return Brought(
        len(written.new), len(written.changed), len(written.removed), written.same
    )  # fmt: skip


class Carrier(Protocol):
    """Whoever brings files to one place far away."""

    batch: int
    """After so many files it is written down that they are there."""

    def manifest(self) -> bytes | None:
        """Give the manifest of what is there, or nothing where there is none."""

    def is_full(self) -> bool:
        """Tell whether there is anything; what systems put there does not count."""

    def announce(self, manifest: bytes) -> None:
        """Put a manifest there."""

    def send(self, folder: Path, paths: Sequence[str]) -> None:
        """Send files of a folder; all of them are there when it ends."""

    def remove(self, paths: Sequence[str]) -> None:
        """Remove files that are ours."""


def _carried(carrier: Carrier, target: str, whole: Parcel, tell: Tell) -> Brought:
    """Bring a site to a place that knows files only one by one."""
    tell("deploy-asking")
    found = carrier.manifest()
    is_full = found is None and carrier.is_full()
    before = check_there(found, is_full=is_full, whole=whole, target=target)
    what = difference(before, whole.digests)
    if what.is_nothing:
        return what.brought
    tell("deploy-sending")
    order = publish.in_order((*what.new, *what.changed))
    # An empty digest fits no file: whatever ends this run, the next one sends them again.
    there = {**before, **whole.digests, **dict.fromkeys((*order, *what.gone), "")}
    carrier.announce(publish.manifest(there, whole.audience))
    for share in publish.shares(order):
        for paths in _batches(share, carrier.batch):
            carrier.send(whole.folder, paths)
            there |= {path: whole.digests[path] for path in paths}
            carrier.announce(publish.manifest(there, whole.audience))
    for paths in _batches(publish.in_order(what.gone)[::-1], carrier.batch):
        carrier.remove(paths)
    carrier.announce(publish.manifest(whole.digests, whole.audience))
    return what.brought


def _batches(paths: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (paths[start : start + size] for start in range(0, len(paths), size))


@dataclass(frozen=True)
class Difference:
    """What is to be done at a target, by the manifests of here and there."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    same: int

    @property
    def is_nothing(self) -> bool:
        """Whether all is as it should be."""
        return not (self.new or self.changed or self.gone)

    @property
    def brought(self) -> Brought:
        """The same in numbers."""
        return Brought(len(self.new), len(self.changed), len(self.gone), self.same)


def difference(before: Mapping[str, str], after: Mapping[str, str]) -> Difference:
    """Give what differs between two manifests."""
    return Difference(
        new=tuple(path for path in after if path not in before),
        changed=tuple(path for path in after if before.get(path, after[path]) != after[path]),
        gone=tuple(path for path in before if path not in after),
        same=sum(before.get(path) == digest for path, digest in after.items()),
    )


def check_there(
    found: bytes | None, *, is_full: bool, whole: Parcel, target: str
) -> dict[str, str]:
    """Give the manifest of a target; refuse one that holds anything but the same site of ours."""
    there = publish.told(found) if found is not None else None
    if there is None:
        if is_full:
            raise Refused("output-not-ours", output=target)
        return {}
    if there.audience != whole.audience:
        raise Refused(f"output-for-{there.audience}", output=target)
    return there.digests
