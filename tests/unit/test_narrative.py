"""The single narrative of an event, on its page and on paper."""

from __future__ import annotations

import json

from tests.factories import event, site, sound
from tests.pages import page_at

NARRATIVE = {
    "version": "1",
    "valid_from": "2024-05-01",
    "owner": [{"name": "Meja"}],
    "messages": [{"key": "air", "text": {"id": "Air itu hidup.", "en": "Water is life."}}],
}
ROLE = {"id": "Direktur Jenderal", "en": "Director General"}
APPROVED = {
    "penuh": {"by": "Sari Dewi", "role": ROLE, "at": "2024-04-30 09:00 WIB"},
    "singkat": {"by": "SD", "at": "2024-04-30"},
    "belum": None,
}
SENTENCES = (
    (
        "penuh",
        "id",
        "Disetujui oleh Sari Dewi, Direktur Jenderal pada Selasa, 30 April 2024, pukul 09.00 WIB",
    ),
    (
        "penuh",
        "en",
        "Approved by Sari Dewi, Director General on Tuesday, 30 April 2024, 09:00 WIB",
    ),
    ("singkat", "id", "Disetujui oleh SD pada Selasa, 30 April 2024"),
    ("singkat", "en", "Approved by SD on Tuesday, 30 April 2024"),
)
PLACES = {"id": ("acara", "narasi", "unduhan"), "en": ("events", "narrative", "downloads")}


def test_who_approved_a_narrative_is_said_with_the_moment() -> None:
    """As what, where that is known; nothing is said where nobody did."""
    files = site()
    for key, approved in APPROVED.items():
        narrative = {**NARRATIVE, **({"approved": approved} if approved else {})}
        files |= event(key) | {f"content/events/{key}/narrative.yaml": json.dumps(narrative)}
    build = sound(files)

    def said(key: str, language: str) -> list[str]:
        """The sentence about it, as the page and the paper have it."""
        events, narrative, downloads = PLACES[language]
        page = page_at(build, f"/kit/{language}/{events}/{key}/{narrative}/")
        paper = build.files[
            f"{language}/{events}/{key}/{downloads}/{key}-{narrative}.{language}.txt"
        ]
        shown = [p.text_content() for p in page.find("//section[@aria-labelledby='_owner']/p")]
        written = [line for line in paper.decode().split("\n\n") if "April" in line]
        return [" ".join(each.split()) for each in (*shown, *written)]

    for key, language, sentence in SENTENCES:
        assert said(key, language) == [sentence] * 2, "on the page, then on paper"
    assert said("belum", "en") == []
