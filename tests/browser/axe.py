"""axe-core asks a page for what keeps people out, in each way that the page can look."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.serving import Host
from tests.browser.visiting import DESK, PHONE, Visitor
from tests.programs import npm_package

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""WCAG 2.2 at level AA, and what axe-core calls best practices."""

_RUN = """\
async ([kind, values, without, include]) => {
  // There are no frames, and no rule of these reads stylesheets.
  const asked = {
    runOnly: { type: kind, values }, resultTypes: ["violations"], iframes: false, preload: false,
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  };
  const found = await axe.run(include ?? document, asked);
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`
  );
}
"""
_OPEN = """\
() => {
  for (const each of document.querySelectorAll("details")) each.open = true;
  for (const each of document.querySelectorAll("[popover]")) each.showPopover();
  window.known = new Set();
}
"""
_NEW = """\
(asked) => {
  // What contrast hangs on: the letters and those about them, what lies behind, how large they are.
  const before = new Set(asked);
  const looks = new Set();
  const behind = new WeakMap();
  const shown = [], fresh = [];
  for (const each of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(each);
    const ground = `${style.backgroundColor} ${style.backgroundImage} ${style.opacity}`;
    const all = `${behind.get(each.parentElement) ?? ""} / ${ground}`;
    behind.set(each, all);
    if (!each.checkVisibility({ visibilityProperty: true })) continue;
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const about = getComputedStyle(each.parentElement).color;
    const look = `${style.color} ${style.textDecorationLine} ${isLarge} ${about} ${all}`;
    if (!known.has(each)) shown.push(each);
    if (!before.has(look)) fresh.push(each);
    known.add(each);
    looks.add(look);
  }
  const outermost = (those) => {
    const all = new Set(those);
    return those.filter((each) => !all.has(each.parentElement));
  };
  window.news = { shown: outermost(shown), fresh: outermost(fresh) };
  return [...looks];
}
"""


@dataclass(frozen=True)
class Look:
    """A way that a page can look."""

    name: str
    size: ViewportSize
    colours: Literal["light", "dark"]


LOOKS = (
    Look("360 px, light", PHONE, "light"),
    Look("360 px, dark", PHONE, "dark"),
    Look("1280 px, light", DESK, "light"),
    Look("1280 px, dark", DESK, "dark"),
)
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that hang on colours."""
PLACES = (
    "target-size", "scrollable-region-focusable", "skip-link", "region", "bypass", "heading-order",
    "page-has-heading-one", "landmark-unique", "landmark-one-main", "landmark-no-duplicate-main",
    "landmark-no-duplicate-banner", "landmark-no-duplicate-contentinfo", "duplicate-id-aria",
)  # fmt: skip
"""The rules that hang on how wide a page is, and on what of it shows."""


_MAKE_UP = """\
() => {
  const name = (each) => `${each?.tagName} ${each?.getAttribute("class")} ${each?.role}`;
  const all = [...document.querySelectorAll("*")];
  const pairs = all.map((each) => `${name(each.parentElement)} > ${name(each)}`);
  return [...new Set(pairs)].sort().join();
}
"""
IS_THOROUGH = "GAUNG_THOROUGH"
"""The variable of the environment with which every page is asked in every look."""


class Inspector:
    """A visitor with axe-core in every page.

    Every page is asked by every rule as a phone shows it. Two things are asked where they are new:
    contrast of letters that no page before had in these colours on this ground, in light and in
    dark; and what a wide screen changes, which hangs on the elements of a page and on what they
    stand in, not on its words, of pages of one make-up.
    """

    def __init__(self, browser: Browser, host: Host) -> None:
        self._wide: set[str] = set()
        self._contrasts: set[str] = set()
        self.visitor = Visitor(browser, host)
        # Playwright hands it over past the policy of the page, which holds for all else.
        self.visitor.context.add_init_script(path=npm_package("axe-core") / "axe.min.js")

    def violations(self, address: str) -> list[str]:
        """What is wrong with a page, in any of its looks."""
        page = self.visitor.go(address, "domcontentloaded")  # pictures have their sizes before
        page.evaluate(_OPEN)
        if os.environ.get(IS_THOROUGH):
            self._wide.clear()
            self._contrasts.clear()
        make_up = page.evaluate(_MAKE_UP)
        looks = LOOKS[:2] if make_up in self._wide else LOOKS
        self._wide.add(make_up)
        return [
            f"{address} ({look.name}) {slip}" for look in looks for slip in self._seen(page, look)
        ]

    def _seen(self, page: Page, look: Look) -> Iterator[str]:
        """What is wrong in a look, of what no look before has had.

        The first is asked by every rule. After that the rules of places are asked of the whole page
        where the width is another, and every rule of what has not been seen before.
        """
        page.emulate_media(color_scheme=look.colours, reduced_motion="reduce")
        page.set_viewport_size(look.size)
        contrasts = set(page.evaluate(_NEW, sorted(self._contrasts)))
        if look is LOOKS[0]:
            yield from page.evaluate(_RUN, ["tag", TAGS, COLOURS, None])
        elif look.size is not PHONE and look.colours == "light":
            yield from page.evaluate(_RUN, ["rule", PLACES, [], None])
        if look is not LOOKS[0] and page.evaluate("news.shown.length"):
            news = page.evaluate_handle("news.shown")
            yield from page.evaluate(_RUN, ["tag", TAGS, COLOURS, news])
        if contrasts - self._contrasts:
            news = page.evaluate_handle("news.fresh")
            yield from page.evaluate(_RUN, ["rule", COLOURS, [], news])
        self._contrasts |= contrasts

    def close(self) -> list[str]:
        """End the visit, and give what else went wrong."""
        self.visitor.close()
        return self.visitor.slips
