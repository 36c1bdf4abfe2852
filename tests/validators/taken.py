"""Every kind of file that people take away, and who judges it; see ``kinds.py`` for programs'."""

from __future__ import annotations

from functools import partial
from io import BytesIO

import pikepdf

from gaung.craft.jpeg import with_metadata
from tests.validators import papers
from tests.validators.kinds import Judge, Kind, replacing


def cut_short(data: bytes) -> bytes:
    """Give the first half of a file."""
    return data[: len(data) // 2]


def untagged(data: bytes) -> bytes:
    """Give a paper of one empty page in the place of another."""
    del data
    with pikepdf.new() as book:
        book.add_blank_page()
        out = BytesIO()
        book.save(out)
        return out.getvalue()


def misdescribed(data: bytes) -> bytes:
    """Give a JPEG file whose description of itself breaks off."""
    broken = with_metadata(data, b"MM\0*" + bytes(3) + b"\x08\0\1\x01\x0e\0\2\0\0\0\x63", b"<x:x")
    assert broken is not None
    return broken


def picture_kind(name: str, ending: str) -> Kind:
    """A kind of pictures."""
    breaks = misdescribed if ending == "jpg" else cut_short
    judge = Judge("exiftool", partial(papers.picture, ending), breaks, papers.pictures)
    return Kind(name, rf"(?!assets/).+\.{ending}", (judge,))


UNKNOWN_THING = (
    b'<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Release"}'
    b"</script>"
)
TAKEN = (
    Kind(
        "plain text",
        r"[a-z]{2}/.+(?<!\.whatsapp)\.txt",
        (Judge("own rules", papers.text, lambda data: b"<p>" + data),),
    ),
    Kind(
        "text for WhatsApp",
        r".+\.whatsapp\.txt",
        (Judge("own rules", papers.message, replacing(b"*", b"")),),
    ),
    Kind(
        "document",
        r".+\.docx",
        (
            Judge(
                "order of ISO/IEC 29500",
                papers.document,
                lambda data: papers.repacked(data, "document.xml", b"<w:rPr>", b"<w:rPr><w:b/>"),
            ),
            Judge(
                "python-docx",
                papers.opened,
                lambda data: papers.repacked(data, "document.xml", b"<w:body>", b"<w:boy>"),
            ),
            Judge(
                "the text beside it",
                papers.document,
                lambda data: papers.repacked(data, "document.xml", b"</w:t>", b" kutu</w:t>"),
                papers.other_words,
            ),
        ),
    ),
    Kind(
        "paper to print",
        r".+\.pdf",
        (
            Judge("qpdf", papers.qpdf, lambda data: data[:-2000]),
            Judge("pdfinfo", papers.pdfinfo, untagged),
            Judge("pdfua", papers.accessible, untagged),
            Judge("the text beside it", papers.qpdf, untagged, papers.unprinted),
        ),
    ),
    Kind(
        "archive",
        r".+\.zip",
        (
            Judge(
                "unzip and sha256sum",
                papers.unpacked,
                lambda data: papers.repacked(data, "README.txt", b"\n", b" \n"),
            ),
        ),
    ),
    picture_kind("picture (JPEG)", "jpg"),
    picture_kind("picture (WebP)", "webp"),
    picture_kind("picture (AVIF)", "avif"),
    picture_kind("picture (PNG)", "png"),
    Kind(
        "page",
        r".+\.html",
        (
            Judge(
                "vocabulary of schema.org",
                papers.structured_page,
                replacing(b"</head>", UNKNOWN_THING + b"</head>"),
                papers.structured,
            ),
        ),
    ),
)
"""The kinds, in the order in which a reader would name them."""
