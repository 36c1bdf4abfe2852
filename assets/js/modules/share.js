/* A button that hands the page to whatever the reader's device shares with. */

import { enhance } from "./page.js";

enhance("share", (button) => {
  const { title, address: url } = button.dataset;
  if (!navigator.canShare?.({ title, url })) return;
  button.hidden = false;
  // A reader who thinks better of it closes the sheet, and that is no trouble.
  button.addEventListener("click", () => navigator.share({ title, url }).catch(() => {}));
});
