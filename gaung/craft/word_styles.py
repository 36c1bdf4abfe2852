"""The styles, lists and settings of our documents, as WordprocessingML (ISO/IEC 29500-4).

What it calls left is where lines begin, also where they begin on the right.
"""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_GREY, _INK = '<w:color w:val="595959"/>', '<w:color w:val="1F2A37"/>'
_BOLD, _ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
_HEAD = _BOLD + _INK
_TYPED = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>'


def _space(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before * 20}" w:after="{after * 20}"/>'


def _indent(start: int, hanging: int = 0) -> str:
    return f'<w:ind w:left="{start}" w:hanging="{hanging}"/>'


def _listed(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _outline(level: int) -> str:
    return f'<w:outlineLvl w:val="{level}"/>'


_KEEP = "<w:keepNext/><w:keepLines/>"
_BAR = '<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="9AA5B1"/></w:pBdr>'
_LINE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="9AA5B1"/></w:pBdr>'

_TAB = '<w:tabs><w:tab w:val="left" w:pos="480"/></w:tabs>'

_PARAGRAPHS = (
    # name, based on, followed by, of the paragraph, of its letters
    ("Title", "Normal", "Normal", _KEEP + _space(0, 6), _HEAD + _size(22)),
    ("Subtitle", "Normal", "Normal", _KEEP + _space(0, 6), _GREY + _size(15)),
    ("Kicker", "Normal", "Title", _KEEP + _space(0, 4), _BOLD + _GREY + _size(10)),
    ("Standfirst", "Normal", "Normal", _space(0, 8), _size(13)),
    ("Meta", "Normal", "Normal", _space(0, 8), _GREY + _size(9.5)),
    ("Byline", "Normal", "Normal", _space(6, 8), _ITALIC),
    ("Notice", "Normal", "Normal", _BAR + _space(0, 8) + _indent(200), ""),
    ("heading 1", "Normal", "Normal", _KEEP + _space(16, 4) + _outline(0), _HEAD + _size(15)),
    ("heading 2", "Normal", "Normal", _KEEP + _space(12, 4) + _outline(1), _HEAD + _size(12.5)),
    ("heading 3", "Normal", "Normal", _KEEP + _space(10, 4) + _outline(2), _HEAD + _size(11)),
    ("List Bullet", "Normal", "List Bullet", _listed(1, 0) + _space(0, 3), ""),
    ("List Bullet 2", "Normal", "List Bullet 2", _listed(1, 1) + _space(0, 3), ""),
    ("List Bullet 3", "Normal", "List Bullet 3", _listed(1, 2) + _space(0, 3), ""),
    ("List Number", "Normal", "List Number", _listed(2, 0) + _space(0, 3), ""),
    ("List Number 2", "Normal", "List Number 2", _listed(2, 1) + _space(0, 3), ""),
    ("List Number 3", "Normal", "List Number 3", _listed(2, 2) + _space(0, 3), ""),
    ("List Continue", "Normal", "List Continue", _space(0, 3) + _indent(360), ""),
    ("List Continue 2", "Normal", "List Continue 2", _space(0, 3) + _indent(720), ""),
    ("List Continue 3", "Normal", "List Continue 3", _space(0, 3) + _indent(1080), ""),
    ("Quote", "Normal", "Normal", _BAR + _space(0, 8) + _indent(360), _ITALIC),
    ("Box Title", "Normal", "Box", _KEEP + _BAR + _space(6, 2) + _indent(200), _BOLD),
    ("Box", "Normal", "Normal", _BAR + _space(0, 6) + _indent(200), ""),
    ("Term", "Normal", "Meaning", _KEEP + _space(0, 2), _BOLD),
    ("Meaning", "Normal", "Normal", _space(0, 6) + _indent(360), ""),
    ("Verbatim", "Normal", "Verbatim", _space(0, 0), _TYPED + _size(9.5)),
    ("Rule", "Normal", "Normal", _LINE + _space(0, 8), ""),
    ("caption", "Normal", "Normal", _space(4, 8), _ITALIC + _GREY + _size(9.5)),
    ("Note", "Normal", "Note", _TAB + _space(0, 4) + _indent(480, 480), _size(9.5)),
    ("Note More", "Note", "Note", _space(0, 4) + _indent(480), ""),
    ("Table Text", "Normal", "Table Text", _space(2, 2), _size(10)),
    ("Table Text End", "Table Text", "Table Text End", '<w:jc w:val="right"/>', ""),
    ("Table Text Centre", "Table Text", "Table Text Centre", '<w:jc w:val="center"/>', ""),
    ("Table Head", "Table Text", "Table Text", _KEEP, _BOLD),
    ("Table Head End", "Table Head", "Table Text", '<w:jc w:val="right"/>', ""),
    ("Table Head Centre", "Table Head", "Table Text", '<w:jc w:val="center"/>', ""),
    ("footer", "Normal", "footer", _space(0, 0) + '<w:jc w:val="center"/>', _GREY + _size(9)),
)  # fmt: skip

_CHARACTERS = (
    ("Strong", _BOLD),
    ("Emphasis", _ITALIC),
    ("Strong Emphasis", _BOLD + _ITALIC),
    ("Struck", "<w:strike/>"),
    ("Code", _TYPED),
    ("Superscript", '<w:vertAlign w:val="superscript"/>'),
    ("Subscript", '<w:vertAlign w:val="subscript"/>'),
    ("Mark", _GREY + '<w:vertAlign w:val="superscript"/>'),
    ("Hyperlink", '<w:color w:val="0B57A4"/><w:u w:val="single"/>'),
)

_EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="9AA5B1"/>'
    for edge in ("top", "bottom", "insideH")
)
_CELLS = "".join(f'<w:{edge} w:w="80" w:type="dxa"/>' for edge in ("left", "right"))


def styles() -> bytes:
    """Give all styles: how the document looks, in one place."""
    fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Arial"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{_size(11)}</w:rPr></w:rPrDefault>"
        '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )
    normal = _style("paragraph", "Normal", "", is_default=True)
    table = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"'
        '/><w:uiPriority w:val="99"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="GaungTable">'
        '<w:name w:val="Gaung Table"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{_EDGES}</w:tblBorders>"
        f"<w:tblCellMar>{_CELLS}</w:tblCellMar></w:tblPr></w:style>"
    )
    plain = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>'
    )
    paragraphs = (
        _style(
            "paragraph",
            name,
            f'<w:basedOn w:val="{identifier(base)}"/><w:next w:val="{identifier(following)}"/>'
            f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr>",
        )
        for name, base, following, paragraph, letters in _PARAGRAPHS
    )
    characters = (
        _style(
            "character",
            name,
            f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{letters}</w:rPr>',
        )
        for name, letters in _CHARACTERS
    )
    return _whole("styles", "".join((defaults, normal, plain, table, *paragraphs, *characters)))


def numbering() -> bytes:
    """Give the two kinds of lists, three levels deep: with bullets, and counting."""
    kinds = (("1", "bullet", ("•", "–", "▪")), ("2", "decimal", ("%1.", "%2.", "%3.")))
    lists = (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        + "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
            f"<w:pPr>{_indent(360 * (level + 1), 360)}</w:pPr></w:lvl>"
            for level, sign in enumerate(signs)
        )
        + "</w:abstractNum>"
        for number, form, signs in kinds
    )
    used = (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number, _, _ in kinds
    )
    return _whole("numbering", "".join((*lists, *used)))


def settings() -> bytes:
    """Give the settings: a program of today needs no mode for older ones."""
    mode = (
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    return _whole("settings", f'<w:defaultTabStop w:val="720"/>{mode}')


def _whole(name: str, inside: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f"<w:{name} xmlns:w={quoteattr(_NAMESPACE)}>{inside}</w:{name}>"
    ).encode()


_KNOWN = frozenset(
    ("Normal", "Title", "Subtitle", "heading 1", "heading 2", "heading 3", "List Bullet",
     "List Bullet 2", "List Bullet 3", "List Number", "List Number 2", "List Number 3",
     "List Continue", "List Continue 2", "List Continue 3", "Quote", "caption", "footer", "Strong",
     "Emphasis", "Hyperlink")
)  # fmt: skip
"""Styles that word processors know; they show their names in the language of the reader."""


def identifier(name: str) -> str:
    """Give what the style of a name goes by within a document."""
    return "".join(part[:1].upper() + part[1:] for part in name.split())


def _style(kind: str, name: str, inside: str, *, is_default: bool = False) -> str:
    default = ' w:default="1"' if is_default else ""
    custom = "" if name in _KNOWN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="{kind}"{default}{custom} w:styleId="{identifier(name)}">'
        f'<w:name w:val="{name}"/>{inside}</w:style>'
    )
