"""The command line: what it does, what it says in which language, with which code it ends."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gaung import cli
from gaung.edges import arguments, console, programs
from gaung.edges.clock import moment
from gaung.edges.refused import Refused
from gaung.edges.walk import PACKAGE
from gaung.model.kit import Kit
from gaung.plan import Output, Workbench
from tests import on_disk
from tests.factories import ROOT, event, release, site

RELEASE = "content/events/forum-air/releases/satu/index.id.md"
DRAFT = release("kelak", published="2024-06-10 09:00 WIB", title="Kelak saja")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was built once, whose pages are remembered."""
    folder = tmp_path_factory.mktemp("built") / "situs"
    on_disk.write(folder, site() | event() | release("satu") | DRAFT)
    assert on_disk.run(folder, "--now", "2024-06-01") == 0
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "situs"))


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717200000")  # 1 June 2024


class Said:
    """What one run of the command line said, and how it ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err


Run = Callable[..., Said]


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str) -> Said:
        capsys.readouterr()
        code = on_disk.run(folder, *words)
        return Said(code, *capsys.readouterr())

    return run


def misspell(folder: Path) -> None:
    text = (folder / RELEASE).read_text(encoding="utf-8")
    (folder / RELEASE).write_text(text.replace("summary:", "sumary:"), encoding="utf-8")


# build


def test_a_build_tells_what_was_made(run: Run, folder: Path) -> None:
    shutil.rmtree(folder / "public")
    said = run("build")
    assert said.code == 0
    assert re.match(r"Selesai: \d+ berkas, \d+ kB, dalam \d+,\d detik\.\n", said.out)
    files = sum(path.is_file() for path in (folder / "public").rglob("*")) - 1
    assert f"Baru: {files} · berubah: 0 · dihapus: 0 · tetap: 0" in said.out
    assert f"Situs ada di {folder}/public/" in said.out
    assert "\x1b" not in said.out + said.err  # nobody is looking: no colours


def test_build_is_what_is_done_where_nothing_is_said(run: Run, folder: Path) -> None:
    (folder / "public/id/index.html").unlink()
    assert "berubah: 1" in run().out
    assert run("--strict").code == 0


def test_problems_are_told_and_nothing_is_published(run: Run, folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (folder / "public").rglob("*")}
    misspell(folder)
    said = run("build")
    assert said.code == 1
    assert f"{RELEASE}:3:1  kesalahan  field-unknown" in said.err
    assert '    3 | sumary: "Ringkasan satu."' in said.err
    assert "Kesalahan: " in said.out
    assert {path: path.stat().st_mtime_ns for path in (folder / "public").rglob("*")} == before


def test_a_build_mends_itself(run: Run, folder: Path) -> None:
    original = (folder / RELEASE).read_text(encoding="utf-8")
    misspell(folder)
    assert run().code == 1
    (folder / RELEASE).write_text(original, encoding="utf-8")
    assert run().code == 0


def test_strict_lets_no_warning_pass(run: Run, folder: Path) -> None:
    en = folder / "content/events/forum-air/releases/satu/index.en.md"
    en.write_text(
        en.read_text(encoding="utf-8").replace(
            "---\n\n", 'translated_from: "0123456789ab"\n---\n\n'
        ),
        encoding="utf-8",
    )
    warned = run("build")
    assert warned.code == 0
    assert "peringatan: " in warned.out
    again = run("build")
    assert (again.code, again.err) == (0, warned.err)
    assert again.out.startswith("Tidak ada yang berubah")
    strict = run("build", "--strict")
    assert strict.code == 1
    assert "Peringatan diperlakukan sebagai kesalahan (--strict)." in strict.err


def test_another_folder_and_another_address(run: Run, folder: Path, tmp_path: Path) -> None:
    said = run("build", "--output", str(tmp_path / "lain"), "--base-url", "https://lain.example/x/")
    assert said.code == 0
    assert 'href="/x/id/"' in (tmp_path / "lain/index.html").read_text(encoding="utf-8")
    assert 'href="/kit/id/"' in (folder / "public/index.html").read_text(encoding="utf-8")


def test_a_moment_decides_what_is_public(run: Run, folder: Path) -> None:
    page = folder / "public/id/acara/forum-air/siaran-pers/kelak/index.html"
    assert not page.exists()
    assert run("build", "--now", "10 Juni 2024 09.00 WIB").code == 0
    assert page.exists()
    assert run("build", "--now", "2024-06-10 08:59 WIB").code == 0
    assert not page.exists()


# The other commands


def test_check_finds_the_same_and_writes_nothing(run: Run, folder: Path) -> None:
    assert run("check").out == "Semuanya baik.\n"
    misspell(folder)
    shutil.rmtree(folder / "public")
    said = run("check")
    assert (said.code, said.err) == (1, "")
    assert f"{RELEASE}:3:1  kesalahan  field-unknown" in said.out
    assert not (folder / "public").exists()


def test_check_speaks_to_programs_and_to_github(run: Run, folder: Path) -> None:
    assert json.loads(run("check", "--format", "json").out) == {"problems": []}
    assert run("check", "--format", "github").out == ""
    misspell(folder)
    said = run("check", "--format", "json")
    assert said.code == 1
    codes = {
        (each["path"], each["line"], each["code"]) for each in json.loads(said.out)["problems"]
    }
    assert (RELEASE, 3, "field-unknown") in codes
    github = run("check", "--format", "github", "--lang", "en")
    assert f"::error file={RELEASE},line=3,col=1,title=error%3A field-unknown::" in github.out


def test_due_says_when_the_site_changes_by_itself(run: Run) -> None:
    said = run("due")
    assert said.code == 0
    assert "2024-06-10T09:00:00+07:00  Senin, 10 Juni 2024, pukul 09.00 WIB\n" in said.out
    assert "2024-05" not in said.out
    later = run("due", "--now", "2030-01-01")
    assert (later.code, later.out) == (0, "")
    assert later.err == "Situs tidak akan berubah dengan sendirinya.\n"


def test_due_says_what_changed_lately(run: Run) -> None:
    """A scheduler asks it every few minutes, and publishes only if it says something."""
    after = ("--now", "2024-06-10 09:10 WIB", "--past")
    assert run("due", *after, "20").out.startswith("2024-06-10T09:00:00+07:00  Senin")
    assert (run("due", *after, "5").out, run("due", *after, "5").err) == ("", "")


def test_explain_says_what_a_file_is_made_from_and_why_again(run: Run, folder: Path) -> None:
    page = "id/acara/forum-air/siaran-pers/satu/index.html"
    text = (folder / RELEASE).read_text(encoding="utf-8")
    (folder / RELEASE).write_text(text.replace("Isi satu.", "Isi lain."), encoding="utf-8")
    for asked in (page, f"/kit/{page}", page.removesuffix("index.html"), f"public/{page}"):
        said = run("explain", asked)
        assert said.code == 0
        assert said.out.startswith(f"{page}\n")
        assert f"Dari: {RELEASE}\n" in said.out
        assert "  layouts/pages/release.html\n" in said.out
        assert "Akan dibuat ulang karena: isi yang ditampilkannya berubah" in said.out
    assert run("build").code == 0
    said = run("explain", page)
    assert "Terakhir dibuat ulang karena: isi yang ditampilkannya berubah" in said.out
    assert said.out.endswith("\nTidak berubah sejak pembuatan terakhir.\n")


def test_explain_helps_with_a_path_that_is_not_there(run: Run) -> None:
    said = run("--lang", "en", "explain", "id/indeks.html")
    assert said.code == 2
    assert said.err.startswith("This site has no file id/indeks.html.\nDid you mean id/index.html")


def test_due_and_explain_tell_the_problems_of_a_broken_site(run: Run, folder: Path) -> None:
    misspell(folder)
    for words in (["due"], ["explain", "id/index.html"]):
        said = run(*words)
        assert said.code == 1
        assert "field-unknown" in said.err


def test_the_tests_are_only_where_the_project_is(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("gaung.edges.testing.PACKAGE", tmp_path / "gaung")
    said = run("--lang", "en", "test")
    assert said.code == 2
    assert said.err.startswith("The tests are only in a checkout of Gaung")


@pytest.mark.parametrize(("failing", "code"), [("", 0), ("mypy", 1), ("pytest", 1)])
def test_the_tests_run_in_order_and_pytest_has_the_last_word(
    run: Run, monkeypatch: pytest.MonkeyPatch, failing: str, code: int
) -> None:
    ran: list[list[str]] = []

    def fake(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        ran.append(command[2:])
        return subprocess.CompletedProcess(command, command[2] == failing)

    monkeypatch.setattr(programs, "set_up", lambda *_: None)
    monkeypatch.setattr(subprocess, "run", fake)
    said = run("test", "-k", "setup", "--lf")
    pytest_runs = ["pytest", "-n", "auto", "--dist", "loadgroup", "-k", "setup", "--lf"]
    assert ran == [["ruff", "check"], ["mypy"], pytest_runs]
    assert said.code == code
    assert said.out.endswith("== pytest -n auto --dist loadgroup -k setup --lf\n")


def test_what_is_left_out_is_asked_for_and_told_of(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Groups of tests are left out by name; what was left out stands at the end."""
    groups: list[list[str]] = []
    ran: list[list[str]] = []

    def fake(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        ran.append(command[3:])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(programs, "set_up", lambda _, wanted: groups.append(list(wanted)))
    monkeypatch.setattr(subprocess, "run", fake)
    said = run("--lang", "en", "test", "--without", "browser", "-x")
    assert said.code == 0
    assert groups == [["validators"]]
    assert ran[-1][-3:] == ["-m", "not browser", "-x"]
    assert said.out.splitlines()[-1] == "Left out: all tests in a browser."
    run("test", "--without=validators,browser")
    assert ran[-1][-1] == "not browser and not validators"


def test_nothing_is_left_out_that_is_not_known(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    said = run("--lang", "en", "test", "--without", "sun")
    assert said.code == 2
    assert "Choose from: browser, validators" in said.err


def test_nothing_is_left_out_where_tests_run_for_everybody(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    said = run("--lang", "en", "test", "--without", "browser")
    assert said.code == 2
    assert said.err == "With CI=true no test may be left out; take --without away.\n"


# Wrong usage


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("biuld", 'There is no command "biuld".\nDid you mean build?'),
        ("build --strct", "There is no option --strct.\nDid you mean --strict"),
        ("build more", "Not understood: more"),
        ("build --now", "The value behind --now is missing"),
        ("build --now yesterday", 'The moment "yesterday" is unreadable.'),
        ("build --now 2024-06-01T09:00", 'The moment "2024-06-01T09:00" is unreadable.'),
        ("build --base-url example.go.id", 'The address "example.go.id" cannot be used.'),
        ("build --output .", "The folder . holds files that Gaung did not write"),
        ("check --format xml", "The value of --format cannot be used.\nChoose from: text | json"),
        ("serve --port many", "The value of --port cannot be used."),
        ("explain", "FILE is missing."),
    ],
)
def test_wrong_usage_is_told_in_a_sentence(run: Run, words: str, line: str) -> None:
    said = run("--lang", "en", *words.split())
    assert said.code == 2
    assert said.err.startswith(line)
    assert "Traceback" not in said.err
    assert said.out == ""


def test_a_folder_without_a_site_is_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in ([], ["check"], ["due"], ["explain", "x"], ["serve"]):
        assert cli.main(["--site", str(tmp_path), *words]) == 2
        assert capsys.readouterr().err.startswith(f"Tidak ada situs di {tmp_path}: ")
    assert not any(tmp_path.iterdir())


def test_the_site_is_never_written_over(run: Run, folder: Path) -> None:
    said = run("build", "--output", str(folder / "content"))
    assert said.code == 2
    assert said.err.startswith(f"Folder hasil {folder}/content dan folder content/ situs")


def test_help_speaks_the_language_of_the_desk(run: Run) -> None:
    indonesian, english = run("--help"), run("--lang", "en", "--help")
    assert (indonesian.code, english.code) == (0, 0)
    for said, words in (
        (indonesian, ("Cara pakai: python3 build.py [PILIHAN]...", "Membuat situs", "Perintah:")),
        (english, ("Usage: python3 build.py [OPTION]...", "Builds the site", "Commands:")),
    ):
        assert all(each in said.out for each in words)
    assert "(default: text)" in run("--lang", "en", "check", "--help").out


def test_every_sentence_is_there_in_every_language() -> None:
    sentences = json.loads((ROOT / "gaung/messages/cli.json").read_text(encoding="utf-8"))
    languages = set(sentences["usage"])
    assert languages == {"id", "en"}
    for code, sentence in sentences.items():
        assert set(sentence) == languages, code
        blanks = [sorted(re.findall(r"\{\w+\}", words)) for words in sentence.values()]
        assert all(each == blanks[0] for each in blanks), code
    used = {
        code
        for path in (ROOT / "gaung").rglob("*.py")
        for code in re.findall(
            r"""\bsay\(\s*"([a-z-]+)"|Refused\(\s*"([a-z-]+)\"""", path.read_text(encoding="utf-8")
        )
        for code in code
        if code
    }
    known = set(sentences) | {code.removeprefix("refused-") for code in sentences}
    assert len(used) > 30
    assert used <= known


@pytest.mark.parametrize(
    ("settings", "language"),
    [
        ("desk_language: en\nwritten_in: id\n", "en"),
        ("written_in: 'en'\n", "en"),
        ("# desk_language: en\nwritten_in: id\n", "id"),
        ('desk_language: "fr"\nwritten_in: id\n', "en"),
        ("name: A\n", "id"),
        ("\xff", "id"),
        (None, "id"),
    ],
)
def test_the_language_comes_from_the_site(
    tmp_path: Path, settings: str | None, language: str
) -> None:
    if settings is not None:
        (tmp_path / "site.yaml").write_text(settings, encoding="latin-1")
    assert console.words(None, tmp_path).language == language
    assert console.words("en", tmp_path).language == "en"


# Our own faults, and interruptions


def test_our_own_fault_names_the_output_and_shows_the_traceback(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(view: object, bench: Workbench) -> bytes:
        del view, bench
        message = "a slip of ours"
        raise ValueError(message)

    def plan(kit: Kit) -> Iterator[Output[object]]:
        del kit
        yield Output("a.txt", ("view",), failing)

    monkeypatch.setattr("gaung.build.PLANNERS", (plan,))
    said = run("build", "--lang", "en", "--output", str(folder / "lain"))
    assert said.code == 3
    assert "ValueError: a slip of ours" in said.err
    last = said.err.splitlines()[-1]
    assert re.match(r"This is a fault of Gaung, not of your content \(while making \S+\)\.", last)
    assert not list((folder / "lain").rglob("*.*"))


def test_a_faulty_template_is_told_of_with_its_line(run: Run, folder: Path) -> None:
    (folder / "layouts/partials").mkdir(parents=True)
    (folder / "layouts/partials/footer.html").write_text("\n{{ nothing }}", encoding="utf-8")
    said = run("build", "--lang", "en")
    assert said.code == 1
    assert "layouts/partials/footer.html:2:1  error  template-faulty" in said.err
    assert "2 | {{ nothing }}" in said.err
    assert "Traceback" not in said.err


def test_an_interruption_is_no_traceback(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gaung.edges.building.build", interrupt)
    for words in (["build", "--output", str(folder / "lain")], ["check", "--format", "json"]):
        said = run(*words)
        assert (said.code, said.err) == (130, "Dihentikan.\n")


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1717200000"}


def test_the_real_command_ends_with_its_code(folder: Path) -> None:
    """Through build.py, from another folder, into a pipe that nobody reads, interrupted."""
    command = [sys.executable, str(ROOT / "build.py"), "--site", str(folder)]
    done = subprocess.run(
        [*command, "bild"], env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "Petunjuk: python3 build.py --help" in done.stderr
    with subprocess.Popen(
        [*command, "check"], env=environment(), stdout=-1, stderr=-1, text=True
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert (process.wait(timeout=20), process.stderr and process.stderr.read()) == (141, "")
    with subprocess.Popen(
        [*command, "serve", "--port", "0"], env=environment(), stdout=-1, stderr=-1, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("Pratinjau: http://127.0.0.1:")
        process.send_signal(signal.SIGINT)
        try:
            _, errors = process.communicate(timeout=20)
        finally:
            process.kill()  # or a preview that does not listen would be waited for until morning
    assert (process.returncode, errors) == (130, "Dihentikan.\n")


# Quick answers

_HEAVY = ("pydantic", "jinja2", "markdown", "babel", "typst")


_QUICK = ("status", "schema --check", "due", "check")


def test_what_is_known_is_answered_again_in_the_same_words(run: Run) -> None:
    assert run("build").code == 0
    assert run("schema").code == 0
    for words in (*_QUICK, "status --format json", "explain id/"):
        first, again = run(*words.split()), run(*words.split())
        assert (again.out, again.code) == (first.out, first.code), words
        assert again.out != "", words


def test_what_is_known_needs_none_of_the_heavy_libraries(folder: Path) -> None:
    """What takes long to load is not loaded at all, so the answer is there at once."""
    for command in ("build", "schema", "status"):
        assert on_disk.run(folder, command) == 0
    script = (
        "import sys; from gaung.cli import main\n"
        f"for words in {[words.split() for words in (*_QUICK, '--help')]!r}:\n"
        f"    main(['--site', {str(folder)!r}, *words])\n"
        f"print([each for each in {_HEAVY!r} if each in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1717200000"}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environment,
        check=True, encoding="utf-8",
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "[]"


def test_an_edit_is_answered_anew(run: Run, folder: Path) -> None:
    assert run("build").code == 0
    before = run("status").out
    assert "konsep: 1" not in before
    text = (folder / RELEASE).read_text(encoding="utf-8")
    (folder / RELEASE).write_text(text.replace('"approved"', '"draft"'), encoding="utf-8")
    assert "konsep: 1" in run("status").out
    misspell(folder)
    assert run("check").code == 1
    assert "sumary" in run("explain", "id/").err
    (folder / ".vscode").mkdir(exist_ok=True)
    assert run("schema", "--check").code == 1


# The words before there is a parser


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", {}),
        ("build", {}),
        ("--site x --lang en build", {}),
        ("build --strict --output=o --now x", {"strict": True, "output": "o", "now": "x"}),
        ("--base-url https://a.example --site=x", {"base_url": "https://a.example"}),
        ("check", None),
        ("build build", None),
        ("build --help", None),
        ("build --now", None),
        ("build --now=", None),
        ("--strict=yes", None),
        ("-h", None),
    ],
)  # fmt: skip
def test_a_plain_build_needs_no_parser(words: str, found: dict[str, object] | None) -> None:
    usual = {"output": None, "now": None, "base_url": None, "strict": False}
    expected = None if found is None else usual | found
    assert arguments.plain_build(words.split()) == expected


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("", "build"),
        ("--site x", "--site x build"),
        ("--strict", "build --strict"),
        ("--site x --strict --lang en", "--site x build --strict --lang en"),
        ("--lang=en check", "--lang=en check"),
        ("--help", "--help"),
        ("--site check --version", "--site check --version"),
    ],
)
def test_build_is_put_in_where_no_command_is(words: str, completed: str) -> None:
    assert arguments.with_command(words.split(), "build") == completed.split()


# The moment of a build


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("2024-06-01", datetime(2024, 6, 1, tzinfo=UTC)),
        ("2024-06-01T09:00:00+07:00", datetime(2024, 6, 1, 2, tzinfo=UTC)),
        ("2024-06-01T02:00Z", datetime(2024, 6, 1, 2, tzinfo=UTC)),
        ("2024-06-01 09:00 WIB", datetime(2024, 6, 1, 2, tzinfo=UTC)),
        ("1 Juni 2024 pukul 10.00 WITA", datetime(2024, 6, 1, 2, tzinfo=UTC)),
        ("1 June 2024", datetime(2024, 6, 1, tzinfo=UTC)),
        (None, datetime(2024, 6, 1, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_as_people_and_programs_write_it(
    asked: str | None, found: datetime
) -> None:
    assert moment(asked) == found


def test_the_clock_is_the_last_to_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(Refused, match="epoch"):
        moment(None)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert abs((moment(None) - datetime.now(UTC)).total_seconds()) < 5


# Colours


class Terminal:
    """A stream that somebody is looking at."""

    def isatty(self) -> bool:
        return True


def test_colours_only_where_they_are_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    assert console.paint("baik", "good", terminal) == "\x1b[32mbaik\x1b[0m"  # type: ignore[arg-type]
    for name, value in (("NO_COLOR", "1"), ("TERM", "dumb")):
        with monkeypatch.context() as patch:
            patch.setenv(name, value)
            assert console.paint("baik", "good", terminal) == "baik"  # type: ignore[arg-type]


@pytest.mark.parametrize("is_seen", [True, False])
def test_what_takes_long_says_how_far_it_is_to_who_is_looking(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, is_seen: bool
) -> None:
    clock = [0.0]
    monkeypatch.setattr("gaung.edges.console.is_terminal", lambda _: is_seen)
    monkeypatch.setattr("gaung.edges.console.time.monotonic", lambda: clock[0])
    with console.Progress(lambda done, given: f"{done}/{given}") as progress:
        for moment_, done in ((0.5, 1), (1.5, 2), (1.6, 3), (2.0, 4)):
            clock[0] = moment_
            progress(done, 9)
    shown = "".join(f"\r\x1b[K{words}" for words in ("2/9", "4/9", ""))
    assert capsys.readouterr().err == (shown if is_seen else "")


def test_a_file_that_the_system_keeps_from_us_is_told_of_without_a_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "content/people/a.yaml")

    monkeypatch.setattr("gaung.edges.ledger.write", locked)
    said = run("addresses", "--add", "--now", "2024-06-01")
    assert (said.code, "Traceback" in said.err) == (2, False)
    assert "tidak ada izin: content/people/a.yaml" in said.err


@pytest.mark.parametrize("file", [PACKAGE / "messages/lost.json", None])
def test_a_file_of_the_engine_that_is_not_there_is_our_fault(
    run: Run, monkeypatch: pytest.MonkeyPatch, file: Path | None
) -> None:
    def lost(*_: object, **__: object) -> None:
        raise FileNotFoundError(2, "No such file or directory", file and str(file))

    monkeypatch.setattr("gaung.edges.ledger.write", lost)
    said = run("addresses", "--add", "--now", "2024-06-01")
    assert (said.code, "Traceback" in said.err) == (3, True)
