"""The way from the home page to a page, as a BreadcrumbList."""

from __future__ import annotations

from collections.abc import Sequence

from gaung.structured import Entity, entity


def breadcrumbs(steps: Sequence[tuple[str, str]]) -> Entity:
    """Give the steps (name and address with host) in order; the last is the page itself."""
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": address}
        for position, (name, address) in enumerate(steps, start=1)
    ]
    _, here = steps[-1]
    return entity("BreadcrumbList", f"{here}#trail", itemListElement=items)
