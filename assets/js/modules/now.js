/* What is on now and what comes next, by the reader's clock, renewed each minute. What has changed
   since the page was opened is told once, politely; nothing moves the reader. */

import { load } from "./days.js";
import { announce, enhance, fill } from "./page.js";

const HOUR = 3_600_000;
/** What runs longer is an exhibition or a whole day, and no news of the minute. */
const LONGEST = 18 * HOUR;

/**
 * Give the sessions of the page that have a clock time and take place.
 * @returns {{ line: Element, start: number, end: number }[]}
 */
function sessions() {
  const found = [];
  for (const line of document.querySelectorAll(".session-line")) {
    const times = [...line.querySelectorAll(".clock time")].map((time) => Date.parse(time.dateTime));
    if (!times.length || line.dataset.state === "cancelled") continue;
    // Of what has no end nobody knows how long it takes: an hour it counts as under way.
    const [start, end = start + HOUR] = times;
    if (end - start <= LONGEST) found.push({ line, start, end });
  }
  return found;
}

/**
 * Put links to sessions into a list, each with its time as the schedule has it.
 * @param {Element} list
 * @param {{ line: Element }[]} entries
 */
function write(list, entries) {
  list.replaceChildren(
    ...entries.map(({ line }) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const { href, textContent } = line.querySelector(":is(h2, h3) a");
      Object.assign(link, { href, textContent });
      const where = line.querySelector(".session-place")?.textContent.trim();
      // The clock, and the reader's own beside it where there is one.
      const clocks = [...line.querySelectorAll(".clock, .own-clock")].map((each) => each.cloneNode(true));
      item.append(...clocks, " ", link, where ? ` · ${where}` : "");
      return item;
    }),
  );
  list.parentElement.hidden = !entries.length;
}

const title = ({ line }) => line.querySelector(":is(h2, h3) a").textContent.trim();

enhance("now", (panel) => {
  const { sayNow, sayMark, zone: timeZone } = panel.dataset;
  const [nowList, nextList] = panel.querySelectorAll("ul");
  /** @type {string | undefined} */
  let before;

  const show = () => {
    const now = Date.now();
    const all = sessions();
    const on = all.filter(({ start, end }) => start <= now && now < end);
    const later = all.filter(({ start }) => start > now && start - now <= 24 * HOUR);
    const first = Math.min(...later.map(({ start }) => start));
    write(nowList, on);
    write(nextList, later.filter(({ start }) => start === first));
    panel.hidden = !on.length && !later.length;
    for (const { line } of all) {
      const isOn = on.some((each) => each.line === line);
      line.toggleAttribute("data-now", isOn);
      const mark = line.querySelector(".on-now");
      if (isOn && !mark) line.querySelector(".session-time").append(marked(sayMark));
      if (!isOn) mark?.remove();
    }
    const titles = on.map(title).join(", ");
    if (before !== undefined && titles !== before && titles) announce(fill(sayNow, { titles }));
    before = titles;
  };

  // Of a large schedule only the days stand here: today's is fetched.
  const today = new Intl.DateTimeFormat("sv", { timeZone }).format(Date.now());
  const day = document.querySelector(`.day[data-page][data-day="${today}"]`);
  document.querySelector(`.days [data-day="${today}"]`)?.setAttribute("aria-current", "date");
  if (day) load(day).then(show, () => {});
  else show();
  document.addEventListener("sessions", show);
  const each = () => {
    show();
    setTimeout(each, 60_000 - (Date.now() % 60_000));
  };
  setTimeout(each, 60_000 - (Date.now() % 60_000));
});

/** @param {string} words */
function marked(words) {
  const mark = document.createElement("strong");
  mark.className = "on-now";
  mark.textContent = words;
  return mark;
}
