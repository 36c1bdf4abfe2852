"""The single narrative of an event, on its page and on paper."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
import yaml

from tests.factories import EVENT, small, sound
from tests.pages import page_at

NARRATIVE = {
    "version": "1",
    "valid_from": "2024-05-01",
    "owner": [{"name": "Meja"}],
    "messages": [{"key": "air", "text": {"id": "Air itu hidup.", "en": "Water is life."}}],
}
ROLE = {"id": "Direktur Jenderal", "en": "Director General"}
PAGES = {"id": f"/kit/id/acara/{EVENT}/narasi/", "en": f"/kit/en/events/{EVENT}/narrative/"}
PAPERS = {
    "id": f"id/acara/{EVENT}/unduhan/{EVENT}-narasi.id.txt",
    "en": f"en/events/{EVENT}/downloads/{EVENT}-narrative.en.txt",
}


def told(**fields: object) -> dict[str, tuple[str, str]]:
    """What the page and the paper of a narrative say, by language."""
    path = f"content/events/{EVENT}/narrative.yaml"
    build = sound(small() | {path: yaml.safe_dump(NARRATIVE | fields)})
    return {
        code: (page_at(build, PAGES[code]).words, build.files[PAPERS[code]].decode())
        for code in PAGES
    }


@pytest.mark.parametrize(
    ("approved", "said"),
    [
        (
            {"by": "Sari Dewi", "role": ROLE, "at": "2024-04-30 09:00 WIB"},
            {
                "id": "Disetujui oleh Sari Dewi, Direktur Jenderal pada Selasa, 30 April 2024, "
                "pukul 09.00 WIB",
                "en": "Approved by Sari Dewi, Director General on Tuesday, 30 April 2024, "
                "09:00 WIB",
            },
        ),
        (
            {"by": "SD", "at": "2024-04-30"},
            {
                "id": "Disetujui oleh SD pada Selasa, 30 April 2024",
                "en": "Approved by SD on Tuesday, 30 April 2024",
            },
        ),
    ],
)
def test_who_approved_a_narrative_is_said_with_the_moment(
    approved: Mapping[str, object], said: Mapping[str, str]
) -> None:
    for code, texts in told(approved=approved).items():
        for text in texts:
            assert said[code] in " ".join(text.split())


def test_what_nobody_approved_says_nothing_of_it() -> None:
    assert not any(
        "pprove" in text or "isetujui" in text for two in told().values() for text in two
    )
