"""Every published article has a version in each language, and each says what it was made from.

Asked only where ``checks`` in ``site.yaml`` says so: a site may well publish in one language first.
``status`` lists them for every site.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gaung.editorial.proof import Proof, is_withdrawn
from gaung.model.articles import Page, Release, Written
from gaung.model.kit import Entry
from gaung.problems import Place, Problem, Severity


def ask(proof: Proof) -> Iterator[Problem]:
    """Give articles without a translation, and translations that do not say of what."""
    asked = proof.kit.site.checks
    if asked.keys().isdisjoint(("translation-wanted", "translation-unstamped")):
        return
    articles: tuple[Entry[Any], ...] = (*proof.kit.all(Release), *proof.kit.all(Page))
    for entry in articles:
        if getattr(entry.record, "status", "approved") != "approved" or is_withdrawn(entry):
            continue
        lacking = [code for code in proof.kit.languages if code not in entry.versions]
        if lacking and "translation-wanted" in asked:
            values = {"found": ", ".join(lacking)}
            yield Problem(Place(entry.path), "translation-wanted", values, Severity.WARNING)
        for version in entry.versions.values() if "translation-unstamped" in asked else ():
            head = version.head
            is_translation = version.language != entry.written_in
            if is_translation and isinstance(head, Written) and head.translated_from is None:
                values = {"path": version.path}
                place = Place(version.path)
                yield Problem(place, "translation-unstamped", values, Severity.WARNING)
