/* Runs Lighthouse, as a phone, over some addresses with one browser, and prints what it found.

   node lighthouse.mjs NODE_MODULES CHROMIUM CATEGORIES URL…

   Prints a line of JSON for each address: the score of each category, and the audits below full. */

import { pathToFileURL } from "node:url";

const [modules, chromePath, categories, ...urls] = process.argv.slice(2);
const module = (path) => import(pathToFileURL(`${modules}/${path}`));
const { default: lighthouse } = await module("lighthouse/core/index.js");
const { launch } = await module("chrome-launcher/dist/index.js");

// Only performance hangs on how slow the connection is made and on waiting until nothing more comes;
// at the pictures nobody looks.
const onlyCategories = categories.split(",");
const patience = onlyCategories.includes("performance") ? {} : {
  throttlingMode: "provided", pauseAfterLoadMs: 0, networkQuietThresholdMs: 250, cpuQuietThresholdMs: 250,
};
const options = { logLevel: "silent", onlyCategories, disableFullPageScreenshot: true, ...patience };

const chromeFlags = [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const chrome = await launch({ chromePath, chromeFlags, logLevel: "silent" });
try {
  options.port = chrome.port;
  for (const url of urls) {
    const { lhr } = await lighthouse(url, options);
    const scores = Object.fromEntries(
      Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]),
    );
    const weighed = Object.values(lhr.categories).flatMap(({ auditRefs }) =>
      auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id),
    );
    const below = Object.values(lhr.audits)
      .filter(({ id, score }) => weighed.includes(id) && score !== null && score < 1)
      .map(({ id, title, displayValue }) => `${id}: ${title} ${displayValue ?? ""}`.trim());
    console.log(JSON.stringify({ url, scores, below }));
  }
} finally {
  chrome.kill();
}
