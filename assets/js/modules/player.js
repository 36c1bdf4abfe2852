/* A film on another site: nothing of it is loaded before the reader asks for it. */

import { enhance } from "./page.js";

enhance("player", (film) => {
  const button = film.querySelector("button");
  film.querySelectorAll("[hidden]").forEach((element) => (element.hidden = false));
  button.addEventListener("click", () => {
    const frame = document.createElement("iframe");
    frame.className = "player";
    frame.src = film.dataset.address;
    frame.title = film.dataset.title;
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    button.parentElement.replaceWith(frame);
    frame.focus();
  });
});
