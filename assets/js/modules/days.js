/* The days of a large schedule stand on pages of their own; the overview fetches them as a reader
   needs them. Whoever works on sessions is told of those that came. */

/** @type {Map<Element, Promise<void>>} */
const known = new Map();

/**
 * Put the sessions of a day below its heading, if they are not there yet.
 * @param {Element} day An element with the address of its page in `data-page`.
 */
export function load(day) {
  if (!known.has(day)) known.set(day, fetched(day));
  return known.get(day);
}

/** @param {Element} day */
async function fetched(day) {
  const { page } = /** @type {HTMLElement} */ (day).dataset;
  if (!page) return;
  const answer = await fetch(page);
  if (!answer.ok) throw new Error(`${page}: ${answer.status}`);
  const other = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const heading of other.querySelectorAll(".row h2")) {
    const below = document.createElement("h3"); // there the day was the page, here it has a heading
    below.append(...heading.childNodes);
    heading.replaceWith(below);
  }
  day.append(...other.querySelectorAll(".day .row"));
  /** @type {HTMLElement} */ (day).hidden = false;
  document.dispatchEvent(new Event("sessions"));
}
