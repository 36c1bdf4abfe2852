"""axe-core has nothing to say about any page, light and dark, small and wide."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from gaung.build import Build
from gaung.outputs.pages.frame import Frame
from tests.browser.axe import LOOKS, Inspector
from tests.browser.serving import Host, served
from tests.demonstration import PATH, pages
from tests.factories import facts, person, release, site, small, sound, source
from tests.gallery import galleries

PARTS = 4
"""In how many parts the pages are looked at, so that several processes can share them."""

BROKEN = {
    "image-alt": "<main><h1>x</h1><img src=x.png></main>",
    "region": "<p>x</p><main><h1>x</h1></main>",
    "target-size": "<main><h1>x</h1><a href=#a>a</a><a href=#b>b</a></main>",
    "color-contrast": "<main><h1>x</h1><p class=pale>Some words</p></main>",
    "aria-valid-attr-value": "<main><h1>x</h1><p aria-busy=perhaps>x</p></main>",
    "label": "<main><h1>x</h1><details><summary>More</summary><p><input></p></details></main>",
    "heading-order": "<main><h1>x</h1><h3>x</h3></main>",
}
"""For each rule a page that breaks it; the stylesheet is pale in the dark only."""
STYLE = b"""
@media (prefers-color-scheme: dark) { .pale { color: #ccc; background: #fff } }
a { font-size: 9px }
"""


@pytest.mark.parametrize("rule", BROKEN)
def test_axe_is_awake(browser: Browser, rule: str) -> None:
    """Each kind of slip is found: in closed details and in the dark too."""
    head = "<!doctype html><html lang=en><title>x</title><link rel=stylesheet href=/kit/x.css>"
    files = {"index.html": (head + BROKEN[rule]).encode(), "x.css": STYLE, "x.png": b""}
    with served(files, PATH) as host:
        inspector = Inspector(browser, host)
        found = inspector.violations("/kit/")
        inspector.close()
    assert {slip.partition(") ")[2].partition(":")[0] for slip in found} == {rule}, found


def test_letters_are_asked_again_on_another_ground(browser: Browser) -> None:
    """What was fine on one page is not taken for fine where something else lies behind it."""
    page = """<!doctype html><html lang=en><title>x</title><link rel=stylesheet href=/kit/x.css>
<main><h1>x</h1><div class={ground}><p class=grey>Some words</p></div></main>"""
    files = {f"{ground}/index.html": page.format(ground=ground).encode()
             for ground in ("white", "grey", "black")} | {
        "x.css": b".grey { color: #666 } div.grey { background: #777 } .black { background: #000 }",
    }  # fmt: skip
    with served(files, PATH) as host:
        inspector = Inspector(browser, host)
        found = [len(inspector.violations(f"/kit/{each}/")) for each in ("white", "grey", "black")]
        inspector.close()
    assert found == [0, 1, 1]  # in the dark and on a desk these letters are known


@pytest.mark.parametrize("part", [
    pytest.param(part, marks=pytest.mark.xdist_group(f"axe-{part}")) for part in range(PARTS)
])  # fmt: skip
def test_nothing_keeps_people_out(browser: Browser, host: Host, part: int) -> None:
    """Every page is asked in every look, with all that can be opened open."""
    inspector = Inspector(browser, host)
    found = [slip for page in pages()[part::PARTS] for slip in inspector.violations(page.address)]
    assert [*found, *inspector.close()] == []


def from_right_to_left() -> Build:
    """A site in Arabic too, with two sources beside each other."""
    two = ["antara", "kantor"]
    guests = {"key": "peserta", "value": "1500", "label": {"id": "Tamu", "ar": "مشارك"}}
    return sound(
        small()
        | site("id", "en", "ar", missing={"pages": "notice"})
        | source("kantor")
        | person("usman", short_bio={"id": "Penulis.", "ar": "كاتب"}, sources=two)
        | facts(guests | {"sources": two})
        | release("tiga", bodies={"ar": "ماء [@antara, @kantor].", "en": "Water."}, sources=two)
    )


def test_nothing_keeps_people_out_from_right_to_left(browser: Browser) -> None:
    """On a page of each kind."""
    one = from_right_to_left()
    found: dict[str, str] = {}
    for output in one.outputs:
        frame = getattr(output.view, "frame", None)
        if isinstance(frame, Frame) and frame.language == "ar":
            found[output.view.template] = PATH + output.path.removesuffix("index.html")
    with served(one.files, PATH) as host:
        inspector = Inspector(browser, host)
        page = inspector.visitor.go(PATH + "ar/")
        assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
        slips = [slip for address in found.values() for slip in inspector.violations(address)]
        assert [*slips, *inspector.close()] == []
    assert len(found) > 15


def test_no_component_keeps_people_out(browser: Browser) -> None:
    """With every example that stands beside it, long words and names from right to left too."""
    shown = galleries()
    with served({**sound(site("id", "en", "ar")).files, **shown}, PATH) as host:
        inspector = Inspector(browser, host)
        addresses = [PATH + path.removesuffix("index.html") for path in shown]
        assert [slip for each in addresses for slip in inspector.violations(each)] == []
        inspector.close()  # pictures and films of examples are nowhere, and are missed


def test_there_are_four_looks_and_many_pages() -> None:
    assert {(look.colours, look.size["width"]) for look in LOOKS} == {
        ("light", 360), ("dark", 360), ("light", 1280), ("dark", 1280),
    }  # fmt: skip
    assert len(pages()) > 400
