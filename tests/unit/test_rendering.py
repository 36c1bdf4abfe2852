"""Why an output was made again, and what its key follows from."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from gaung.rendering import Trace, why

TRACE = Trace(
    engine="1",
    recipe="gaung.x.made",
    view="v",
    uses=(("layouts/a.html", "a"), ("layouts/b.html", "b")),
    needs=(("c.txt", "c"),),
)

CHANGES: list[tuple[dict[str, Any], tuple[str, ...]]] = [
    ({}, ()),
    ({"engine": "2"}, ("engine",)),
    ({"recipe": "gaung.y.made"}, ("recipe",)),
    ({"view": "w"}, ("view",)),
    ({"uses": (("layouts/a.html", "z"), ("layouts/b.html", "b"))}, ("layouts/a.html",)),
    ({"uses": (("layouts/a.html", "a"),)}, ("layouts/b.html",)),
    ({"uses": (*TRACE.uses, ("layouts/n.html", "n"))}, ("layouts/n.html",)),
    ({"needs": (("c.txt", "z"),)}, ("c.txt",)),
    ({"needs": ()}, ("c.txt",)),
    ({"engine": "2", "view": "w", "needs": ()}, ("engine", "view", "c.txt")),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "reasons"), CHANGES)
def test_never_only_stale_but_stale_because(
    changed: dict[str, Any], reasons: tuple[str, ...]
) -> None:
    """Each part of a trace that differs is a reason, and only a reason makes another key."""
    after = replace(TRACE, **changed)
    assert why(TRACE, after) == reasons
    assert (after.key == TRACE.key) == (reasons == ())


def test_what_was_never_made_is_new() -> None:
    """There is nothing to compare it with."""
    assert why(None, TRACE) == ("new",)


def test_a_key_tells_uses_from_needs() -> None:
    """The same pair in another place is another thing."""
    used = replace(TRACE, uses=(*TRACE.uses, ("c.txt", "c")), needs=())
    assert used.key != TRACE.key
