"""What is wrong with what people take away: texts, documents, papers, archives, pictures, pages.

Programs that nobody here wrote judge them, and what one form of a text says is held against what
another says.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pdfua
from docx import Document

from gaung.craft.archive import Member, archive
from tests.programs import npm_package, program, run
from tests.validators import documents
from tests.validators.archives import opens
from tests.validators.schemas import SCHEMAS

Files = Mapping[str, bytes]
Found = dict[str, list[str]]

_LETTERS = re.compile(r"[^\W\d_]+")
_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
VOCABULARY = SCHEMAS / "schemaorg/schemaorg-current-https.jsonld"


# --- texts ------------------------------------------------------------------------------------


def text(data: bytes) -> list[str]:
    """What does not belong into a text that is pasted: marks of a page, signs that nobody sees."""
    try:
        words = data.decode()
    except UnicodeDecodeError as trouble:
        return [str(trouble)]
    found = [
        f"a tag: {tag}" for tag in re.findall(r"</?(?:p|div|span|a|li|sup|h\d)\b[^>]*>", words)
    ]
    found += [f"an entity: {each}" for each in re.findall(r"&(?:amp|lt|gt|quot|#\d+);", words)]
    found += [f"sign {sign!r}" for sign in re.findall(r"[\x00-\x08\x0b-\x1f\x7f\ufeff]", words)]
    return found if words.endswith("\n") else [*found, "the last line has no end"]


def message(data: bytes) -> list[str]:
    """What keeps WhatsApp from showing a message as it is meant."""
    lines = data.decode().rstrip("\n").split("\n")
    said = [line for line in lines[1:-1] if line]
    found = [] if re.fullmatch(r"\*\S(?:[^*]*\S)?\*", lines[0]) else [f"not bold: {lines[0]}"]
    found += [] if re.fullmatch(r"https?://\S+", lines[-1]) else [f"no link: {lines[-1]}"]
    return found if len(said) <= 3 else [*found, f"{len(said)} lines"]


# --- documents --------------------------------------------------------------------------------


def document(data: bytes) -> list[str]:
    """What the standard would not have in a document (ISO/IEC 29500)."""
    return list(documents.slips(data))


def other_words(files: Files, site: Files) -> Found:
    """Where python-docx reads other words than the plain text beside a document has."""
    return {
        path: _difference(documents.told(data), documents.of_text(site[f"{path[:-4]}txt"]))
        for path, data in files.items()
    }


def _difference(read: list[str], meant: list[str]) -> list[str]:
    # A table that is too wide stands as a list in the text: other order, names told each time.
    others = sorted({word.rstrip(":") for word in read} ^ {word.rstrip(":") for word in meant})
    if read == meant or not others:
        return []
    return [f"in one alone: {' '.join(others[:5])}"]


def opened(data: bytes) -> list[str]:
    """What python-docx misses in a document: words, a title, a language."""
    try:
        found = Document(BytesIO(data))
    except Exception as trouble:  # noqa: BLE001 - it raises what comes along
        return [f"{type(trouble).__name__}: {trouble}"]
    said = found.core_properties
    missed = [name for name in ("title", "author", "language") if not getattr(said, name)]
    return missed if found.paragraphs else [*missed, "words"]


def repacked(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """Give an archive with other bytes in the first of its members that ends in a name."""
    with ZipFile(BytesIO(data)) as inside:
        members = {each: inside.read(each) for each in inside.namelist()}
    found = next(each for each in members if each.endswith(name))
    assert old in members[found]
    members[found] = members[found].replace(old, new, 1)
    return b"".join(archive(Member.of(each, data) for each, data in members.items()))


# --- papers -----------------------------------------------------------------------------------


def _asked(data: bytes, name: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Ask a program of qpdf or poppler about a paper; ``FILE`` stands for it."""
    known = "qpdf" if name == "qpdf" else "pdftotext"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "paper.pdf"
        file.write_bytes(data)
        command = [str(Path(program(known)).with_name(name))]
        command += [str(file) if word == "FILE" else word for word in words]
        return subprocess.run(
            command, capture_output=True, check=False, text=True, encoding="utf-8"
        )


def qpdf(data: bytes) -> list[str]:
    """What qpdf finds."""
    done = _asked(data, "qpdf", "--check", "FILE")
    return [] if done.returncode == 0 else [done.stderr.strip() or done.stdout.strip()]


def pdfinfo(data: bytes) -> list[str]:
    """What pdfinfo misses: tags, a title, an issuer, A4."""
    said = _asked(data, "pdfinfo", "-enc", "UTF-8", "FILE").stdout
    wanted = (r"Tagged: +yes", r"Title: +\S", r"Author: +\S", r"Page size:.*A4")
    return [f"no {each}" for each in wanted if not re.search(rf"^{each}", said, re.MULTILINE)]


def accessible(data: bytes) -> list[str]:
    """What pdfua finds."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "paper.pdf"
        file.write_bytes(data)
        return [finding.message for finding in pdfua.validate(str(file)).findings]


def unprinted(files: Files, site: Files) -> Found:
    """Which words of the plain text beside a paper pdftotext does not find in it.

    Where a line ends in a hyphen, pdftotext joins what it stands between.
    """
    found = {}
    for path, data in files.items():
        read = _asked(data, "pdftotext", "-enc", "UTF-8", "FILE", "-").stdout
        meant = re.sub(r"https?://\S+", " ", site[f"{path[:-3]}txt"].decode())
        # Of several hyphens in a word one may have been at the end of a line.
        joined = {word.replace("-", "") for word in _HYPHENED.findall(read)}
        there = {*_LETTERS.findall(read), *joined}
        missing = [
            word
            for word in _HYPHENED.findall(meant)
            if not there.issuperset(word.split("-")) and word.replace("-", "") not in there
        ]
        found[path] = [f"without {' '.join(missing[:5])}"] if missing else []
    return found


# --- archives ---------------------------------------------------------------------------------


def unpacked(data: bytes) -> list[str]:
    """What unzip and sha256sum find."""
    with tempfile.TemporaryDirectory() as folder:
        found = opens(data, Path(folder))
        return [f"{found} refuses it"] if found else []


# --- pictures ---------------------------------------------------------------------------------


def pictures(files: Files, site: Files) -> Found:
    """What exiftool finds, all at once: it takes longer to begin than to look."""
    del site
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, (path, data) in enumerate(files.items()):
            file = Path(folder) / f"{number}.{path.rpartition('.')[2]}"
            file.write_bytes(data)
            names[str(file)] = path
        done = run("exiftool", "-json", "-validate", "-warning", "-error", folder)
    found: Found = {path: ["not read"] for path in files}
    for each in json.loads(done.stdout or "[]"):
        said = [str(each[key]) for key in ("Error", "Warning") if key in each]
        is_good = each.get("Validate") == "OK"
        found[names[each["SourceFile"]]] = [] if is_good else said or [str(each.get("Validate"))]
    return found


def picture(ending: str, data: bytes) -> list[str]:
    """What exiftool finds in one picture."""
    return pictures({f"a.{ending}": data}, {})[f"a.{ending}"]


# --- pages ------------------------------------------------------------------------------------


def structured(files: Files, site: Files) -> Found:
    """What schema.org does not know in the structured data of pages: types, properties, places."""
    del site
    script = Path(__file__).parents[1] / "tools/structured_data.mjs"
    modules = npm_package("twitter-text").parent
    done = subprocess.run(
        [program("node"), str(script), str(modules), str(VOCABULARY)],
        input=json.dumps({path: data.decode() for path, data in files.items()}),
        capture_output=True, check=True, text=True, encoding="utf-8",
    )  # fmt: skip
    told = json.loads(done.stdout)
    return {path: told[path]["issues"] for path in files}


def structured_page(data: bytes) -> list[str]:
    """What is found in one page."""
    return structured({"": data}, {})[""]
