"""The stylesheets: what goes into which, how they are named, and what a page names of them."""

from __future__ import annotations

import re

import pytest

from gaung.outputs.stylesheets import tight
from tests.factories import EVENT, event, release, site, sound
from tests.pages import pages


def styles(files: dict[str, str]) -> dict[str, str]:
    """The stylesheets of a site by what stands before the digest in their names."""
    return {
        path.split("/")[-1].split(".")[0]: data.decode()
        for path, data in sound(files).files.items()
        if path.endswith(".css")
    }


def test_what_is_for_paper_is_a_stylesheet_of_its_own() -> None:
    """It holds up no page on a screen."""
    found = styles(site())
    assert "@page" in found["print"]
    assert "@page" not in found["site"]
    page = pages(sound(site()))["id/index.html"]
    media = page.find("//link[@rel='stylesheet']/@media")
    assert media == ["print"]


def test_what_one_kind_of_page_needs_is_named_by_its_pages_only() -> None:
    """The file is called after the template."""
    files = site() | event() | release("satu") | {"assets/css/pages/release.css": "p { margin: 0 }"}
    build = sound(files)
    naming = [
        path
        for path, page in pages(build).items()
        if any("/release." in href for href in page.find("//link[@rel='stylesheet']/@href"))
    ]
    assert naming != []
    assert all("/siaran-pers/satu/" in path or "/releases/satu/" in path for path in naming)


def test_no_stylesheet_of_a_kind_is_left_without_a_page() -> None:
    """The page for an address that is not there has its own as well."""
    kinds = ("not_found", "home", "chooser")
    own = {f"assets/css/pages/{kind}.css": f".{kind} {{ margin: 0 }}" for kind in kinds}
    build = sound(site() | own)
    named = {
        path: [href.split("/")[-1].split(".")[0] for href in page.find("//link/@href")]
        for path, page in pages(build).items()
    }
    for path in ("404.html", "id/404.html", "en/404.html"):
        assert "not-found" in named[path]
    assert "home" in named["id/index.html"]
    assert "chooser" in named["index.html"]


def test_what_few_kinds_of_pages_share_is_imported_by_each() -> None:
    """It stands before what the page says for itself, and nothing is left to be fetched."""
    own = '@import "../blocks/x.css";\n@layer blocks { p { top: 0 } }'
    files = site() | event() | release("satu") | {"assets/css/pages/release.css": own}
    files |= {"assets/css/blocks/x.css": "@layer blocks { p { top: 1px } }"}
    assert styles(files)["release"] == "@layer blocks{p{top:1px}}@layer blocks{p{top:0}}\n"


def test_an_event_has_its_colour_on_dark_ground_as_well() -> None:
    """Where it names one only, the site's own takes its place: one colour is not read on both."""
    files = site() | event(colours={"accent": "#123456"})
    css = styles(files)["site"]
    rule = re.search(rf'\[data-event="{EVENT}"\]\{{--accent:#123456\}}(.*)', css)
    assert rule is not None
    assert re.search(rf'prefers-color-scheme:dark.*\[data-event="{EVENT}"\]\{{--accent:#', rule[1])


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ("a { color: red; }", "a{color:red}"),
        ("/* why */\na  b > c {\n  margin: 0 auto;\n  top: calc(1px + 2px);\n}\n", None),
        ('p::after { content: " ; { /* x */ } "; }', 'p::after{content:" ; { /* x */ } "}'),
        ("li :is(a, b) { x: y }", "li :is(a,b){x:y}"),
        ("@media (min-width: 2rem) and (x) { a { b: c; } }", None),
    ],
)
def test_a_stylesheet_keeps_what_says_something(css: str, kept: str | None) -> None:
    """Comments and space that means nothing go; strings and what space parts stay."""
    if kept is not None:
        assert tight(css) == kept
    assert tight(tight(css)) == tight(css)
    assert "/* why" not in tight(css)
    if "calc" in css:
        assert tight(css) == "a b > c{margin:0 auto;top:calc(1px + 2px)}"
    if "@media" in css:
        assert tight(css) == "@media (min-width:2rem) and (x){a{b:c}}"
