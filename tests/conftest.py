"""How hypothesis looks for counterexamples, and what a machine that tests for everybody demands.

Where nothing is said, a developer looks for new ones; ``--hypothesis-profile=ci`` gives every run
the same, so that no change is blamed for what another one broke.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from gaung.edges.testing import is_ci

if TYPE_CHECKING:
    from tests.guides import Walk

# Where a site has put its own content in place of the demonstration, nothing asks for that.
if not (Path(__file__).parents[1] / "content/events/asean-summit-43").is_dir():
    collect_ignore = ["browser", "facts", "test_demonstration.py"]

pytest.register_assert_rewrite("tests.factories")

settings.register_profile("ci", derandomize=True, print_blob=True, deadline=None)
settings.register_profile("dev", deadline=None)
settings.load_profile("dev")


_WALKS: dict[str, Walk] = {}


@pytest.fixture(scope="session", params=("id", "en"))
def walked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """What the first guide leads to, once for all tests of one process."""
    from tests.guides import walk

    language = request.param
    if language not in _WALKS:  # pytest sets a fixture up anew whenever its parameter changes
        _WALKS[language] = walk(language, tmp_path_factory.mktemp(language) / "kit")
    return _WALKS[language]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail where anything was skipped on a machine that tests for everybody."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and reporter.stats.get("skipped") and is_ci() and not session.exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter.write_line("With CI=true nothing may be skipped.", red=True)
