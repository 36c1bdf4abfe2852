"""build.py sets itself up: from the right lock, once, and again whenever `.venv` is not whole.

Each test loads a copy of build.py, in a folder of its own whose locks are empty: pip then has
nothing to fetch, and the one test that makes a real environment needs no network.
"""

import ast
import importlib.util
import re
import shutil
import subprocess
import sys
import threading
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from types import ModuleType

import pytest

PROJECT = Path(__file__).parents[2]
SOURCE = (PROJECT / "build.py").read_text(encoding="utf-8")


def load(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("copy_of_build", folder / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def setup(tmp_path: Path) -> ModuleType:
    shutil.copy(PROJECT / "build.py", tmp_path)
    (tmp_path / "requirements.txt").write_text("# the runtime\n", encoding="utf-8")
    (tmp_path / "requirements-dev.txt").write_text("# the runtime and more\n", encoding="utf-8")
    return load(tmp_path)


@pytest.fixture
def commands(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What set-up would have run, by name; only the folder and the files that show are made."""
    ran: list[str] = []

    def quietly(command: list[str], *_: str) -> None:
        ran.append(command[2])
        if command[2] == "venv":
            shutil.rmtree(setup.VENV, ignore_errors=True)
            setup.PYTHON.parent.mkdir(parents=True)
            setup.PYTHON.touch()
            (setup.VENV / "pyvenv.cfg").write_text(f"home = {sys.base_prefix}\n", encoding="utf-8")

    monkeypatch.setattr(setup, "quietly", quietly)
    return ran


# Old Pythons


@pytest.mark.parametrize("version", [(3, 6), (3, 10)])
def test_an_old_python_is_refused_in_both_languages(
    setup: ModuleType, version: tuple[int, int]
) -> None:
    this = f"{version[0]}.{version[1]}"
    with pytest.raises(setup.Trouble) as trouble:
        setup.check_python(version)
    assert str(trouble.value).splitlines() == [
        f"Gaung memerlukan Python 3.11 atau yang lebih baru; ini Python {this}.",
        f"Gaung needs Python 3.11 or newer; this is Python {this}.",
    ]


@pytest.mark.parametrize("version", [(3, 11), (3, 14), (4, 0)])
def test_a_new_enough_python_is_accepted(setup: ModuleType, version: tuple[int, int]) -> None:
    setup.check_python(version)


def test_trouble_is_printed_without_a_traceback(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup, "OLDEST_PYTHON", (99, 0))
    assert setup.main([]) == 2
    assert "Gaung needs Python 99.0 or newer" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("there", "is_meant"), [((), False), (("site.yaml",), True), (("content",), True)]
)
def test_the_folder_that_one_stands_in_is_meant_where_it_looks_like_a_site(
    setup: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    there: tuple[str, ...],
    is_meant: bool,  # noqa: FBT001 - a case
) -> None:
    """Settings that were lost must not send what is written into another site."""
    asked: list[list[str]] = []

    def stop(argv: list[str]) -> None:
        asked.append(argv)
        raise setup.Trouble("berhenti", "stop")

    monkeypatch.setattr(setup, "needs", stop)
    folder = tmp_path / "lain"
    folder.mkdir()
    for name in there:
        (folder / name).mkdir()
    monkeypatch.chdir(folder)
    setup.main(["check"])
    assert ("--site" not in asked[0]) == is_meant


def test_an_interruption_while_the_engine_is_loaded_is_no_traceback(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(argv: list[str]) -> None:
        del argv
        raise KeyboardInterrupt

    monkeypatch.setattr(setup, "is_ready", lambda *_: True)
    monkeypatch.setattr(setup, "run_here", interrupted)
    assert setup.main(["check"]) == 130


def test_python_3_6_can_parse_and_define_everything() -> None:
    tree = ast.parse(SOURCE, feature_version=(3, 6))
    annotations = [
        annotation
        for node in ast.walk(tree)
        for annotation in (
            getattr(node, "annotation", None),
            node.returns if isinstance(node, ast.FunctionDef) else None,
        )
        if annotation is not None
    ]
    assert len(annotations) > 10
    assert {type(each) for each in annotations} == {ast.Name, ast.Constant}


def test_only_the_standard_library_is_imported() -> None:
    imported = set()
    for node in ast.walk(ast.parse(SOURCE)):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            imported.add(node.module.partition(".")[0])
    assert imported - sys.stdlib_module_names == {"gaung"}


# What a command needs


@pytest.mark.parametrize(
    "argv",
    [
        ["test"],
        ["test", "-k", "setup"],
        ["--lang", "en", "test"],
        ["--lang=en", "test"],
        ["--site", "elsewhere", "test"],
        ["--site", "elsewhere", "--lang", "en", "test"],
        ["-v", "test"],
    ],
)
def test_the_tests_need_the_development_lock(setup: ModuleType, argv: list[str]) -> None:
    assert setup.needs(argv) == (setup.DEVELOPMENT_LOCK, setup.DEVELOPMENT)


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["--help"],
        ["build"],
        ["new", "event", "test"],
        ["--lang", "test"],
        ["--site", "test"],
        ["--site", "test", "build"],
        ["--output", "test"],
        ["--strict", "--now", "test"],
    ],
)
def test_all_else_needs_the_runtime_lock(setup: ModuleType, argv: list[str]) -> None:
    assert setup.needs(argv) == (setup.RUNTIME_LOCK, setup.RUNTIME)


def test_a_folder_that_only_shares_a_librarys_name_does_not_count(
    setup: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gaung_stray").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert not setup.is_importable("gaung_stray")
    (tmp_path / "gaung_stray" / "__init__.py").touch()
    importlib.invalidate_caches()
    assert setup.is_importable("gaung_stray")


def test_the_modules_stand_for_what_pyproject_asks_for(setup: ModuleType) -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    def names(requirements: list[str]) -> set[str]:
        everywhere = (each for each in requirements if ";" not in each)
        named = (re.split(r"[\[>=]", each)[0] for each in everywhere)
        return {name for name in named if not name.startswith("types-") and "-stubs" not in name}

    distributions = packages_distributions()

    def stand_for(modules: tuple[str, ...]) -> set[str]:
        return {distributions[module][0].lower().replace("_", "-") for module in modules}

    runtime = names(project["dependencies"])
    assert stand_for(setup.RUNTIME) == runtime
    development = names(project["optional-dependencies"]["dev"])
    assert stand_for(setup.DEVELOPMENT) == runtime | development


# The locks


def pins(lock: str) -> set[str]:
    lines = (PROJECT / lock).read_text(encoding="utf-8").splitlines()
    return {line.rstrip("\\ ") for line in lines if "==" in line}


def test_the_development_lock_holds_the_runtimes() -> None:
    assert len(pins("requirements.txt")) > 9
    # A development library may want on every system what the runtime wants on one.
    runtime = {pin.partition(" ;")[0] for pin in pins("requirements.txt")}
    assert runtime < {pin.partition(" ;")[0] for pin in pins("requirements-dev.txt")}


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_has_hashes_and_no_addresses(lock: str) -> None:
    text = (PROJECT / lock).read_text(encoding="utf-8")
    assert text.count(" \\\n    --hash=sha256:") >= len(pins(lock))
    for address in ("://", "index-url", "find-links", " @ "):
        assert address not in text


# When .venv is made, and when it is kept


def test_the_first_run_makes_everything_and_the_second_nothing(
    setup: ModuleType, commands: list[str]
) -> None:
    setup.set_up(setup.RUNTIME_LOCK)
    assert commands == ["venv", "pip"]
    setup.set_up(setup.RUNTIME_LOCK)
    assert commands == ["venv", "pip"]


def test_a_changed_lock_is_installed_into_the_same_venv(
    setup: ModuleType, commands: list[str]
) -> None:
    setup.set_up(setup.RUNTIME_LOCK)
    setup.RUNTIME_LOCK.write_text("# another runtime\n", encoding="utf-8")
    setup.set_up(setup.RUNTIME_LOCK)
    assert commands == ["venv", "pip", "pip"]


def test_the_development_set_up_serves_every_command(
    setup: ModuleType, commands: list[str]
) -> None:
    setup.set_up(setup.DEVELOPMENT_LOCK)
    setup.set_up(setup.RUNTIME_LOCK)
    assert commands == ["venv", "pip"]


def test_the_runtime_set_up_does_not_serve_the_tests(
    setup: ModuleType, commands: list[str]
) -> None:
    setup.set_up(setup.RUNTIME_LOCK)
    setup.set_up(setup.DEVELOPMENT_LOCK)
    assert commands == ["venv", "pip", "pip"]


def test_a_venv_from_an_interrupted_set_up_is_made_again(
    setup: ModuleType, commands: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(setup, "install", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            setup.set_up(setup.RUNTIME_LOCK)
    assert setup.VENV.exists()
    setup.set_up(setup.RUNTIME_LOCK)
    assert commands == ["venv", "venv", "pip"]


def test_a_failed_update_leaves_no_stamp(
    setup: ModuleType, commands: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    setup.set_up(setup.RUNTIME_LOCK)
    setup.RUNTIME_LOCK.write_text("# another runtime\n", encoding="utf-8")

    def fail(*_: object) -> None:
        raise setup.Trouble("luring", "offline")

    with monkeypatch.context() as patch:
        patch.setattr(setup, "quietly", fail)
        with pytest.raises(setup.Trouble):
            setup.set_up(setup.RUNTIME_LOCK)
    assert not setup.STAMP.exists()
    setup.set_up(setup.RUNTIME_LOCK)
    assert commands == ["venv", "pip", "venv", "pip"]


def test_a_venv_of_another_python_is_made_again(
    setup: ModuleType, commands: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    setup.set_up(setup.RUNTIME_LOCK)
    monkeypatch.setattr(sys, "version_info", (3, 99, 0, "final", 0))
    setup.set_up(setup.RUNTIME_LOCK)
    assert commands == ["venv", "pip", "venv", "pip"]


@pytest.mark.usefixtures("commands")
def test_a_venv_copied_elsewhere_is_not_whole(setup: ModuleType, tmp_path: Path) -> None:
    setup.set_up(setup.RUNTIME_LOCK)
    assert setup.is_whole()
    shutil.copytree(tmp_path, tmp_path / "elsewhere")
    assert not load(tmp_path / "elsewhere").is_whole()


@pytest.mark.usefixtures("commands")
def test_a_venv_whose_python_has_gone_is_not_whole(setup: ModuleType, tmp_path: Path) -> None:
    setup.set_up(setup.RUNTIME_LOCK)
    (setup.VENV / "pyvenv.cfg").write_text(f"home = {tmp_path / 'gone'}\n", encoding="utf-8")
    assert not setup.is_whole()


def test_a_half_made_venv_becomes_a_real_one(setup: ModuleType, tmp_path: Path) -> None:
    setup.PYTHON.parent.mkdir(parents=True)
    setup.PYTHON.write_text("not a Python", encoding="utf-8")
    setup.set_up(setup.RUNTIME_LOCK)
    assert setup.is_set_up(setup.RUNTIME_LOCK)
    (tmp_path / "gaung").mkdir()
    (tmp_path / "gaung" / "cli.py").write_text(
        "import sys\ndef main(argv):\n    print(sys.prefix, argv)\n    return 1\n", encoding="utf-8"
    )
    # The second half of a run: what build.py hands over to, and where the stamp alone decides.
    done = subprocess.run(
        [setup.PYTHON, tmp_path / "build.py", "check", "--lang", "en"],
        cwd=tmp_path.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    # From a folder without a site, the one beside build.py is meant.
    assert done.stdout == f"{setup.VENV} ['--site', '{tmp_path}', 'check', '--lang', 'en']\n"
    assert (done.returncode, done.stderr) == (1, "")


# Handing over


def test_what_would_mix_other_libraries_in_is_not_handed_over(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    monkeypatch.setenv("GAUNG_ANYTHING", "kept")
    handed_over = setup.environment()
    assert handed_over["GAUNG_ANYTHING"] == "kept"
    assert not {"PYTHONPATH", "PYTHONHOME"} & handed_over.keys()


# What can go wrong


def test_a_failing_command_is_reported_with_its_last_words(setup: ModuleType) -> None:
    script = "import sys; print(*range(1, 31), sep='\\n'); sys.exit(1)"
    with pytest.raises(setup.Trouble) as trouble:
        setup.quietly([sys.executable, "-c", script], "Gagal:", "Failed:")
    assert str(trouble.value).split() == ["Gagal:", "Failed:", *map(str, range(23, 31))]


def test_a_python_without_venv_is_told_which_package_brings_it(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup, "is_importable", lambda module: module != "ensurepip")
    with pytest.raises(setup.Trouble, match="sudo apt install python3-venv"):
        setup.set_up(setup.RUNTIME_LOCK)


def test_a_folder_that_cannot_be_written_is_named(setup: ModuleType, tmp_path: Path) -> None:
    (tmp_path / ".venv.lock").mkdir()  # fails for root too, whom no permission stops
    with pytest.raises(setup.Trouble) as trouble:
        setup.set_up(setup.RUNTIME_LOCK)
    assert f"Is the folder {tmp_path} writable?" in str(trouble.value)


def test_of_two_set_ups_at_once_the_second_waits_and_finds_it_done(
    setup: ModuleType, commands: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    second = threading.Thread(target=setup.set_up, args=[setup.RUNTIME_LOCK])
    with setup.alone():
        second.start()
        second.join(0.1)
        assert second.is_alive()
        setup.make_venv()
        setup.install(setup.RUNTIME_LOCK)
    second.join()
    assert commands == ["venv", "pip"]
    assert "Waiting for another set-up" in capsys.readouterr().err
