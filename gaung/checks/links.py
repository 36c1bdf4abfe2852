"""Every link within the site leads to a file that is there, and to an anchor in it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from gaung.checks.finished import Finished
from gaung.problems import Problem


def check(finished: Finished) -> Iterator[Problem]:
    """Give links that lead nowhere."""
    addresses = finished.kit.addresses
    for path, facts in finished.pages.items():
        for link in dict.fromkeys(facts.links):
            if link.startswith("#"):
                target, anchor = path, link[1:]
            elif link.startswith(addresses.origin + addresses.path) or (
                link.startswith("/") and not link.startswith("//")
            ):
                address, _, anchor = link.removeprefix(addresses.origin).partition("#")
                target = _file(finished, address)
            else:
                continue
            values = {"found": link, "path": path}
            if target not in finished.files:
                yield Problem(finished.place(path), "link-broken", values)
            elif anchor and unquote(anchor) not in _anchors(finished, target):
                yield Problem(finished.place(path), "anchor-missing", values)


def _anchors(finished: Finished, target: str) -> frozenset[str]:
    facts = finished.pages.get(target)
    return facts.anchors if facts else frozenset()


def _file(finished: Finished, address: str) -> str:
    addresses = finished.kit.addresses
    if not address.startswith(addresses.path):
        return address  # outside the path of the site: no file of ours
    return addresses.output(unquote(address))
