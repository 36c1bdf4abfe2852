"""Chromium, a strict host, and visitors who fail the test when anything goes wrong.

Chromium is dear to start and pages are many: each process has one browser, and tests of one group
run in one process, so that a group is the unit in which they are spread: a file, where nothing is
said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from gaung.edges import programs
from tests.browser.serving import Host, served
from tests.browser.visiting import FLAGS, Visitor
from tests.demonstration import PATH, demonstration

HERE = Path(__file__).parent

Visit = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder; without a group of its own it goes with its file."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if item.get_closest_marker("xdist_group") is None:
                item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this process."""
    path = programs.find("chromium")
    if path is None:
        pytest.fail("Chromium is missing: python3 build.py test says how it is installed")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=list(FLAGS))


@pytest.fixture(scope="session")
def host() -> Iterator[Host]:
    """The demonstration, under a sub-path."""
    with served(demonstration().files, PATH) as host:
        yield host


@pytest.fixture
def visit(browser: Browser, host: Host) -> Iterator[Visit]:
    """Begin a visit; whatever goes wrong on it fails the test.

    Settings are those of Playwright's ``new_context``, such as ``color_scheme="dark"``,
    ``timezone_id="Asia/Jayapura"``, ``java_script_enabled=False``.
    """
    begun: list[Visitor] = []

    def begin(**settings: Any) -> Visitor:
        begun.append(Visitor(browser, host, **settings))
        return begun[-1]

    yield begin
    for visitor in begun:
        visitor.close()
    assert [slip for visitor in begun for slip in visitor.slips] == []
