/* A button that copies its `data-text`, or the text at its `data-address`, which is fetched when it is
   asked for. It says so in the words of `data-say-done`, or `data-say-failed`. */

import { announce, enhance } from "./page.js";

/**
 * Give the text at an address.
 * @param {string} address
 */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new Blob([await answer.text()], { type: "text/plain" });
}

enhance("copy", (button) => {
  if (!navigator.clipboard) return button.remove(); // no way to copy: no button, and no room for it
  const { text, address, sayDone, sayFailed } = button.dataset;
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    let said = sayDone;
    try {
      // The clipboard is asked within the click and waits for the text: some browsers refuse later.
      if (text) await navigator.clipboard.writeText(text);
      else await navigator.clipboard.write([new ClipboardItem({ "text/plain": fetched(address) })]);
    } catch {
      said = sayFailed;
    }
    announce(said);
    button.textContent = said;
    setTimeout(() => (button.textContent = label), 2500);
  });
});
