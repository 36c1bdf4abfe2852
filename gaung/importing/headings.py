"""Which column is what: the words that people write over their columns, in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gaung.importing.tables import Row

Columns = Mapping[int, str]
"""The fields of columns by their places; others go into notes."""

SCHEDULE: Mapping[str, tuple[str, ...]] = {
    "date": ("hari", "tanggal", "hari tanggal", "hari dan tanggal", "date", "day", "tgl"),
    "start": ("waktu", "jam", "pukul", "mulai", "time", "start", "start time", "begin", "from"),
    "end": ("selesai", "akhir", "sampai", "end", "end time", "until", "to", "jam selesai"),
    "duration": ("durasi", "lama", "duration", "menit", "minutes"),
    "title": (
        "acara", "kegiatan", "agenda", "judul", "sesi", "mata acara", "nama kegiatan", "title",
        "session", "activity", "event", "session title", "proposal title", "topic", "topik",
        "materi",
    ),
    "title.id": ("judul id", "acara id", "kegiatan id", "bahasa indonesia", "judul indonesia"),
    "title.en": ("title en", "english", "judul en", "judul inggris", "title english"),
    "kind": ("jenis", "tipe", "type", "kind", "session type", "format"),
    "room": ("ruang", "ruangan", "tempat", "lokasi", "venue", "room", "location", "place"),
    "people": (
        "pembicara", "narasumber", "pemateri", "pengisi acara", "speaker", "speakers",
        "speaker names", "moderator", "pic pembicara",
    ),
    "abstract": ("deskripsi", "abstrak", "uraian", "abstract", "description"),
}  # fmt: skip
PEOPLE: Mapping[str, tuple[str, ...]] = {
    "name": ("nama", "nama lengkap", "name", "full name", "speaker", "pembicara", "narasumber"),
    "honorific": ("sapaan", "gelar depan", "honorific", "prefix"),
    "degrees": ("gelar", "gelar belakang", "degrees", "suffix"),
    "title": ("jabatan", "posisi", "title", "position", "job title", "role"),
    "organisation": ("instansi", "lembaga", "organisasi", "perusahaan", "asal", "organisation",
                     "organization", "company", "affiliation"),
    "bio": ("biografi", "profil", "riwayat", "bio", "biography", "profile"),
}  # fmt: skip
WINNERS: Mapping[str, tuple[str, ...]] = {
    "category": ("kategori", "bidang", "category"),
    "entrant_class": ("kelas", "golongan", "kelompok", "class", "entrant class", "division"),
    "label": ("peringkat", "juara", "predikat", "rank", "place", "award", "penghargaan"),
    "winner": ("pemenang", "penerima", "nama", "instansi", "winner", "recipient", "name"),
    "work": ("karya", "judul karya", "work", "entry", "project"),
    "prize": ("hadiah", "prize"),
    "citation": ("catatan juri", "alasan", "citation", "jury"),
}  # fmt: skip


def columns(row: Row, words: Mapping[str, tuple[str, ...]]) -> Columns:
    """Give what the columns are if this row stands over them; nothing if it does not seem to."""
    found: dict[int, str] = {}
    for place, cell in enumerate(row.cells):
        field = next((name for name, said in words.items() if _plain(cell) in said), None)
        if field is not None and field not in found.values():
            found[place] = field
    return found


def _plain(cell: str) -> str:
    return " ".join(re.sub(r"[^\w\s]|_", " ", cell.casefold()).split())
