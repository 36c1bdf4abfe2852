"""The workflow files for git hosts ask for commands that there are."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.factories import ROOT

GITHUB = ROOT / ".github/workflows/press-site.yml"
GITLAB = ROOT / ".gitlab-ci.yml"


@cache
def workflow(file: Path) -> dict[str, Any]:
    text = file.read_text(encoding="utf-8")
    assert "\t" not in text
    read: dict[str, Any] = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - it makes text only
    return read


def scripts(file: Path) -> str:
    text = file.read_text(encoding="utf-8")
    return "\n".join(re.findall(r"python3 build\.py [a-z]+[^\"'|;)$\n]*", text))


@cache
def help_of(command: str) -> str:
    asked = [sys.executable, "build.py", "--lang", "en", command, "--help"]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("file", [GITHUB, GITLAB])
def test_a_workflow_asks_for_commands_and_options_that_there_are(file: Path) -> None:
    asked = scripts(file).splitlines()
    more = {"stamp", "addresses"} if file == GITHUB else set()
    assert {line.split()[2] for line in asked} == {"check", "cms", "due", "build", *more}
    for line in asked:
        command, *rest = line.split()[2:]
        for option in (word for word in rest if word.startswith("--")):
            assert option in help_of(command), line


def test_a_pull_request_is_checked_and_never_published() -> None:
    jobs = workflow(GITHUB)["jobs"]
    assert jobs["publish"]["if"] == "needs.build.outputs.publish == 'yes'"
    steps = {step.get("name", ""): step for step in jobs["build"]["steps"]}
    assert steps["Hand over to Pages"]["if"] == "steps.due.outputs.publish == 'yes'"
    assert "pull_request) publish=no" in steps["Is anything to be published?"]["run"]
    assert workflow(GITHUB)["permissions"] == {"contents": "read"}


def test_what_was_published_is_kept_and_nothing_else_may_write() -> None:
    jobs = workflow(GITHUB)["jobs"]
    assert jobs["keep"]["needs"] == ["build", "publish"]
    writers = [name for name, job in jobs.items() if "contents" in job.get("permissions", {})]
    assert writers == ["keep"]


def test_only_the_default_branch_is_published() -> None:
    (rule,) = workflow(GITLAB)["pages"]["rules"]
    assert rule == {"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}
