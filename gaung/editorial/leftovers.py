"""Nothing is left in a text that was to be filled in later."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gaung.editorial.proof import Proof
from gaung.problems import Problem, Severity

_LATER = re.compile(
    r"\b(?:TODO|FIXME|TBD)\b"
    r"|\b[Ll]orem ipsum\b|\bLOREM IPSUM\b"
    # It is also thirty, behind the name of a series. Between words of a sentence it is a gap.
    r"|\bX{4,}\b|\b[a-z]+ (?P<gap>XXX)(?= [a-z])|\bRp ?X{2,}\b"
    # A vacancy akan diisi, will be filled: only by itself or in brackets it is a note.
    r"|[\[(<](?:[Aa]kan diisi|diisi kemudian|diisi nanti|isi nanti|to be added|to be completed"
    r"|to be filled in|insert [^\])>\n]{1,40}|isi [^\])>\n]{1,40} di sini)[\])>]"
    r"|(?i:\A(?:akan diisi|diisi kemudian|to be added|to be completed)[.…]*\Z)"
)

_SIGNS = (
    "TODO",
    "FIXME",
    "TBD",
    "XX",
    "orem ipsum",
    "OREM IPSUM",
    "iisi",
    "isi ",
    "o be ",
    "nsert ",
)
"""One of these is in whatever the pattern finds; to look for them first is quicker."""


def ask(proof: Proof) -> Iterator[Problem]:
    """Give the signs that writers leave for themselves."""
    for passage in proof.passages:
        if not any(sign in passage.words for sign in _SIGNS):
            continue
        for match in _LATER.finditer(passage.words):
            part = "gap" if match["gap"] else 0
            place = proof.place(passage, match.start(part), match[part])
            yield Problem(place, "leftover", {"found": match[part]}, Severity.WARNING)
