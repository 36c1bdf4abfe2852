"""Bringing a site to a host with rsync: a real daemon on this computer."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gaung.edges import deploying, deploying_rsync
from gaung.edges.own import MANIFEST
from gaung.edges.refused import Refused
from tests.on_disk import tree
from tests.unit.test_deploying import NEW, OLD, parcel, quiet

pytestmark = pytest.mark.validators


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a daemon, and the folder that it serves."""
    top = tmp_path_factory.mktemp("rsync")
    (top / "served").mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = top / "rsyncd.conf"
    settings.write_text(
        f"use chroot = no\nuid = root\ngid = root\n[web]\npath = {top}/served\nread only = no\n",
        "utf-8",
    )
    program = shutil.which("rsync")
    assert program is not None
    words = [program, "--daemon", "--no-detach", f"--config={settings}", f"--port={port}",
             "--address=127.0.0.1"]  # fmt: skip
    with subprocess.Popen(words) as daemon:
        for _ in range(100):
            with socket.socket() as asking:
                if asking.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"rsync://127.0.0.1:{port}/web", top / "served"
        daemon.terminate()


def test_what_differs_is_sent_and_what_is_not_ours_stays(
    tmp_path: Path, host: tuple[str, Path]
) -> None:
    target, there = f"{host[0]}/situs", host[1] / "situs"
    said = deploying.deploy(tmp_path, parcel(tmp_path / "public", OLD), target, quiet)
    assert (said.new, tree(there)) == (4, OLD)
    (there / "theirs.txt").write_bytes(b"theirs")
    said = deploying.deploy(tmp_path, parcel(tmp_path / "public", NEW), target, quiet)
    assert (said.new, said.changed, said.removed, said.same) == (2, 1, 2, 1)
    assert tree(there) == {**NEW, "theirs.txt": b"theirs"}
    said = deploying.deploy(tmp_path, parcel(tmp_path / "public", NEW), target, quiet)
    assert (said.new, said.changed, said.removed, said.same) == (0, 0, 0, 4)


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path, host: tuple[str, Path]) -> None:
    (host[1] / "lain").mkdir()
    (host[1] / "lain/index.html").write_bytes(b"theirs")
    with pytest.raises(Refused, match="output-not-ours"):
        deploying.deploy(tmp_path, parcel(tmp_path / "public", NEW), f"{host[0]}/lain", quiet)
    whole = parcel(tmp_path / "newsroom", NEW, "newsroom")
    deploying.deploy(tmp_path, parcel(tmp_path / "public", NEW), f"{host[0]}/umum", quiet)
    with pytest.raises(Refused, match="output-for-public"):
        deploying.deploy(tmp_path, whole, f"{host[0]}/umum", quiet)
    assert tree(host[1] / "lain") == {"index.html": b"theirs"}


def test_stopped_at_any_step_the_old_pages_work_and_the_next_run_mends_it(
    tmp_path: Path, host: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It looks, and notes, sends, notes, sends, notes, sends, notes, removes and notes."""
    really = deploying_rsync._rsync
    deploying.deploy(tmp_path, parcel(tmp_path / "public", OLD), f"{host[0]}/lama", quiet)
    for step in (2, 3, 5, 7, 9, 10):
        target, there = f"{host[0]}/mati-{step}", host[1] / f"mati-{step}"
        shutil.copytree(host[1] / "lama", there)
        done = 0

        def dying(*words: object, step: int = step, **more: object) -> bool:
            nonlocal done
            done += 1
            if done == step:
                raise Refused("deploy-failed", found="rsync", why="the line is dead")
            return really(*words, **more)  # type: ignore[arg-type]

        with monkeypatch.context() as patch:
            patch.setattr(deploying_rsync, "_rsync", dying)
            whole = parcel(tmp_path / "public", NEW)
            with pytest.raises(Refused, match="deploy-failed"):
                deploying.deploy(tmp_path, whole, target, quiet)
        found = tree(there)
        page = found["index.html"]
        assert page in (b"old", b"new")
        needed = {b"old": "a.css", b"new": "b.css"}[page]
        assert needed in found, f"after step {step} the page lacks its style"
        deploying.deploy(tmp_path, parcel(tmp_path / "public", NEW), target, quiet)
        assert tree(there) == NEW
        assert (there / MANIFEST).is_file()


def test_a_host_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="deploy-failed"):
        deploying.deploy(
            tmp_path, parcel(tmp_path / "public", NEW), "rsync://127.0.0.1:9/web", quiet
        )
