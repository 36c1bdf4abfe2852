"""The workflow files for git hosts ask for commands that there are."""

from __future__ import annotations

import os
import re
import shlex
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
    wanted = {"check", "cms", "due", "build", "stamp", "addresses"}
    assert {line.split()[2] for line in asked} == wanted
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


# --- what is kept after publishing ------------------------------------------------------------

TOKEN = "glpat-" + "a" * 20
ORIGINAL, TRANSLATION = "content/index.id.md", "content/index.en.md"
COMMANDS = r"""#!/bin/sh
# What the two commands do to the files of a site; their own tests say when they do it.
case "$*" in
  "build.py stamp --since "*)
    if git diff --name-only "$4" HEAD | grep -q en.md && ! grep -q stamp content/index.en.md
    then echo stamped >> content/index.en.md; fi ;;
  "build.py addresses --add") echo id/index.html > addresses.txt ;;
  *) echo "no such command: $*" >&2; exit 2 ;;
esac
"""


class Host:
    """A git host with one repository, and a runner that does the last job of its workflow."""

    def __init__(self, folder: Path, file: Path) -> None:
        self.file = file
        self.folder = folder
        self.remote = folder / "press/kit.git"
        self.work = folder / "work"
        self.site = folder / "clone"
        (folder / "bin").mkdir()
        (folder / "bin/python3").write_text(COMMANDS, encoding="utf-8")
        (folder / "bin/python3").chmod(0o755)
        self.git("init", "--quiet", "--bare", "--initial-branch=main", str(self.remote), at=folder)
        self.git("config", "receive.advertisePushOptions", "true", at=self.remote)
        self.hook(f'echo "$GIT_PUSH_OPTION_0" > {shlex.quote(str(folder))}/options')
        (self.work / "content").mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main", at=self.work)
        self.push("a page", **{ORIGINAL: "Isi.\n"})

    def hook(self, line: str) -> None:
        """Let the host do something before it takes a push."""
        hook = self.remote / "hooks/pre-receive"
        hook.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        hook.chmod(0o755)

    def git(self, *words: str, at: Path) -> str:
        env = {**os.environ, **self.environment}
        done = subprocess.run(
            ["git", *words],  # noqa: S607
            cwd=at,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    @property
    def environment(self) -> dict[str, str]:
        there = f"https://gaung:{TOKEN}@git.example:443/press/kit.git"
        people = {f"GIT_{role}_{part}": "a@b" for role in ("AUTHOR", "COMMITTER")
                  for part in ("NAME", "EMAIL")}  # fmt: skip
        return people | {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.{self.remote}.insteadOf",
            "GIT_CONFIG_VALUE_0": there,
        }

    def push(self, message: str, **files: str) -> None:
        """Let an editor push some files."""
        for path, text in files.items():
            (self.work / path).write_text(text, encoding="utf-8")
        self.git("add", "--all", at=self.work)
        self.git("commit", "--quiet", "-m", message, at=self.work)
        self.git("push", "--quiet", str(self.remote), "HEAD:main", at=self.work)

    @property
    def commits(self) -> list[str]:
        return self.git("log", "--format=%s", "main", at=self.remote).splitlines()

    def checked_out(self) -> str:
        """Check out what the branch is at, as a runner does, and give the commit before."""
        self.git("clone", "--quiet", str(self.remote), str(self.site), at=self.folder)
        if self.file == GITLAB:
            self.git("checkout", "--quiet", "--detach", at=self.site)
            (self.site / "public").mkdir()  # what the job before hands on
        return self.git("rev-parse", "HEAD~1", at=self.site).strip()

    def keep(self, before: str, **more: str) -> str:
        """Do the job in what was checked out, and give what it said."""
        source = "schedule" if not before.strip("0") else "push"
        variables = {
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "CI_PIPELINE_SOURCE": source,
            "CI_COMMIT_BEFORE_SHA": before,
            "CI_DEFAULT_BRANCH": "main",
            "CI_SERVER_PROTOCOL": "https",
            "CI_SERVER_HOST": "git.example",
            "CI_SERVER_PORT": "443",
            "CI_PROJECT_PATH": "press/kit",
            "GAUNG_PUSH_TOKEN": TOKEN,
        }
        lines = "\n".join(self.lines(source, before))
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", lines],  # noqa: S607
            cwd=self.site,
            env={**os.environ, **self.environment, **variables, **more},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def lines(self, source: str, before: str) -> list[str]:
        """Give what the job runs."""
        job = workflow(self.file)["jobs" if self.file == GITHUB else "keep"]
        if self.file == GITLAB:
            return list(job["script"])
        steps = [step for step in job["keep"]["steps"] if "run" in step]
        chosen = [step["run"] for step in steps if source == "push" or "if" not in step]
        return [run.replace("${{ github.event.before }}", before) for run in chosen]


@pytest.fixture(params=[GITHUB, GITLAB], ids=["github", "gitlab"])
def host(request: pytest.FixtureRequest, tmp_path: Path) -> Host:
    return Host(tmp_path, request.param)


KEPT = "Stamps of translations, addresses that were published"


def test_what_was_translated_together_is_stamped_once_and_pushed_without_a_new_run(
    host: Host,
) -> None:
    host.push("both languages", **{ORIGINAL: "Isi baru.\n", TRANSLATION: "New body.\n"})
    before = host.checked_out()
    host.push("one language, meanwhile", **{ORIGINAL: "Isi yang lain.\n"})
    host.keep(before)
    pushed = [KEPT, "one language, meanwhile", "both languages", "a page"]
    assert host.commits == pushed
    assert host.git("show", f"main:{TRANSLATION}", at=host.remote) == "New body.\nstamped\n"
    assert host.git("show", "main:addresses.txt", at=host.remote) == "id/index.html\n"
    if host.file == GITLAB:
        assert (host.folder / "options").read_text(encoding="utf-8").strip() == "ci.skip"

    host.keep(before)
    assert host.commits == pushed, "nothing is new, so nothing is committed"


def test_a_run_that_no_push_began_stamps_nothing(host: Host) -> None:
    host.push("both languages", **{ORIGINAL: "Isi baru.\n", TRANSLATION: "New body.\n"})
    before = host.checked_out()
    host.keep("0" * len(before))
    assert host.commits == [KEPT, "both languages", "a page"]
    assert host.git("show", f"main:{TRANSLATION}", at=host.remote) == "New body.\n"


def test_what_cannot_be_kept_is_said_and_fails_nothing(host: Host) -> None:
    host.push("both languages", **{ORIGINAL: "Isi baru.\n", TRANSLATION: "New body.\n"})
    before = host.checked_out()
    host.hook("exit 1")
    said = host.keep(before)
    assert "Not kept" in said
    assert TOKEN not in said
    assert host.commits == ["both languages", "a page"]


def test_without_a_token_or_a_site_gitlab_says_so_and_keeps_nothing(tmp_path: Path) -> None:
    host = Host(tmp_path, GITLAB)
    host.push("both languages", **{ORIGINAL: "Isi baru.\n", TRANSLATION: "New body.\n"})
    before = host.checked_out()
    assert "GAUNG_PUSH_TOKEN belum diisi" in host.keep(before, GAUNG_PUSH_TOKEN="")
    (host.site / "public").rmdir()
    assert "Nothing was published" in host.keep(before)
    assert host.commits == ["both languages", "a page"]
