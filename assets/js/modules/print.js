/* A button that prints the page. */

import { enhance } from "./page.js";

enhance("print", (button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
