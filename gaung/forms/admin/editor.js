// Begins the web editor, with the configuration in the language of whoever opens it.

import CMS from "./sveltia/npm/index.js";
import { format } from "./values.js";

/** Puts every form in its place, and says where references lead. */
function inPlace(value, forms, targets) {
  if (Array.isArray(value)) return value.map((each) => inPlace(each, forms, targets));
  if (value === null || typeof value !== "object") return value;
  const { to, ...said } = value;
  const found = Object.fromEntries(
    Object.entries(said).map(([name, each]) => [name, inPlace(each, forms, targets)]),
  );
  if (typeof found.fields === "string") found.fields = inPlace(forms[found.fields], forms, targets);
  return to ? related(found, targets[to]) : found;
}

/** Gives the form of a reference: to choose from, or typed where there is nothing to choose. */
function related({ multiple, pattern, ...found }, target) {
  if (target) return { ...found, ...(multiple && { multiple }), ...target };
  if (!multiple) return { ...found, pattern, widget: "string" };
  const item = { name: "item", label: found.label, widget: "string", pattern };
  return { ...found, widget: "list", field: item };
}

/** Gives the language to speak: the one in the address, else the first of the browser's. */
function language(known) {
  const asked = new URLSearchParams(location.search).get("lang");
  const wanted = [asked, ...navigator.languages].map((code) => code?.slice(0, 2));
  return wanted.find((code) => known.includes(code)) ?? known[0];
}

async function begin() {
  const code = language(document.documentElement.dataset.languages.split(" "));
  const answer = await fetch(`./config.${code}.json`);
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  const settings = await answer.json();
  for (const each of settings.formats) {
    CMS.registerCustomFormat(each.name, each.article ? "md" : "yaml", format(settings, each));
  }
  const collections = settings.collections.map(({ context = "", ...collection }) =>
    inPlace(collection, settings.forms, settings.targets[context]),
  );
  CMS.init({ config: { ...settings.base, collections } });
  document.getElementById("wait").remove();
}

try {
  await begin();
} catch (error) {
  document.getElementById("wait").hidden = true;
  document.getElementById("failed").hidden = false;
  throw error;
}
