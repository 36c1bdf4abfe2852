// What a file says, as the forms of the editor know it, and back again.
//
// Our files say the same in several ways, and leave out what goes without saying. A shape tells
// how: see gaung/forms/web_editor.py. Every value is a text until a shape says otherwise, so that
// 19.30 stays a time and +62 a telephone number.

import { parse, stringify } from "./yaml/index.js";

const FRONT = /^---\n([\s\S]*?)\n?---[ \t]*(?:\n([\s\S]*))?$/;
const LONG_DAY = /^(?:[^\d,]+,\s*)?(\d{1,2})\s+([^\d\s.]+)\.?\s+(\d{4})$/;
const MOMENT = new RegExp(
  "^(.+?\\d{4}|\\d{4}-\\d{1,2}-\\d{1,2}),?[T\\s]+(?:[^\\d\\s]+\\s+)?" +
    "(\\d{1,2})[:.](\\d{2})(?:[:.]\\d{2}(?:\\.\\d+)?)?\\s*([A-Za-z][A-Za-z_/]*|[+-]\\d{2}:?\\d{0,2})$",
);

const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const two = (number) => String(number).padStart(2, "0");

/** Gives what goes from the text of a file to the values of its form, and back. */
export function format(settings, { shape: name, article: isArticle }) {
  const shape = settings.shapes[name];
  const read = (text) => toForm(settings, shape, parse(text, READING) ?? {}, "");
  return {
    fromFile(text) {
      const clean = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
      if (!isArticle) return read(clean);
      const [, head, body = ""] = clean.match(FRONT) ?? [null, "", clean];
      return { ...read(head), body: body.replace(/^\n+|\s+$/g, "") };
    },
    toFile(values) {
      const { body = "", ...head } = values;
      const said = toFile(settings, shape, isArticle ? head : values) ?? {};
      const written = Object.keys(said).length ? stringify(said, WRITING) : "";
      return isArticle ? `---\n${written}---\n\n${body.replace(/\s+$/, "")}\n` : written;
    },
  };
}

// Nothing is a number or a truth value, as our own reader has it. What other readers would take for
// one is written in quotation marks.
const READING = { schema: "failsafe", customTags: [{
  tag: "tag:yaml.org,2002:null", default: true, test: /^(?:~|[Nn]ull|NULL)?$/, resolve: () => null,
}] };
const WRITING = { version: "1.1", schema: "yaml-1.1", lineWidth: 0, singleQuote: false };

// --- from the file to the form -------------------------------------------------------------

function toForm(settings, shape, value, where) {
  if (value === null || value === undefined || !shape) return value;
  return FORM[shape.is](settings, shape, value, where);
}

/** Words that stand by language although they are the same in each: they stay so. */
const apart = new Set();

const FORM = {
  text: (settings, _, value) => {
    if (typeof value === "string") return everywhere(settings, value);
    const words = Object.values(value);
    if (words.every((each) => each === words[0])) apart.add(words[0]);
    return value;
  },
  flag: (settings, _, value, where) => {
    if (/^(true|yes|ya|on)$/i.test(value)) return true;
    if (/^(false|no|tidak|off)$/i.test(value)) return false;
    throw unreadable(settings, where, value);
  },
  day: (settings, _, value, where) => day(settings, String(value).trim(), where),
  instant: (settings, _, value, where) => instant(settings, String(value).trim(), where),
  list: (settings, shape, value, where) =>
    (Array.isArray(value) ? value : [value]).map((each, index) =>
      toForm(settings, shape.of, each, `${where}.${index + 1}`),
    ),
  part: (settings, shape, value, where) => {
    const { fields, ...rules } = { ...settings.shapes[shape.use], ...shape };
    let said = value;
    if (Array.isArray(value) && rules.list) said = { [rules.list]: value };
    else if (typeof value === "string" && rules.short) said = { [shortFor(rules, value)]: value };
    else if (isMap(value) && rules.text && (rules.always || !(rules.text in value)))
      said = { [rules.text]: value };
    if (!isMap(said)) throw unreadable(settings, where, value);
    return mapped(said, (key, each) => toForm(settings, fields[key], each, `${where}.${key}`));
  },
};

const everywhere = ({ languages }, words) =>
  Object.fromEntries(languages.map((code) => [code, words]));

const shortFor = (rules, word) =>
  rules.short.find(([pattern]) => new RegExp(pattern).test(word))[1];

const mapped = (map, give) =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key, give(key, value)]));

function unreadable(settings, where, found) {
  const said = typeof found === "string" ? found : JSON.stringify(found);
  return new Error(
    settings.unreadable.replace("{field}", where.slice(1)).replace("{found}", said),
  );
}

function day(settings, text, where) {
  const iso = text.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/);
  if (iso) return `${iso[1]}-${two(iso[2])}-${two(iso[3])}`;
  const long = text.match(LONG_DAY);
  const month = long && settings.months[long[2].toLowerCase()];
  if (!month) throw unreadable(settings, where, text);
  return `${long[3]}-${two(month)}-${two(long[1])}`;
}

function instant(settings, text, where) {
  const found = text.match(MOMENT);
  if (!found) throw unreadable(settings, where, text);
  const date = day(settings, found[1].replace(/,$/, ""), where);
  const clock = `${two(found[2])}:${found[3]}`;
  return `${date}T${clock}:00${offset(settings, date, clock, found[4], where)}`;
}

function offset(settings, date, clock, zone, where) {
  if (/^[+-]/.test(zone)) return `${zone.slice(0, 3)}:${zone.slice(3).replace(":", "") || "00"}`;
  const name = settings.known[zone.toUpperCase()] ?? zone;
  try {
    const format = new Intl.DateTimeFormat("en", { timeZone: name, timeZoneName: "longOffset" });
    const give = (moment) => {
      const part = format.formatToParts(moment).find(({ type }) => type === "timeZoneName");
      return part.value.slice(3) || "+00:00";
    };
    // The offset holds at the moment itself, which is only known with it: the second look is sure.
    return give(new Date(`${date}T${clock}:00${give(new Date(`${date}T${clock}:00Z`))}`));
  } catch {
    throw unreadable(settings, where, zone);
  }
}

// --- from the form to the file -------------------------------------------------------------

function isEmpty(value) {
  if (value === null || value === undefined || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

function toFile(settings, shape, value) {
  if (isEmpty(value)) return undefined;
  if (shape) return FILE[shape.is](settings, shape, value);
  if (Array.isArray(value)) return value.map((each) => toFile(settings, null, each)).filter(isSaid);
  if (isMap(value)) return kept(mapped(value, (_, each) => toFile(settings, null, each)));
  return String(value);
}

const isSaid = (value) => value !== undefined;

function kept(map) {
  const said = Object.fromEntries(Object.entries(map).filter(([, value]) => isSaid(value)));
  return Object.keys(said).length ? said : undefined;
}

const FILE = {
  text: ({ languages }, _, value) => {
    if (!isMap(value)) return value;
    const said = kept(mapped(value, (__, each) => (isEmpty(each) ? undefined : String(each))));
    if (!said) return undefined;
    const words = Object.values(said);
    const isOne = words.every((each) => each === words[0]);
    const isWhole = words.length === languages.length && languages.every((code) => code in said);
    return isOne && isWhole && !apart.has(words[0]) ? words[0] : said;
  },
  flag: (_, shape, value) => (value === shape.default ? undefined : value),
  day: (_, __, value) => value,
  instant: (settings, _, value) => {
    const found = String(value).match(MOMENT);
    if (!found) return value;
    const zone = found[4] === "Z" ? "UTC" : found[4];
    return `${found[1]} ${two(found[2])}:${found[3]} ${settings.zones[zone] ?? zone}`;
  },
  list: (settings, shape, value) => {
    const said = value.map((each) => toFile(settings, shape.of, each)).filter(isSaid);
    return said.length ? said : undefined;
  },
  part: (settings, shape, value) => {
    const { fields, ...rules } = { ...settings.shapes[shape.use], ...shape };
    const said = kept(mapped(value, (key, each) => toFile(settings, fields[key], each)));
    return said && short(settings, rules, said);
  },
};

/** Gives a part as one would write it by hand: by its one word, where it has no more. */
function short(settings, rules, said) {
  const [key, ...more] = Object.keys(said);
  if (more.length || !(rules.short || rules.text || rules.list)) return said;
  const value = said[key];
  if (key === rules.list) return value;
  if (typeof value === "string") {
    const known = rules.short?.some(([, name]) => name === key);
    if (known && shortFor(rules, value) === key) return value;
    // A word that would be taken for something else stands by language, which is words for certain.
    return rules.always && key === rules.text ? everywhere(settings, value) : said;
  }
  return key === rules.text ? value : said;
}
