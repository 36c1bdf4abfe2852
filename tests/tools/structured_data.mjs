/* Says what is wrong with the structured data of pages, by the vocabulary of schema.org.

   node structured_data.mjs NODE_MODULES VOCABULARY < pages.json

   Reads pages by path and prints, by path, what each kind of thing occurs in and every issue. */

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [modules, vocabulary] = process.argv.slice(2);
const module = (path) => import(pathToFileURL(`${modules}/${path}`));
const { default: Validator } = await module("@adobe/structured-data-validator/src/index.js");
const { default: Extractor } = await module("@marbec/web-auto-extractor/dist/index.js");

const validator = new Validator(JSON.parse(readFileSync(vocabulary, "utf8")));
const told = {};
for (const [path, html] of Object.entries(JSON.parse(readFileSync(0, "utf8")))) {
  const found = new Extractor({ addLocation: false, embedSource: [] }).parse(html);
  const issues = await validator.validate(found);
  told[path] = {
    types: Object.keys(found.jsonld ?? {}),
    issues: issues.map(({ issueMessage, path: way }) =>
      `${way.map(({ type }) => type).join(" > ")}: ${issueMessage}`),
  };
}
console.log(JSON.stringify(told));
