/* What all modules share. Each module enhances one kind of element and is on its own: the page is
   complete without it. Its words stand in the page, in attributes
   that begin with `data-say-`. */

/**
 * Enhance each element of the page that names a module; one that fails leaves the others alone.
 * @param {string} name What the elements call it in `data-module`.
 * @param {(element: HTMLElement) => void} make
 */
export function enhance(name, make) {
  for (const element of document.querySelectorAll(`[data-module="${name}"]`)) {
    try {
      make(/** @type {HTMLElement} */ (element));
    } catch (trouble) {
      reportError(trouble);
    }
  }
}

const region = document.createElement("div");
region.className = "visually-hidden announcements";
region.setAttribute("role", "status");
document.body.append(region);

/**
 * Tell screen readers, when they have finished what they are saying.
 * @param {string} words
 */
export function announce(words) {
  region.textContent = "";
  // The same words twice are told twice only if there was nothing between them.
  setTimeout(() => (region.textContent = words), 100);
}

/**
 * Fill the blanks of a message of the page: `{number} of {all}`.
 * @param {string} message
 * @param {Record<string, string | number>} values
 */
export function fill(message, values) {
  return message.replace(/\{(\w+)\}/g, (blank, name) => String(values[name] ?? blank));
}
