"""What the tests need beside Python: found, installed by name, or asked for in one line."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from gaung.edges import console, programs
from gaung.edges.programs import BROWSER, VALIDATORS
from gaung.edges.refused import Refused

ENGLISH = console.words("en", Path())


class Machine:
    """A computer with some programs, on which commands are written down and may fail."""

    def __init__(self, patch: pytest.MonkeyPatch, folder: Path, *there: str) -> None:
        self.there = set(there)
        self.ran: list[str] = []
        self.failing: list[str] = []
        """Commands that fail once, by how they begin."""
        self.is_root = True
        patch.setattr(shutil, "which", lambda name: f"/bin/{name}" if name in self.there else None)
        patch.setattr(programs, "find_library", lambda name: name if name in self.there else None)
        patch.setattr(programs, "_run", self.run)
        patch.setattr(os, "geteuid", lambda: 0 if self.is_root else 1000)
        patch.setattr(programs, "FOLDER", folder / ".tools")
        patch.setattr(programs, "STAMP", folder / ".tools" / "stamp")

    def run(self, command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        line = " ".join(command)
        self.ran.append(line)
        for begin in self.failing:
            if line.startswith(begin):
                self.failing.remove(begin)
                return subprocess.CompletedProcess(command, 100, "E: Unable to locate package\n")
        packages = line.split()
        self.there |= {each.names[0] for each in programs.PROGRAMS if each.package in packages}
        return subprocess.CompletedProcess(command, 0, "")


EVERYTHING = tuple(each.names[0] for each in programs.PROGRAMS)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    return Machine(monkeypatch, tmp_path, "apt-get", *EVERYTHING)


def test_nothing_is_installed_where_everything_is(machine: Machine) -> None:
    programs.set_up(ENGLISH, programs.GROUPS)
    programs.set_up(ENGLISH, programs.GROUPS)
    assert [line.split()[:2] for line in machine.ran] == [["/bin/npm", "ci"]]


def test_another_name_of_a_program_will_do(machine: Machine) -> None:
    machine.there ^= {"chromium", "google-chrome"}
    assert programs.missing([BROWSER]) == ()
    assert programs.find("chromium") == "/bin/google-chrome"


def test_root_gets_what_is_missing_by_name(machine: Machine) -> None:
    machine.there -= {"qpdf", "java"}
    programs.set_up(ENGLISH, programs.GROUPS)
    assert machine.ran[0].startswith("apt-get install --yes --no-install-recommends ")
    assert machine.ran[0].endswith(" default-jre-headless qpdf")


def test_an_old_list_of_packages_is_renewed_once_it_fails(machine: Machine) -> None:
    machine.there -= {"qpdf"}
    machine.failing = ["apt-get install"]
    programs.set_up(ENGLISH, programs.GROUPS)
    begins = [line.split()[:2] for line in machine.ran]
    assert begins == [
        ["apt-get", "install"], ["dpkg", "--configure"], ["apt-get", "update"],
        ["apt-get", "install"], ["/bin/npm", "ci"],
    ]  # fmt: skip


def test_what_cannot_be_installed_is_said_with_the_last_words(machine: Machine) -> None:
    machine.there -= {"qpdf"}
    machine.failing = ["apt-get install", "apt-get install"]
    with pytest.raises(Refused) as refused:
        programs.set_up(ENGLISH, programs.GROUPS)
    assert refused.value.code == "programs-failed"
    assert refused.value.values["names"] == "qpdf"
    assert refused.value.values["found"] == "  E: Unable to locate package"


@pytest.mark.parametrize("language", ["id", "en"])
def test_others_are_told_the_one_line_to_run(machine: Machine, language: str) -> None:
    machine.is_root = False
    machine.there -= {"exiftool", "unzip"}
    with pytest.raises(Refused) as refused:
        programs.set_up(ENGLISH, programs.GROUPS)
    assert machine.ran == []
    words = console.words(language, Path())
    lines = words.say(f"refused-{refused.value.code}", **refused.value.values).splitlines()
    assert "exiftool, unzip" in lines[0]
    assert lines[1] == (
        "  sudo apt-get install --yes --no-install-recommends libimage-exiftool-perl unzip"
    )


@pytest.mark.parametrize("language", ["id", "en"])
def test_other_systems_are_told_the_programs(machine: Machine, language: str) -> None:
    machine.there -= {"apt-get", "java"}
    with pytest.raises(Refused) as refused:
        programs.set_up(ENGLISH, programs.GROUPS)
    words = console.words(language, Path())
    told = words.say(f"refused-{refused.value.code}", **refused.value.values)
    assert told.splitlines()[0].endswith(": java")


def test_what_is_left_out_needs_no_program(machine: Machine) -> None:
    machine.there = set()
    programs.set_up(ENGLISH, [])
    assert machine.ran == []
    machine.there = {"node", "npm", "chromium"}
    programs.set_up(ENGLISH, [BROWSER])
    assert {each.names[0] for each in programs.missing([VALIDATORS])} >= {"java", "qpdf"}


def test_a_set_up_that_fails_is_not_remembered(machine: Machine) -> None:
    machine.failing = ["/bin/npm ci"]
    with pytest.raises(Refused) as refused:
        programs.set_up_npm(ENGLISH)
    assert refused.value.code == "npm"
    programs.set_up_npm(ENGLISH)
    assert len(machine.ran) == 2


def test_another_lock_is_set_up_again(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    programs.set_up_npm(ENGLISH)
    other = programs.FOLDER.parent / "other"
    shutil.copytree(programs.LOCKED, other)
    (other / "package-lock.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(programs, "LOCKED", other)
    programs.set_up_npm(ENGLISH)
    assert len(machine.ran) == 2


def test_the_lock_has_a_hash_for_each_package_and_no_address() -> None:
    """It can be installed from any mirror, and no mirror can change it."""
    lock = json.loads((programs.LOCKED / "package-lock.json").read_bytes())
    installed = {path: each for path, each in lock["packages"].items() if path}
    assert len(installed) > 100
    assert [path for path, each in installed.items() if not each.get("integrity")] == []
    assert [path for path, each in installed.items() if "resolved" in each] == []
