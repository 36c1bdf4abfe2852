"""What has once been published leads somewhere for ever, or was given up on purpose."""

from __future__ import annotations

from pathlib import Path

import pytest

from gaung.edges import ledger
from tests.factories import Files, built, page, release, site, small, sound, told

HERE = "id/laman-lama/"


def codes(files: Files) -> list[str]:
    return [f"{each.place} {each.code}" for each in built(files).problems]


def with_ledger(*lines: str) -> Files:
    return small() | {"addresses.txt": "# ledger\n" + "".join(f"{line}\n" for line in lines)}


def test_a_vanished_address_is_an_error_with_its_line() -> None:
    """Whoever followed a link to it would find nothing; the rest of the ledger is fine."""
    files = with_ledger("id/acara/forum-air/", "en/atom.xml", "/", HERE)
    assert codes(files) == ["addresses.txt:5:1 address-vanished"]


def test_a_vanished_address_is_told_with_the_nearest_one() -> None:
    (found,) = built(with_ledger("id/acara/forum-airr/")).problems
    assert "id/acara/forum-air/" in found.values["nearest"]


@pytest.mark.parametrize(
    "files",
    [
        with_ledger(f"{HERE} gone"),
        with_ledger(HERE) | page("baru", bodies={"id": "Isi.", "en": "Text."}, aliases=[HERE]),
        with_ledger("id/tentang/"),
        small(),
    ],
)
def test_what_leads_on_or_was_given_up_is_none(files: Files) -> None:
    """An alias, the word gone, a page that is there, or no ledger at all."""
    english = "content/pages/baru/index.en.md"
    if english in files:
        files = files | {english: files[english].replace("id/laman-lama", "en/old-page")}
    assert told(built(files).problems) == []


def test_what_time_hides_has_not_vanished() -> None:
    """A text that has expired is gone by itself: nobody has to act."""
    old = release("lewat", expires="2024-05-20 00:00 WIB")
    files = with_ledger("id/acara/forum-air/siaran-pers/lewat/") | old
    assert told(built(files).problems) == []


def test_what_was_given_up_is_said_to_apache() -> None:
    """It answers 410: gone, not missing."""
    found = sound(with_ledger(f"{HERE} gone")).files[".htaccess"].decode()
    assert 'RedirectMatch 410 "^/kit/id/laman\\-lama/?$"' in found


def test_the_ledger_is_written_and_holds(tmp_path: Path) -> None:
    """All pages of the build stand in it, once; a second look finds nothing new."""
    finished = sound(small())
    kept = ledger.kept(finished, tmp_path)
    assert {"id/acara/forum-air/", "en/", "id/tentang/"} <= set(kept.new)
    assert not any("404" in address for address in kept.new)
    ledger.write(tmp_path, kept.text)
    written = (tmp_path / "addresses.txt").read_text(encoding="utf-8")
    again = sound(small() | {"addresses.txt": written})
    assert ledger.kept(again, tmp_path) == ledger.Kept((), written)


def test_what_an_editor_wrote_into_the_ledger_stays(tmp_path: Path) -> None:
    """Comments and the word gone."""
    before = f"# milik redaksi\n{HERE} gone # dihapus\n"
    (tmp_path / "addresses.txt").write_text(before, encoding="utf-8")
    finished = sound(small() | {"addresses.txt": before})
    kept = ledger.kept(finished, tmp_path)
    assert kept.text.startswith(before)
    assert HERE not in kept.new


def test_a_site_without_a_ledger_stays_without(tmp_path: Path) -> None:
    """Nothing is written that nobody asked for."""
    ledger.kept(sound(site() | small()), tmp_path)
    assert list(tmp_path.iterdir()) == []
