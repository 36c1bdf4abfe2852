/* The search: asks an index that is loaded with the first question, and tells what it found.
   The question stands in the address, so that it can be passed on and gone back to. */

import { announce, enhance, fill } from "./page.js";

const AT_ONCE = 10;

enhance("search", (form) => {
  const { index, top, sayFound, sayNone, sayFailed } = form.dataset;
  const section = document.querySelector(".search-results");
  const count = section.querySelector(".search-count");
  const list = section.querySelector("ol");
  const more = section.querySelector("button");
  let engine;
  let asked = 0;
  let found = [];

  const load = () =>
    (engine ??= import(`${index}pagefind.js`).then(async (pagefind) => {
      await pagefind.options({ baseUrl: top, basePath: index, excerptLength: 24, noWorker: true });
      await pagefind.init();
      return pagefind;
    }));

  const say = (words) => {
    section.hidden = false;
    count.textContent = words;
    announce(words);
  };

  const question = () => {
    const values = [...new FormData(form)].filter(([, value]) => value.trim());
    return new URLSearchParams(values);
  };

  const show = async () => {
    const mine = asked;
    const next = found.slice(list.children.length, list.children.length + AT_ONCE);
    const shown = await Promise.all(next.map((result) => result.data()));
    if (mine !== asked) return null;
    const items = shown.map(item);
    list.append(...items);
    more.hidden = list.children.length >= found.length;
    return items[0]?.querySelector("a");
  };

  const search = async () => {
    const mine = ++asked;
    const { q = null, ...filters } = Object.fromEntries(question());
    try {
      const pagefind = await load();
      const { results } = await pagefind.search(q, { filters });
      if (mine !== asked) return;
      found = results;
      list.replaceChildren();
      await show();
      if (mine === asked) say(found.length ? fill(sayFound, { number: found.length }) : sayNone);
    } catch {
      engine = undefined; // the next question tries again
      if (mine === asked) say(sayFailed);
    }
  };

  const ask = () => {
    const asking = question().toString();
    history.replaceState(null, "", asking ? `?${asking}` : location.pathname);
    if (asking) search();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  form.addEventListener("change", (event) => event.target.matches("select") && ask());
  more.addEventListener("click", async () => (await show())?.focus());

  const known = new URLSearchParams(location.search);
  for (const field of form.elements) if (known.has(field.name)) field.value = known.get(field.name);
  form.hidden = false;
  if (question().size) search();
});

/**
 * Give a result as an item of the list.
 * @param {{ url: string, excerpt: string, meta: Record<string, string> }} result
 */
function item({ url, excerpt, meta }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = url;
  link.textContent = meta.title;
  const about = document.createElement("p");
  about.className = "hint";
  about.textContent = meta.about;
  const words = document.createElement("p");
  words.append(...marked(excerpt));
  item.append(link, about, words);
  return item;
}

/**
 * Give an excerpt as nodes: what was looked for is marked, and nothing else is more than text.
 * @param {string} excerpt
 */
function marked(excerpt) {
  const read = new DOMParser().parseFromString(excerpt, "text/html").body.childNodes;
  return [...read].map((node) => {
    if (node.nodeName !== "MARK") return node.textContent;
    const mark = document.createElement("mark");
    mark.textContent = node.textContent;
    return mark;
  });
}
