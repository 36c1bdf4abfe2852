"""Every page that names another language's page is named by it in return."""

from __future__ import annotations

from collections.abc import Iterator

from gaung.checks.finished import Finished
from gaung.problems import Problem


def check(finished: Finished) -> Iterator[Problem]:
    """Give alternates that are not returned."""
    addresses = finished.kit.addresses
    for path, facts in finished.pages.items():
        for language, address in facts.alternates:
            if language == "x-default":
                continue
            target = addresses.output(address.removeprefix(addresses.origin))
            there = finished.pages.get(target)
            back = [found for _, found in there.alternates] if there else []
            if facts.canonical not in back and path not in (target, "index.html"):
                values = {"found": address, "path": path}
                yield Problem(finished.place(path), "alternate-one-sided", values)
