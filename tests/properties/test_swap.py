"""No language is first: swapping the two languages of a site swaps its two halves, and nothing else.

The languages get codes that no standard knows and that stand nowhere else in a site, so that
swapping the codes in every file is swapping the languages.
"""

from __future__ import annotations

import re

import pytest

from tests.factories import NOW, Files, release, site, small, sound
from tests.golden.test_golden import NOW as GOLDEN_NOW
from tests.golden.test_golden import golden_site

ONE, OTHER = "qaa", "qab"
_CODES = re.compile(rf"{ONE}|{OTHER}")


def neutral(files: Files) -> Files:
    """A site in Indonesian and English as one in ``qaa`` and ``qab``."""
    settings = (
        f"languages:\n  - {{code: {ONE}, name: Bahasa, locale: id}}\n"
        f"  - {{code: {OTHER}, name: English, locale: en_GB}}\nwritten_in: {ONE}\n"
    )
    renamed = {}
    for path, text in files.items():
        for before, after in (("id", ONE), ("en", OTHER)):
            path = re.sub(rf"([./]){before}\.(md|po)$", rf"\1{after}.\2", path)
            if path.startswith("content/") or path == "site.yaml":
                text = re.sub(rf'([{{\s])"?{before}"?: ', rf"\1{after}: ", text)
                text = re.sub(rf"([\[, ]){before}([\],])", rf"\1{after}\2", text)
        renamed[path] = text
    kept = re.sub(r'(?ms)^ ?"?(languages|written_in)"?:.*?(?=^ ?"?\w+"?:|\Z)', "", files["site.yaml"])
    kept = kept.replace("id:", f"{ONE}:").replace("en:", f"{OTHER}:")
    return {**renamed, "site.yaml": _block(kept) + settings}


def _block(settings: str) -> str:
    """Settings without the braces that JSON puts around them."""
    return re.sub(r",$", "", settings.strip().removeprefix("{").removesuffix("}"), flags=re.M) + "\n"


def swapped(text: str) -> str:
    return _CODES.sub(lambda code: OTHER if code[0] == ONE else ONE, text)


SITES = {
    "golden": lambda: golden_site(),
}
