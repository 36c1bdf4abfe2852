"""A site brought to a branch of a git repository: one commit, which is there or is not."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from gaung.edges import own, publish
from gaung.edges.deploying import Brought, Parcel, Tell, check_there, difference
from gaung.edges.own import MANIFEST
from gaung.edges.refused import Refused

_HEAD = "refs/gaung/before"


def bring(site: Path, whole: Parcel, tell: Tell, *, target: str) -> Brought:
    """Bring a built site to ``branch``, of ``origin``, or to ``remote#branch``."""
    remote, _, branch = target.rpartition("#")
    url = _url(site, remote or "origin")
    git = _Git(own.folder(site) / "deploy.git")
    tell("deploy-asking")
    head = git.fetched(url, branch)
    listed = git.run("ls-tree", "--name-only", head).splitlines() if head else []
    found = (
        git.run("cat-file", "blob", f"{head}:{MANIFEST}") if MANIFEST.encode() in listed else None
    )
    is_full = any(not name.startswith(b".") for name in listed)
    before = check_there(found, is_full=is_full, whole=whole, target=f"git:{target}")
    what = difference(before, whole.digests)
    if what.is_nothing:
        return what.brought
    tell("deploy-sending")
    tree = git.tree(head, whole, (*what.new, *what.changed), what.gone)
    parents = ("-p", head) if head else ()
    counts = f"{len(what.new)} new, {len(what.changed)} changed, {len(what.gone)} gone"
    words = ("commit-tree", tree, *parents, "-m", f"Publish the site: {counts}")
    commit = git.run(*words, env=_who(site)).decode().strip()
    git.run("push", "--quiet", url, f"{commit}:refs/heads/{branch}")
    return what.brought


def _url(site: Path, remote: str) -> str:
    """Give the address of a remote of the site's repository; what is no name of one is one."""
    done = _run(["git", "-C", str(site), "remote", "get-url", remote])
    if done.returncode == 0:
        return done.stdout.decode().strip()
    if "/" not in remote and ":" not in remote and "\\" not in remote:
        raise Refused("deploy-remote", found=remote)
    return remote


def _who(site: Path) -> dict[str, str]:
    """Give who commits: whoever does in the site, else the tool."""
    found = {}
    for field, usual in (("name", "Gaung"), ("email", "gaung@localhost")):
        said = _run(["git", "-C", str(site), "config", f"user.{field}"]).stdout.decode().strip()
        for role in ("AUTHOR", "COMMITTER"):
            found[f"GIT_{role}_{field.upper()}"] = said or usual
    return found


class _Git:
    """A repository of our own, where commits are put together without touching the user's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._index = folder / "gaung-index"
        if not (folder / "HEAD").exists():
            self.run("init", "--quiet", "--bare", str(folder))

    def fetched(self, url: str, branch: str) -> str:
        """Give the commit that a branch is at, fetched; nothing where there is no such branch."""
        ref = f"refs/heads/{branch}"
        heads = self.run("ls-remote", url, ref).decode().split()
        if ref not in heads:
            return ""
        self.run("fetch", "--quiet", "--depth=1", "--no-tags", url, f"+{ref}:{_HEAD}")
        return self.run("rev-parse", _HEAD).decode().strip()

    def tree(
        self, head: str, whole: Parcel, changed: tuple[str, ...], gone: tuple[str, ...]
    ) -> str:
        """Give the tree of a commit: what was there, with our files as they are now."""
        self._index.unlink(missing_ok=True)
        env = {"GIT_INDEX_FILE": str(self._index)}
        if head:
            self.run("read-tree", head, env=env)
        manifest = self.run(
            "hash-object", "-w", "--stdin", data=publish.manifest(whole.digests, whole.audience)
        ).decode()  # fmt: skip
        paths = "".join(f"{(whole.folder / path).resolve()}\n" for path in changed)
        words = ("hash-object", "-w", "--no-filters", "--stdin-paths")
        blobs = self.run(*words, data=paths.encode()).decode().split() if changed else []
        nothing = "0" * len(manifest.strip())
        lines = [f"0 {nothing}\t{path}" for path in gone]
        lines += [f"100644 {blob}\t{path}" for blob, path in zip(blobs, changed, strict=True)]
        lines.append(f"100644 {manifest.strip()}\t{MANIFEST}")
        data = "".join(f"{line}\0" for line in lines).encode()
        self.run("update-index", "-z", "--add", "--index-info", data=data, env=env)
        return self.run("write-tree", env=env).decode().strip()

    def run(self, *words: str, data: bytes = b"", env: Mapping[str, str] | None = None) -> bytes:
        """Give what git says, or refuse with its words."""
        place = () if words[0] == "init" else (f"--git-dir={self._folder}",)
        done = _run(["git", *place, *words], data, env)
        if done.returncode:
            lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise Refused("deploy-failed", found="git", why=lines[-1] if lines else words[0])
        return done.stdout


def _run(
    words: list[str], data: bytes = b"", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - the words are ours, the target is the user's
            words, input=data, capture_output=True, check=False, env={**os.environ, **(env or {})}
        )
    except FileNotFoundError:
        raise Refused("deploy-program", found="git") from None
