"""Asking somebody at a terminal what a command must know."""

from __future__ import annotations

import sys

from gaung.edges.console import is_terminal


def ask(question: str, usual: str = "") -> str:
    """Ask somebody at a terminal; nobody else is asked, and the usual is taken."""
    if not (is_terminal(sys.stderr) and sys.stdin.isatty()):
        return usual
    shown = f"{question} [{usual}] " if usual else f"{question} "
    sys.stderr.write(shown)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt
    return line.strip() or usual
