/* Filters of a schedule. What is chosen lives in the address, so that it can be kept, sent and gone
   back from; how many sessions are left is shown and told. */

import { load } from "./days.js";
import { announce, enhance, fill } from "./page.js";

/** @param {string} text */
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

enhance("filters", (form) => {
  const { sayCount } = form.dataset;
  const all = Number(form.dataset.all);
  /** @type {(HTMLInputElement | HTMLSelectElement)[]} */
  const fields = [...form.elements].filter((each) => each.name);
  const count = form.querySelector(".filter-count");
  const clear = form.querySelector("button");

  /** Give what is chosen, by the name of the field. */
  const chosen = () =>
    fields.map((each) => [each.name, each.value.trim()]).filter(([, value]) => value);

  /**
   * Tell whether a session is among what is chosen.
   * @param {HTMLElement} item @param {string[][]} wanted
   */
  const fits = (item, wanted) =>
    wanted.every(([name, value]) => {
      if (name === "q") {
        const text = folded(item.textContent);
        return folded(value).split(/\s+/).every((word) => text.includes(word));
      }
      if (name === "day") return item.closest(".day").dataset.day === value;
      return (item.dataset[name] ?? "").split(" ").includes(value);
    });

  const show = async (isTold = true) => {
    const days = [...document.querySelectorAll(".day")];
    if (chosen().length) {
      form.setAttribute("aria-busy", "true");
      await Promise.allSettled(days.filter((day) => day.dataset.page).map(load));
      form.removeAttribute("aria-busy");
    }
    const wanted = chosen(); // by now it may be something else
    const items = [...document.querySelectorAll(".day .row > *")];
    for (const item of items) item.hidden = !fits(item, wanted);
    for (const row of document.querySelectorAll(".day .row")) {
      row.hidden = ![...row.children].some((item) => !item.hidden);
    }
    for (const day of days) day.hidden = !day.querySelector(".row:not([hidden])");
    // What runs over several days stands in each of them, and is one.
    const left = new Set(items.filter((item) => !item.hidden).map((item) => item.dataset.session));
    const words = fill(sayCount, { number: wanted.length ? left.size : all, all });
    count.textContent = words;
    clear.disabled = !wanted.length;
    if (isTold) announce(words);
  };

  /** Fill the fields from the address. */
  const read = () => {
    const asked = new URLSearchParams(location.search);
    for (const each of fields) each.value = asked.get(each.name) ?? "";
  };

  /** @param {"pushState" | "replaceState"} how */
  const write = (how) => {
    const query = new URLSearchParams(chosen()).toString();
    history[how](null, "", (query ? `?${query}` : location.pathname) + location.hash);
  };

  let typing = 0;
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement) return; // its words are taken as they are typed
    write("pushState");
    show();
  });
  form.addEventListener("input", (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    clearTimeout(typing);
    typing = setTimeout(() => {
      // The first letter is a step to go back from; the others belong to it.
      write(new URLSearchParams(location.search).has("q") ? "replaceState" : "pushState");
      show();
    }, 250);
  });
  clear.addEventListener("click", () => {
    for (const each of fields) each.value = "";
    write("pushState");
    show();
    fields[0].focus();
  });
  addEventListener("popstate", () => {
    read();
    show();
  });
  read();
  show(chosen().length > 0);
});
