"""Every release has its number, and no other release has the same."""

from __future__ import annotations

from collections.abc import Iterator

from gaung.editorial.proof import Proof, is_withdrawn
from gaung.model.articles import Release
from gaung.model.kit import Entry
from gaung.problems import Problem, Severity


def ask(proof: Proof) -> Iterator[Problem]:
    """Give releases without a number on a site that numbers them, and numbers given twice."""
    rule = proof.kit.site.release_numbers
    first: dict[tuple[str, str, int], Entry[Release]] = {}
    for entry in proof.kit.all(Release):
        release, place = entry.record, proof.locator.place
        if release.number is None:
            if rule and release.kind == "release" and release.status == "approved":
                values = {"found": entry.key}
                where = place(entry.path, ("kind",), key=True)
                yield Problem(where, "release-number-missing", values, Severity.WARNING)
            continue
        if rule is not None or is_withdrawn(entry):
            continue  # a rule says itself within what a number occurs once
        year = release.published.year if release.published else 0
        scope = (release.number, release.issuer or "", year)
        if scope in first:
            also = place(first[scope].path, ("number",))
            values = {"found": release.number, "where": str(also)}
            where = place(entry.path, ("number",))
            yield Problem(where, "release-number-twice", values, Severity.WARNING, also=(also,))
        first.setdefault(scope, entry)
