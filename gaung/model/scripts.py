"""The scripts of the site: small modules, each of which makes one kind of element nicer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Script:
    """A module of ``assets/js/modules/``."""

    name: str
    """What elements call it in ``data-module``; the name of its file without the ending."""
    path: str
    """Where it stands."""
    digest: str
    """The digest of its source."""
    imports: tuple[str, ...] = ()
    """The names of the modules that it imports."""
