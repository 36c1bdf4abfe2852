"""What is wrong with a document for word processors, and what it says, as others read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.oxml.ns import qn
from lxml import etree

_ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
    "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect "
    "bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW "
    "jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
    "tblDescription",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
    "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi "
    "rtlGutter docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
    "unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr "
    "tcPr tblStylePr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
}
"""The order in which the standard (ISO/IEC 29500-1, annex A) has what stands in an element."""


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


def slips(data: bytes) -> Iterator[str]:
    """What the standard would not have in a document."""
    inside = parts(data)
    trees = {name: etree.fromstring(text) for name, text in inside.items() if name[-4:] == ".xml"}
    for name, tree in trees.items():
        yield from (f"{name}: {slip}" for slip in out_of_order(tree))
    body, styles = trees["word/document.xml"], trees["word/styles.xml"]
    known = values(styles, "style", "styleId")
    for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
        used = values(body, kind, "val") | values(styles, kind, "val")
        yield from (f"no style {style}" for style in used - known)
    ways = {each.get("Id") for each in etree.fromstring(inside["word/_rels/document.xml.rels"])}
    led = {each.get(qn("r:id")) for each in body.iter(qn("w:hyperlink"))}
    yield from (f"no relationship {way}" for way in led - ways)
    lists = values(trees["word/numbering.xml"], "num", "numId")
    yield from (f"no list {number}" for number in values(body, "numId", "val") - lists)
    formats = ("b", "i", "sz", "color", "u", "strike", "jc", "ind", "spacing", "rFonts")
    for element in body.iter(*(qn(f"w:{each}") for each in formats)):
        yield f"formatted by hand: {element.tag}"


def values(tree: etree._Element, kind: str, attribute: str) -> set[str | None]:
    """The values of an attribute, wherever an element of a kind stands."""
    return {each.get(qn(f"w:{attribute}")) for each in tree.iter(qn(f"w:{kind}"))}


def out_of_order(tree: etree._Element) -> Iterator[str]:
    """Elements that hold what they may not, or in an order that they may not have."""
    for kind, order in _ORDERS.items():
        places = {qn(f"w:{each}"): index for index, each in enumerate(order.split())}
        for element in tree.iter(qn(f"w:{kind}")):
            found = [places.get(str(child.tag), -1) for child in element]
            if -1 in found or found != sorted(found):
                yield f"{kind} has {[str(child.tag) for child in element]}"


def told(data: bytes) -> list[str]:
    """The words of a document in order, without the numbers of notes."""
    document = Document(BytesIO(data))
    for mark in document.element.body.findall(f".//{qn('w:r')}"):
        style = mark.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        if style is not None and style.get(qn("w:val")) == "Mark":
            mark.getparent().remove(mark)
    found: list[str] = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            found.extend(cell.text for row in block.rows for cell in row.cells)
        else:
            found.append(re.sub(r"^\d+\.\t", "", block.text))
    return words("\n".join(found))


def words(text: str) -> list[str]:
    return re.findall(r"[\w:/.@-]+", text)


def of_text(data: bytes) -> list[str]:
    """The words of a plain text, without signs, numbers of notes and their addresses."""
    text = re.sub(r"^ *(?:- |> |\d+\. )|[+|-]{2,}", " ", data.decode(), flags=re.MULTILINE)
    text = re.sub(r"^\[\d+\] https://\S+$", "", text, flags=re.MULTILINE)
    return words(re.sub(r" \[\d+\]| <https?://[^>]+>|^\[\d+\] ", "", text, flags=re.MULTILINE))
