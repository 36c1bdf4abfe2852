"""Every link within the site leads to a file that is there, and to an anchor in it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from gaung.checks.finished import Finished
from gaung.problems import Problem


def check(finished: Finished) -> Iterator[Problem]:
    """Give links that lead nowhere."""
    # Menus stand on every page: what a link leads to is found out once.
    targets: dict[str, tuple[str, str] | None] = {}
    for path, facts in finished.pages.items():
        for link in dict.fromkeys(facts.links):
            if link not in targets:
                targets[link] = _target(finished, link)
            found = (path, link[1:]) if link.startswith("#") else targets[link]
            if found is None:
                continue
            target, anchor = found
            values = {"found": link, "path": path}
            if target not in finished.files:
                yield Problem(finished.place(path), "link-broken", values)
            elif anchor and not _has_anchor(finished, target, unquote(anchor)):
                yield Problem(finished.place(path), "anchor-missing", values)


def _target(finished: Finished, link: str) -> tuple[str, str] | None:
    """Give the file and the anchor that a link leads to; nothing where it leaves the site."""
    addresses = finished.kit.addresses
    is_ours = link.startswith(addresses.origin + addresses.path)
    if not is_ours and (not link.startswith("/") or link.startswith("//")):
        return None
    address, _, anchor = link.removeprefix(addresses.origin).partition("#")
    return _file(finished, address), anchor


def _has_anchor(finished: Finished, target: str, anchor: str) -> bool:
    """Tell whether a page has an anchor; what is no page has anchors of its own."""
    facts = finished.pages.get(target)
    return facts is None or anchor in facts.anchors


def _file(finished: Finished, address: str) -> str:
    addresses = finished.kit.addresses
    if not address.startswith(addresses.path):
        return address  # outside the path of the site: no file of ours
    return addresses.output(unquote(address))
