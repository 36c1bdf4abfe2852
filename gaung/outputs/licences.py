"""What the usual licences allow, in plain words."""

from __future__ import annotations

import re

from gaung.model.media import Licence
from gaung.model.words import Words
from gaung.outputs.pages.vocabulary import LICENCE_TERMS

_COMMONS = re.compile(r"https?://creativecommons\.org/(?:licenses|publicdomain)/([a-z-]+)/")


def terms(words: Words, licence: Licence | None) -> str | None:
    """Give what a licence allows, where we know it by its address (its deed says the same)."""
    match = _COMMONS.match(licence.url or "") if licence else None
    if match is None or match[1] not in LICENCE_TERMS:
        return None
    return words.say(LICENCE_TERMS[match[1]])
