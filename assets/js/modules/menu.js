/* The section of an event that is open, brought into view where their row is longer than the screen. */

import { enhance } from "./page.js";

enhance("menu", (menu) => {
  menu.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
});
