"""How the bar of the preview looks and what it does, and how it gets into a page."""

from __future__ import annotations

BAR_STYLE_PATH = "/__gaung/bar.css"
BAR_SCRIPT_PATH = "/__gaung/bar.js"


def with_bar(page: bytes, bar: str) -> bytes:
    """Put a bar on top of a page, in front of all that it shows."""
    start = page.find(b"<body")
    end = page.find(b">", start) + 1
    if not bar or start < 0 or not end:
        return page
    head = (
        f'<link rel="stylesheet" href="{BAR_STYLE_PATH}">\n'
        f'<script src="{BAR_SCRIPT_PATH}" defer></script>\n'
    )
    before, closing, after = page[:start].rpartition(b"</head>")
    return b"".join(
        (before, head.encode(), closing, after, page[start:end], b"\n", bar.encode(), page[end:])
    )


STYLE = b"""\
/* The bar of the preview: unlayered, so it wins over the site; only what is its own. */
#_gaung, #_gaung * { all: revert }
#_gaung {
  --back: #1f2430; --front: #f4f4f6; --mark: #7fd6c2;
  display: block; background: var(--back); color: var(--front);
  border-block-end: 4px solid var(--mark);
  font: 400 14px/1.5 system-ui, sans-serif; padding: 0 1rem; text-align: start;
}
#_gaung[data-state="none"] { --mark: #9aa0ad }
#_gaung:is([data-state="draft"], [data-state="review"], [data-state="undated"]) { --mark: #ffd166 }
#_gaung:is([data-state="embargoed"], [data-state="scheduled"]) { --mark: #ff9f6e }
#_gaung:is([data-state="expired"], [data-state="withdrawn"]) { --mark: #ff8fa3 }
#_gaung summary {
  cursor: pointer; display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline;
  padding: .35rem 0; overflow-wrap: anywhere;
}
#_gaung summary::before { content: "\\25B8"; inline-size: 1ch }
#_gaung details[open] > summary::before { content: "\\25BE" }
#_gaung strong { color: var(--mark); font-weight: 700 }
#_gaung code { font: 400 13px/1.5 ui-monospace, monospace; overflow-wrap: anywhere }
#_gaung a { color: inherit; text-decoration: underline }
#_gaung dl {
  display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: .25rem 0;
}
#_gaung dt { color: #c3c8d3 }
#_gaung dd { margin: 0; overflow-wrap: anywhere; min-inline-size: 0 }
#_gaung p { margin: .5rem 0 }
#_gaung :is(a, summary):focus-visible { outline: 3px solid var(--mark); outline-offset: 2px }
[data-gaung-stand]::after {
  content: attr(data-gaung-stand); background: #ffd166; color: #1f2430; border-radius: 3px;
  font: 600 12px/1.4 system-ui, sans-serif; margin-inline-start: .4em; padding: 0 .4em;
}
@media (width < 40rem) {
  #_gaung dl { grid-template-columns: 1fr; gap: 0 }
  #_gaung dd { margin-block-end: .4rem }
}
@media print {
  #_gaung { display: none }
  [data-gaung-stand]::after { content: none }
}
"""

SCRIPT = b"""\
// The bar of the preview: counts down, stays open when the page is loaded again, and marks the
// links to what the public does not see.
const units = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

function count(bar) {
  const now = bar.dataset.at ? new Date(bar.dataset.at) : new Date();
  for (const each of bar.querySelectorAll("[data-until]")) {
    const left = Math.max(0, Math.round((new Date(each.dataset.until) - now) / 1000));
    const [unit, size] = units.find(([, size]) => left >= 2 * size) ?? units.at(-1);
    const words = new Intl.RelativeTimeFormat(bar.lang, { numeric: "always" });
    each.textContent = `(${words.format(Math.floor(left / size), unit)})`;
  }
}

function begin() {
  const bar = document.getElementById("_gaung");
  if (!bar) return;
  const details = bar.querySelector("details");
  details.open = Boolean(history.state?.gaung);
  details.addEventListener("toggle", () => {
    history.replaceState({ ...history.state, gaung: details.open }, "");
  });
  const stands = JSON.parse(bar.dataset.unpublished);
  for (const link of document.querySelectorAll("main a[href]")) {
    const stand = link.origin === location.origin && stands[decodeURI(link.pathname)];
    if (stand) link.dataset.gaungStand = stand;
  }
  count(bar);
}

begin();
document.addEventListener("gaung:bar", begin);
setInterval(() => {
  const bar = document.getElementById("_gaung");
  if (bar) count(bar);
}, 1000);
"""
