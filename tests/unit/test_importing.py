"""What people have in sheets and exports becomes records, and nothing of it is lost."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook  # type: ignore[import-untyped]

from gaung.edges.package import load
from gaung.importing import Known, clocks, frab, records
from gaung.importing.tables import NoTableError, rows
from gaung.importing.written import document, scalar
from gaung.model.words import months
from tests import on_disk
from tests.factories import EVENT, event, person, sound
from tests.factories import site as empty_site

KNOWN = Known(
    people={"usman kansong": "usman-kansong"},
    organisations={"provinsi bali": "bali"},
    venues={"aula": "aula"},
    months=months(("id", "en")),
    time_zone="Asia/Makassar",
    languages=("id", "en"),
)

PROGRAMME = """\
No;Waktu;Kegiatan;Tempat;Narasumber;PIC
Jumat, 17 Mei 2024;;;;;
1;08.00–09.00 WITA;Registrasi;Lobi;;Sekretariat
2;09.00 s.d. 10.30 WIB;Pembukaan;Aula;Usman Kansong, Budi Baru;
3;10.30 - selesai;Diskusi panel: satu narasi;;;
18 May 2024;;;;;
;pagi;Kunjungan lapangan;;;
catatan kaki;;;;;
"""


def test_a_programme_under_merged_headings_of_its_days() -> None:
    found = records.sessions(rows("acara.csv", PROGRAMME.encode()), KNOWN)
    arrival, opening, panel, visit = found.records
    assert arrival == {
        "key": "registrasi", "title": "Registrasi", "kind": "arrival", "date": "2024-05-17",
        "start": "08:00", "end": "09:00", "room": "Lobi", "note": "PIC: Sekretariat.",
    }  # fmt: skip
    assert (opening["start"], opening["end"]) == ("09:00", "10:30")
    assert opening["time_zone"] == "Asia/Jakarta"
    assert (opening["venues"], opening["people"]) == ("aula", ["usman-kansong"])
    assert opening["note"] == "Narasumber: Budi Baru."
    assert (panel["kind"], panel["start"], "end" in panel) == ("panel", "10:30", False)
    assert panel["note"] == "Waktu: 10.30 - selesai."
    assert (visit["date"], visit["note"]) == ("2024-05-18", "Waktu: pagi.")
    assert [(each.row, each.text) for each in found.left] == [(8, "catatan kaki")]


def workbook(*lines: tuple[Any, ...]) -> bytes:
    book = Workbook()
    for line in lines:
        book.active.append(line)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_a_workbook_with_times_and_days_of_its_own() -> None:
    from datetime import datetime, time

    data = workbook(
        ("Tanggal", "Mulai", "Selesai", "Title EN", "Judul ID"),
        (datetime(2024, 5, 18), time(9, 0), time(10, 30), "Opening", "Pembukaan"),  # noqa: DTZ001
    )
    (record,) = records.sessions(rows("acara.xlsx", data), KNOWN).records
    assert record["title"] == {"id": "Pembukaan", "en": "Opening"}
    assert (record["date"], record["start"], record["end"]) == ("2024-05-18", "09:00", "10:30")


@pytest.mark.parametrize(
    ("cell", "start", "end", "zone"),
    [
        ("09.00–10.30 WITA", "09:00", "10:30", "Asia/Makassar"),
        ("Pukul 9.00 s/d 10.30 WIB", "09:00", "10:30", "Asia/Jakarta"),
        ("13:00 - 14:15", "13:00", "14:15", None),
        ("19.30 WIT", "19:30", None, "Asia/Jayapura"),
        ("08.00 sampai selesai", "08:00", None, None),
    ],
)
def test_times_as_people_type_them(cell: str, start: str, end: str, zone: str) -> None:
    read = clocks.times(cell)
    assert read is not None
    assert (read.start, read.end, read.time_zone) == (start, end, zone)


@pytest.mark.parametrize("cell", ["pagi", "9", "25.00", "setelah makan siang", ""])
def test_what_is_no_time_is_none(cell: str) -> None:
    assert clocks.times(cell) is None


def test_a_day_in_numbers_alone_is_left_to_people() -> None:
    assert clocks.day("05/06/2024", KNOWN.months) is None
    assert clocks.day("Jum'at, 17 Mei 2024", KNOWN.months) == "2024-05-17"
    assert clocks.day("31 Februari 2024", KNOWN.months) is None


def test_people_with_posts_and_those_who_are_there_already() -> None:
    data = "Nama,Jabatan,Instansi,Telepon\nSiti Baru,Kepala,Provinsi Bali,0361\nUsman Kansong,,,\n"
    found = records.people(rows("orang.csv", data.encode("utf-16")), KNOWN)
    assert found.records == (
        {
            "key": "siti-baru",
            "name": "Siti Baru",
            "posts": [{"key": "kepala", "title": "Kepala", "organisation": "bali"}],
            "note": "Telepon: 0361.",
        },
    )
    assert [each.row for each in found.left] == [3]


def test_winners_by_category_and_class_with_free_ranks() -> None:
    data = (
        "Kategori\tKelas\tPeringkat\tPemenang\n"
        "Video\tProvinsi\tJuara 1\tProvinsi Bali\nVideo\tProvinsi\tHarapan\tDinas Lain\n"
        "Video\tKota\tTerbaik\tUsman Kansong\n"
    )
    provinces, cities = records.winners(rows("lomba.tsv", data.encode()), KNOWN).records
    assert [each["label"] for each in provinces["results"]] == ["Juara 1", "Harapan"]
    assert provinces["results"][0]["winner"] == {"organisation": "bali"}
    assert provinces["results"][1]["winner"] == {"name": "Dinas Lain"}
    assert (cities["entrant_class"], cities["key"]) == ("Kota", "video-kota")
    assert cities["results"][0]["winner"] == {"person": "usman-kansong"}


JSON = {
    "schedule": {
        "conference": {
            "days": [
                {
                    "date": "2024-05-18",
                    "rooms": {
                        "Aula": [
                            {
                                "title": "Pembukaan", "subtitle": "", "type": "Plenary",
                                "track": "Air", "date": "2024-05-18T09:00:00+08:00",
                                "start": "09:00", "duration": "01:30", "abstract": "Isi.",
                                "persons": [{"public_name": "Usman Kansong"}, {"name": "Lain"}],
                            }
                        ]
                    },
                }
            ]
        }
    }
}  # fmt: skip
XML = """<schedule><day date="2024-05-18"><room name="Aula"><event><title>Pembukaan</title>
<type>Plenary</type><track>Air</track><date>2024-05-18T09:00:00+08:00</date><start>09:00</start>
<duration>01:30</duration><abstract>Isi.</abstract><persons><person>Usman Kansong</person>
<person>Lain</person></persons></event></room></day></schedule>"""


@pytest.mark.parametrize("data", [json.dumps(JSON), XML])
def test_an_export_of_pretalx_in_either_form(data: str) -> None:
    assert frab.sessions(data.encode(), KNOWN).records == (
        {
            "key": "pembukaan", "title": "Pembukaan", "kind": "plenary", "date": "2024-05-18",
            "start": "09:00", "duration": "1:30", "venues": "aula", "people": ["usman-kansong"],
            "abstract": "Isi.", "note": "Lain; Air",
        },
    )  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        "", "{}", "<a", "nothing", '<!DOCTYPE a [<!ENTITY b "c">]><schedule/>',
        '{"schedule": []}', '{"schedule":' + "[" * 100_000,
    ],
    ids=range(7),
)  # fmt: skip
def test_what_is_no_export_is_refused(data: str) -> None:
    assert_refused(lambda: frab.sessions(data.encode(), KNOWN))


def zipped(**files: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return written.getvalue()


@pytest.mark.parametrize(
    "data", [b"", b"not a workbook", zipped(), zipped(xl__workbook=b"<workbook", a=b"")]
)
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    assert_refused(lambda: rows("acara.xlsx", data))


def test_a_quotation_mark_that_is_never_closed_is_told_of() -> None:
    assert_refused(lambda: rows("acara.csv", b'Nama;Jabatan\n"Budi;' + b"x" * 200_000))


def assert_refused(reading: Callable[[], object]) -> None:
    """With a reason that Indonesian has words for; what Python says helps nobody."""
    with pytest.raises(NoTableError) as refused:
        reading()
    assert load("id").reason(str(refused.value)) != str(refused.value)


CELLS = st.lists(st.text(max_size=12), max_size=6)


@given(st.lists(CELLS, max_size=8))
def test_every_word_of_any_table_comes_out_again(table: list[list[str]]) -> None:
    import csv

    kept = io.StringIO()
    csv.writer(kept, delimiter=";").writerows([["Waktu", "Kegiatan", "PIC"], *table])
    read = rows("x.csv", kept.getvalue().encode("utf-8", "surrogatepass"))
    found = records.sessions(read, KNOWN)
    out = document(found.records, "sessions") + "".join(each.text for each in found.left)
    for row in read[1:]:
        assert sum(cell in out or scalar(cell)[1:-1] in out for cell in row.said) >= 1


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_is_read_from_yaml_as_it_was(text: str) -> None:
    import yaml

    read = yaml.load(f"a: {scalar(text)}\n", Loader=yaml.CBaseLoader)  # noqa: S506 - text only
    assert read == {"a": text}


def test_what_is_written_passes_the_check(tmp_path: Path) -> None:
    """A programme is shown first, written when asked, never over a file, and reads well."""
    import subprocess
    import sys

    from tests.factories import ROOT

    files = empty_site() | event(venues=[{"key": "aula", "name": "Aula"}])
    files |= person("usman-kansong", name="Usman Kansong")
    site = on_disk.write(tmp_path / "site", files)
    sheet = tmp_path / "acara.csv"
    sheet.write_text(PROGRAMME.replace("17 Mei", "18 Mei").replace("Jumat", "Sabtu"))
    target = site / f"content/events/{EVENT}/schedule/acara.yaml"

    def run(*more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "build.py"), "--site", str(site), "--lang", "en"]
        asked = [*command, "import", "schedule", str(sheet), "--event", EVENT, *more]
        return subprocess.run(asked, capture_output=True, text=True, check=False)

    shown = run()
    assert (shown.returncode, target.exists()) == (0, False), shown.stderr
    assert "Understood: 4" in shown.stdout
    assert run("--write").returncode == 0
    again = run("--write")
    assert again.returncode == 2
    assert "is there already" in again.stderr
    written = target.read_text(encoding="utf-8")
    assert "#   8: catatan kaki" in written
    sound({**files, f"content/events/{EVENT}/schedule/acara.yaml": written})
