/* The reader's own time beside the event's, wherever the two differ. The element says in what zone
   the page tells times; every `.clock` of the page has its moments, with their offsets. */

import { enhance, fill } from "./page.js";

const language = document.documentElement.lang;
const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long" });

/**
 * Give the distance of the reader's clock from UTC at a moment, in minutes.
 * @param {Date} moment
 */
const offset = (moment) => -moment.getTimezoneOffset();

/**
 * Give what stands behind a clock time, as the page writes it for the event: WIB, WITA, WIT, else
 * UTC and the distance.
 * @param {Date} moment
 */
function zone(moment) {
  const parts = new Intl.DateTimeFormat("id", { timeZoneName: "short" }).formatToParts(moment);
  const name = parts.find((part) => part.type === "timeZoneName").value;
  if (/^WI(B|TA|T)$/.test(name)) return name;
  const minutes = Math.abs(offset(moment));
  const rest = minutes % 60 ? `:${String(minutes % 60).padStart(2, "0")}` : "";
  return minutes ? `UTC${offset(moment) < 0 ? "−" : "+"}${Math.floor(minutes / 60)}${rest}` : "UTC";
}

/**
 * Give the distance from UTC that a moment is written with, in minutes.
 * @param {string} written
 */
function writtenOffset(written) {
  const found = /([+-])(\d\d):(\d\d)$/.exec(written);
  return found ? (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) : 0;
}

enhance("own-time", (line) => {
  const { sayOwn, sayOwnDay, sayZone } = line.dataset;
  const show = () => {
    let differs = false;
    for (const element of document.querySelectorAll(".clock:not([data-own])")) {
      const times = [...element.querySelectorAll("time")].map((time) => time.dateTime);
      const [start, end] = times.map((time) => new Date(time));
      const isSame = !start || Number.isNaN(Number(start)) || writtenOffset(times[0]) === offset(start);
      element.setAttribute("data-own", String(!isSame));
      if (isSame) continue;
      differs = true;
      const values = {
        times: end ? `${clock.format(start)}–${clock.format(end)}` : clock.format(start),
        zone: zone(start),
        day: day.format(start),
      };
      // The day as the event has it stands at the start of the moment: 2024-05-18T…
      const isSameDay = new Date(`${times[0].slice(0, 10)}T00:00`).toDateString() === start.toDateString();
      const mark = document.createElement("span");
      mark.className = "own-clock";
      mark.textContent = fill(isSameDay ? sayOwn : sayOwnDay, values);
      // Behind the word that a time is only about right, which speaks of the event's time.
      const next = element.nextElementSibling;
      (next?.matches(".hint") ? next : element).after(" ", mark);
    }
    if (differs && !line.querySelector(".own-zone")) {
      const named = new Intl.DateTimeFormat(language, { timeZoneName: "long" }).formatToParts(new Date());
      const name = named.find((part) => part.type === "timeZoneName").value;
      const words = document.createElement("span");
      words.className = "own-zone";
      words.textContent = fill(sayZone, { zone: `${name} (${own.replaceAll("_", " ")})` });
      line.append(" ", words);
    }
  };
  show();
  document.addEventListener("sessions", show);
});
