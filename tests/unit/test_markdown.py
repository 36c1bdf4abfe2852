"""The Markdown we accept, and its HTML: our own signs, what is safe, what an editor can mend."""

from __future__ import annotations

import pytest

from gaung.model.body import Block, Body
from gaung.reading.markdown import Quotes, count_words, link_target, problems, render

USUAL = Quotes()


def html(text: str, quotes: Quotes = USUAL) -> str:
    """The HTML of a text in which nothing stands alone."""
    blocks = render(text, quotes).blocks
    assert all(block.kind == "html" for block in blocks)
    return "".join(block.value for block in blocks).replace("\n", "")


def told(text: str) -> list[tuple[str, int, int, str]]:
    """Code, line, column and what was found."""
    return [
        (each.code, each.place.line, each.place.column, each.values["found"])
        for each in problems(text, "a.md")
    ]


WRITTEN = [
    ("Satu *dua* **tiga**.", "<p>Satu <em>dua</em> <strong>tiga</strong>.</p>"),
    ("AT&T &copy; &lt;b&gt;", "<p>AT&amp;T © &lt;b&gt;</p>"),
    ("satu  \ndua", "<p>satu<br>dua</p>"),
    ("1. a\n2. b\n\n* c", "<ol><li>a</li><li>b</li></ol><ul><li>c</li></ul>"),
    ("> kata", "<blockquote><p>kata</p></blockquote>"),
    ("Kata\n:   arti", "<dl><dt>Kata</dt><dd>arti</dd></dl>"),
    ("*[PBB]: Bangsa-Bangsa\n\nPBB", '<p><abbr title="Bangsa-Bangsa">PBB</abbr></p>'),
    ("## Judul *satu*", '<h2 id="judul-satu">Judul <em>satu</em></h2>'),
    ("## Judul {#lain}", '<h2 id="lain">Judul</h2>'),
    ("*kata*{: lang=en }", '<p><em lang="en">kata</em></p>'),
    ("Ini.\n{: lang=ar dir=rtl }", '<p dir="rtl" lang="ar">Ini.</p>'),
    (
        "| a | b | c |\n|---|--:|:-:|\n| 1 | 2 | 3 |",
        (
            '<table><thead><tr><th>a</th><th class="end">b</th><th class="centre">c</th></tr>'
            '</thead><tbody><tr><td>1</td><td class="end">2</td><td class="centre">3</td></tr>'
            "</tbody></table>"
        ),
    ),
    ("[x](https://a.example/?a=1&b)", '<p><a href="https://a.example/?a=1&amp;b">x</a></p>'),
    ("[tulis](mailto:a@b.example)", '<p><a href="mailto:a@b.example">tulis</a></p>'),
    ("[telepon](tel:+62811)", '<p><a href="tel:+62811">telepon</a></p>'),
    ("[ke bawah](#judul)", '<p><a href="#judul">ke bawah</a></p>'),
    ("`{fact:a} <b>`", "<p><code>{fact:a} &lt;b&gt;</code></p>"),
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN, ids=[text[:30] for text, _ in WRITTEN])
def test_markdown_is_written_as_html(text: str, expected: str) -> None:
    """The usual signs, tables, definitions, abbreviations, anchors, languages."""
    assert html(text) == expected
    assert told(text) == []


# --- our own signs ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected", "named"),
    [
        ("[U](person:usman)", '<a href="ref:person:usman">U</a>', [("person", "usman", 1, 5)]),
        ("[S](session:forum/buka)", '<a href="ref:session:forum/buka">S</a>',
         [("session", "forum/buka", 1, 5)]),
        ("[R](../lain/)", '<a href="ref:release:lain">R</a>', [("release", "lain", 1, 5)]),
        ("[R](../lain/index.en.md)", '<a href="ref:release:lain">R</a>',
         [("release", "lain", 1, 5)]),
        ("{fact:orang} orang", '<data value="fact:orang"></data> orang',
         [("fact", "orang", 1, 1)]),
        ("Kata.[@a, @b-c]", 'Kata.<sup data-cite="a b-c"></sup>',
         [("source", "a", 1, 6), ("source", "b-c", 1, 6)]),
        ("Kata. [@a]", 'Kata.<sup data-cite="a"></sup>', [("source", "a", 1, 6)]),
        ("**{fact:a}**", '<strong><data value="fact:a"></data></strong>', [("fact", "a", 1, 3)]),
        ("[{fact:a}](person:u)", '<a href="ref:person:u"><data value="fact:a"></data></a>',
         [("fact", "a", 1, 2), ("person", "u", 1, 12)]),
        ("[U][1]\n\n[1]: person:usman", '<a href="ref:person:usman">U</a>',
         [("person", "usman", 3, 6)]),
    ],
)  # fmt: skip
def test_a_sign_leaves_a_blank_and_is_known_by_its_place(
    text: str, expected: str, named: list[tuple[str, str, int, int]]
) -> None:
    """The blank is filled for each page; what it names is looked up when the site is read."""
    assert html(text) == f"<p>{expected}</p>"
    assert [(n.kind, n.key, n.line, n.column) for n in render(text).named] == named
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("![](media:a)", [Block("media", "a")]),
        ("![Satu & *dua*](media:a)", [Block("media", "a", "Satu & dua")]),
        ("{video:film}", [Block("video", "film")]),
        ("{also:satu dua}", [Block("also", "satu dua")]),
        ("A.\n\n![](media:a)\n\nB.",
         [Block("html", "<p>A.</p>"), Block("media", "a"), Block("html", "<p>B.</p>")]),
        ("![](media:a)\n\n![](media:b)", [Block("media", "a"), Block("media", "b")]),
    ],
)  # fmt: skip
def test_what_stands_alone_is_a_block(text: str, blocks: list[Block]) -> None:
    """Pictures, films and further reading part a text; a caption is plain words."""
    assert list(render(text).blocks) == blocks
    assert told(text) == []


def test_a_text_is_the_same_as_data() -> None:
    """What is remembered on disk comes back whole."""
    body = render("## A\n\n![b](media:c)\n\nKata.[@d]")
    assert Body.of_data(body.as_data()) == body
    assert [(each.level, each.anchor, each.words) for each in body.headings] == [(2, "a", "A")]


@pytest.mark.parametrize(
    ("quotes", "expected"),
    [
        (Quotes(), "“satu ‘dua’” – tiga…"),
        (Quotes("«", "»", "„", "“"), "«satu „dua“» – tiga…"),
    ],
)
def test_quotation_marks_are_those_of_the_language(quotes: Quotes, expected: str) -> None:
    """Typed straight, shown as the language has them."""
    assert html("\"satu 'dua'\" -- tiga...", quotes) == f"<p>{expected}</p>"


def test_footnotes_lead_there_and_back() -> None:
    """Two texts on one page do not share their anchors."""
    one, other = html("Satu[^a].\n\n[^a]: Catatan."), html("Dua[^a].\n\n[^a]: Lain.")
    anchors = [part.split('"')[0] for part in one.split('id="')[1:]]
    assert len(anchors) == 2
    assert all(f'href="#{anchor}"' in one for anchor in anchors)
    assert not any(anchor in other for anchor in anchors)


def test_an_admonition_has_a_title_in_every_language() -> None:
    """Its own, else a blank for the word of the page's language."""
    assert '<p class="admonition-title">Awas</p>' in html('!!! warning "Awas"\n    Isi.')
    assert '<data value="admonition:note"></data>' in html("!!! note\n    Isi.")


# --- safety -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("<div onclick='x'>y</div>", "<p>&lt;div onclick=’x’&gt;y&lt;/div&gt;</p>"),
        ("[x](javascript:alert(1))", "<p><a>x</a></p>"),
        ("[x](JaVaScript:alert)", "<p><a>x</a></p>"),
        ("[x](data:text/html,y)", "<p><a>x</a></p>"),
        ("[x][1]\n\n[1]: javascript:alert", "<p><a>x</a></p>"),
        ("[x](https://a.example){: onclick=y style=z }",
         '<p><a href="https://a.example">x</a></p>'),
        ("![x](foto.jpg)", "<p></p>"),
        ("![x](https://a.example/x.gif)", "<p></p>"),
    ],
)  # fmt: skip
def test_nothing_unsafe_comes_through(text: str, expected: str) -> None:
    """HTML is shown as it was typed, other schemes and pictures from elsewhere are dropped."""
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a <b>x</b>", [("html-in-text", 1, 3, "<b>")]),
        ("<!-- x -->", [("html-in-text", 1, 1, "<!--")]),
        ("2 < 3 dan 5 > 4", []),
        ("`<b>`\n\n```\n<i>\n```", []),
        ("[x](javascript:y)", [("link-scheme", 1, 5, "javascript:y")]),
        ("[x](orang:usman)", [("link-kind", 1, 5, "orang:usman")]),
        ("[x](/id/acara/)", [("link-by-hand", 1, 5, "/id/acara/")]),
        ("[x](lain.html)", [("link-by-hand", 1, 5, "lain.html")]),
        ("Kata\n\n[x][1]\n\n[1]: lain.html", [("link-by-hand", 5, 6, "lain.html")]),
        ("![x](foto.jpg)", [("picture-by-file", 1, 1, "foto.jpg")]),
        ("a ![x](media:b) c", [("picture-in-line", 1, 3, "media:b")]),
        ("{facts:a}", [("sign-unknown", 1, 1, "{facts:a}")]),
        ("# Judul", [("heading-one", 1, 1, "Judul")]),
        ("Judul\n=====", [("heading-one", 1, 1, "Judul")]),
        ("## Judul", []),
        ("[x](https://a.example) [y](#z) [z](mailto:a@b.c)", []),
    ],
)
def test_what_an_editor_can_mend_is_a_problem_in_its_place(
    text: str, found: list[tuple[str, int, int, str]]
) -> None:
    """Lines and columns count from 1; what is code is left alone."""
    assert told(text) == found


def test_lines_count_from_the_top_of_the_file() -> None:
    """The head of an article stands above its text."""
    (found,) = problems("a\n\n<b>", "a.md", line=7)
    assert (found.place.line, found.place.column) == (10, 1)


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("person:usman", ("person", "usman")),
        ("source:antara", ("source", "antara")),
        ("../lain/", ("release", "lain")),
        ("../../lain", ("release", "lain")),
        ("narasi:x", None),
        ("https://a.example", None),
        ("lain/", None),
    ],
)
def test_a_link_means_an_entry_or_an_address(href: str, target: tuple[str, str] | None) -> None:
    """Kinds of the kit, and the folder beside."""
    assert link_target(href) == target


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Satu dua tiga.", 3),
        ("Kata-kata it's 1.500", 4),
        ("[Usman Kansong](person:usman-kansong) datang.[@antara, @rri]", 3),
        ("## Judul\n\n* satu\n* dua", 3),
        ("`kode di sini` kata", 1),
    ],
)
def test_words_are_counted_as_a_reader_would(text: str, count: int) -> None:
    """Without citations, code and the targets of links."""
    assert count_words(text) == count
