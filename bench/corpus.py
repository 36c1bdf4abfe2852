"""Writes a site of any size, with true forms and made-up words, to measure on.

    python bench/corpus.py FOLDER [--releases 480] [--people 10] [--sessions 10]

Every release is written in both languages, so 480 of them make some 1,000 pages.
"""

from __future__ import annotations

import argparse
from datetime import date, timedelta
from pathlib import Path

SETTINGS = """\
name: {id: Pusat Media Uji, en: Test Media Centre}
base_url: https://media.example.org/
languages:
  - {code: id, name: Bahasa Indonesia}
  - {code: en, name: English, locale: en_GB}
written_in: id
publishing_zone: Asia/Jakarta
publisher: panitia
"""
EVENT = """\
name: {id: Forum Uji, en: Test Forum}
kind: forum
start: 2024-05-18
end: 2024-05-25
time_zone: Asia/Makassar
"""
PARAGRAPHS = {
    "id": "Panitia menyampaikan bahwa persiapan nomor {0} berjalan sesuai jadwal. "
    "Peserta dari {1} lembaga hadir, sebagian secara daring, dan mengikuti sesi sampai selesai.",
    "en": "The organisers say that preparation number {0} is going to plan. "
    "Participants from {1} institutions came, some of them online, and stayed to the end.",
}
TITLES = {"id": "Siaran nomor {0} tentang persiapan forum", "en": "Release number {0} on the forum"}


def main() -> None:
    """Write the site that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--releases", type=int, default=480)
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--sessions", type=int, default=10)
    asked = parser.parse_args()
    for path, text in corpus(asked.releases, asked.people, asked.sessions).items():
        file = asked.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def corpus(releases: int, people: int, sessions: int) -> dict[str, str]:
    """Give the files of a site by path."""
    files = {"site.yaml": SETTINGS, "content/events/forum/event.yaml": EVENT}
    files["content/organisations/panitia.yaml"] = "name: Panitia Forum\nkind: other\n"
    for number in range(people):
        files[f"content/people/orang-{number}.yaml"] = f"name: Orang Ke {number}\n"
    if sessions:
        files["content/events/forum/schedule.yaml"] = "sessions:\n" + "".join(
            f"  - {{key: s-{number}, title: {{id: Sesi {number}, en: Session {number}}}, "
            f"date: 2024-05-{18 + number % 8}, start: '{8 + number % 9:02}:{number % 60:02}', "
            f"duration: 45, people: [orang-{number % max(people, 1)}]}}\n"
            for number in range(sessions)
        )
    for number in range(releases):
        for language in ("id", "en"):
            path = f"content/events/forum/releases/siaran-{number}/index.{language}.md"
            files[path] = _release(number, language, people)
    return files


def _release(number: int, language: str, people: int) -> str:
    day = date(2024, 1, 1) + timedelta(days=number % 200)
    words = PARAGRAPHS[language]
    text = "\n\n".join(words.format(number, part) for part in range(6))
    head = [
        f"title: {TITLES[language].format(number)}",
        f"summary: {words.format(number, 2).partition('.')[0]}.",
        "kind: release",
    ]
    if language == "id":
        head += ["status: approved", f"published: {day.isoformat()}"]
        if people:
            head.append(f"people: [orang-{number % people}]")
    return "\n".join(("---", *head, "---", "", text, ""))


if __name__ == "__main__":
    main()
