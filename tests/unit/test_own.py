"""What is our own: how the command is called where a message names it."""

import os
import sys

import pytest

from gaung.edges import own


@pytest.mark.parametrize(
    ("called", "system", "name"),
    [
        ("build.py", "posix", "python3 build.py"),
        ("/srv/gaung kit/build.py", "posix", "python3 build.py"),
        ("build.py", "nt", "py build.py"),
        ("/usr/local/bin/gaung", "posix", "gaung"),
        ("C:\\Scripts\\gaung.exe", "nt", "gaung"),
    ],
)
def test_a_command_in_a_message_can_be_copied(
    called: str, system: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "argv", [called])
        patch.setattr(os, "name", system)
        said = own.named("Jalankan: python3 build.py check")
    assert said == f"Jalankan: {name} check"
