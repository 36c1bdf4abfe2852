"""Bringing a built site to where the public reads it: a folder, a host, a branch, a bucket.

What is there is known by its manifest, so only what differs is sent: what pages show before the
pages, pages before the feeds that point to them, and what is gone last. What we did not bring is
never touched. Whatever ends it half way leaves every old page with all that it needs, and the next
run goes on from there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

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


def deploy(site: Path, whole: Parcel, target: str, tell: Callable[[str], None]) -> Brought:
    """Bring a built site to a target; *tell* hears of each step by its code."""
    if target.startswith("git:"):
        from gaung.edges.deploying_git import bring

        return bring(site, whole, target.removeprefix("git:"), tell)
    if target.startswith("s3:"):
        from gaung.edges.deploying_bucket import bring as store

        return store(whole, target, tell)
    if _HOST.fullmatch(target):
        from gaung.edges.deploying_rsync import bring as send

        return send(whole, target, tell)
    tell("deploy-sending")
    written = publish.publish(whole.files, Path(target), site=site, audience=whole.audience)
    return Brought(
        len(written.new), len(written.changed), len(written.removed), written.same
    )  # fmt: skip


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
