/* A button that copies: its `data-text`, or the text of the element that `data-from` names.
   It says so in the words of `data-say-done`, or `data-say-failed`. */

import { announce, enhance } from "./page.js";

const BLOCKS = new Set(
  "H1 H2 H3 H4 H5 H6 P LI BLOCKQUOTE PRE DT DD TR DIV HEADER UL OL DL TABLE".split(" "),
);
/** What belongs to the page and not to its text. */
const ASIDE = ".cite, .footnote-ref, .footnote-backref, .kicker, .share, figure, button, [hidden], .visually-hidden, nav, aside, section";
const MARKS = { LI: "- ", BLOCKQUOTE: "> " };

/**
 * Give the text of an element: a paragraph a block, a row a line with tabs between its cells.
 * @param {Element} element
 */
export function plain(element) {
  /** @type {string[]} */
  const blocks = [""];
  /** @param {string} [start] */
  const begin = (start = "") => blocks.push(start);
  /** @param {Node} node */
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) blocks[blocks.length - 1] += node.textContent.replace(/\s+/g, " ");
    if (!(node instanceof Element) || node.matches(ASIDE)) return;
    if (node.tagName === "BR") return void begin();
    if (node.tagName === "TR") {
      begin([...node.cells].map((cell) => cell.textContent.replace(/\s+/g, " ").trim()).join("\t"));
      return;
    }
    const isBlock = BLOCKS.has(node.tagName);
    if (isBlock) begin(MARKS[node.tagName]);
    node.childNodes.forEach(walk);
    if (isBlock) begin();
  };
  element.childNodes.forEach(walk);
  return joined(blocks.map((block) => block.replace(/[^\S\t]+/g, " ").trim()).filter((block) => block && block !== "-"));
}

/**
 * Put blocks below each other: rows and items close together, all else with a line between.
 * @param {string[]} blocks
 */
function joined(blocks) {
  const kind = (block) => (block.includes("\t") ? "row" : block.startsWith("- ") && "item");
  return blocks.reduce((text, block, i) => {
    const isClose = kind(block) && kind(block) === kind(blocks[i - 1]);
    return text + (isClose ? "\n" : "\n\n") + block;
  });
}

enhance("copy", (button) => {
  if (!navigator.clipboard) return; // no way to copy: no button
  const { text, from, sayDone, sayFailed } = button.dataset;
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    let said = sayDone;
    try {
      await navigator.clipboard.writeText(text ?? plain(document.getElementById(from)));
    } catch {
      said = sayFailed;
    }
    announce(said);
    button.textContent = said;
    setTimeout(() => (button.textContent = label), 2500);
  });
});
