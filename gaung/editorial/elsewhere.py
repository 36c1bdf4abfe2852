"""Addresses outside the site that texts and records name, each with the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gaung.editorial.proof import Proof, is_withdrawn
from gaung.model.parts import walk
from gaung.problems import Place, Problem, Severity

_ADDRESS = re.compile(r"https?://[^\s<>\"'\\\]`{}|^]+")
_WHOLE = re.compile(r"https?://\S+")
_BEHIND = ".,;:!?*_"
"""What stands behind an address in a sentence and is no part of it."""


def addresses(proof: Proof) -> dict[str, Place]:
    """Give every address outside the site, with the first place that names it."""
    found: dict[str, Place] = {}
    ours = proof.kit.addresses.origin + proof.kit.addresses.path
    for address, place in (*_in_records(proof), *_in_texts(proof)):
        if not address.startswith(ours):
            found.setdefault(address.partition("#")[0], place)
    return found


def dead(address: str, place: Place, why: str) -> Problem:
    """Make the problem of an address at which nothing is."""
    return Problem(place, "link-dead", {"found": address, "why": why}, Severity.WARNING)


def _in_records(proof: Proof) -> Iterator[tuple[str, Place]]:
    for entry in proof.kit.entries.values():
        if is_withdrawn(entry):
            continue
        for path, value in walk(entry.record):
            if isinstance(value, str) and _WHOLE.fullmatch(value):
                yield value, proof.locator.place(entry.path, (*entry.where, *path))


def _in_texts(proof: Proof) -> Iterator[tuple[str, Place]]:
    for passage in proof.passages:
        for match in _ADDRESS.finditer(passage.written):
            address = match[0]
            while address.endswith((*_BEHIND, ")")):
                if address.endswith(")") and address.count("(") >= address.count(")"):
                    break
                address = address[:-1]
            yield address, proof.place(passage, match.start(), address)
