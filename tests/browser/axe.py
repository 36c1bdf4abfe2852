"""axe-core asks a page for what keeps people out, in each way that the page can look."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import Browser, Page

from tests.browser.serving import Host
from tests.browser.visiting import DESK, PHONE, Visitor
from tests.programs import npm_package

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""WCAG 2.2 at level AA, and what axe-core calls best practices."""

_RUN = """\
async ([tags, rules]) => {
  const only = rules.length ? { type: "rule", values: rules } : { type: "tag", values: tags };
  // There are no frames, and no rule of these reads stylesheets.
  const asked = { runOnly: only, resultTypes: ["violations"], iframes: false, preload: false };
  const found = await axe.run(document, asked);
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`
  );
}
"""
_OPEN = """\
() => {
  for (const each of document.querySelectorAll("details")) each.open = true;
  for (const each of document.querySelectorAll("[popover]")) each.showPopover();
  window.shownBefore = new Set();
}
"""
_SHOWS_MORE = """\
() => {
  const shown = [...document.body.querySelectorAll("*")].filter(
    (each) => each.checkVisibility({ visibilityProperty: true }) && !shownBefore.has(each)
  );
  for (const each of shown) shownBefore.add(each);
  return shown.length > 0;
}
"""


@dataclass(frozen=True)
class Look:
    """A way that a page can look."""

    name: str
    size: dict[str, int]
    colours: Literal["light", "dark"]
    rules: tuple[str, ...] = field(default=())
    """The rules that can see a difference to the look before; where none is said, or where it shows
    an element that none before has shown, all are asked."""


COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that hang on colours."""
PLACES = (*COLOURS, "target-size", "scrollable-region-focusable", "skip-link", "region")
"""The rules that hang on how wide a page is too."""
LOOKS = (
    Look("360 px, light", PHONE, "light"),
    Look("360 px, dark", PHONE, "dark", COLOURS),
    Look("1280 px, dark", DESK, "dark", COLOURS),
    Look("1280 px, light", DESK, "light", PLACES),
)
"""Each differs from the one before in one respect: colours, then width, then colours."""


class Inspector:
    """A visitor with axe-core in every page."""

    def __init__(self, browser: Browser, host: Host) -> None:
        self.visitor = Visitor(browser, host)
        # Playwright hands it over past the policy of the page, which holds for all else.
        self.visitor.context.add_init_script(path=npm_package("axe-core") / "axe.min.js")

    def violations(self, address: str) -> list[str]:
        """What is wrong with a page, in any of its looks."""
        page = self.visitor.go(address, "domcontentloaded")  # pictures have their sizes before
        page.evaluate(_OPEN)
        return [f"{address} ({look.name}) {slip}" for look in LOOKS for slip in _seen(page, look)]

    def close(self) -> list[str]:
        """End the visit, and give what else went wrong."""
        self.visitor.close()
        return self.visitor.slips


def _seen(page: Page, look: Look) -> list[str]:
    page.emulate_media(color_scheme=look.colours, reduced_motion="reduce")
    page.set_viewport_size({"width": look.size["width"], "height": look.size["height"]})
    rules = () if page.evaluate(_SHOWS_MORE) else look.rules
    found = page.evaluate(_RUN, [list(TAGS), list(rules)])
    assert isinstance(found, list)
    return [str(each) for each in found]
