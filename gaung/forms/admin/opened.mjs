// Opens files as the editor does, saves them at once, and says what would be written.
//
// From the standard input: the configuration, and files with format and text. To the standard output:
// what would stand in each, or why it cannot be opened.

import { text } from "node:stream/consumers";
import { format } from "./values.js";

const { settings, files } = JSON.parse(await text(process.stdin));
const formats = Object.fromEntries(
  settings.formats.map((each) => [each.name, format(settings, each)]),
);
const saved = files.map(({ format: name, text }) => {
  try {
    const { fromFile, toFile } = formats[name];
    return { text: toFile(fromFile(text)) };
  } catch (error) {
    return { error: error.message };
  }
});
process.stdout.write(JSON.stringify(saved));
