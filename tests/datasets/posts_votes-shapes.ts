/** Writers of what others make of the Stack Exchange dump. */
export type Fields = Readonly<Record<string, string>>;
type Writer = (table: string, records: readonly Fields[]) => string;

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#xA;",
  "\r": "&#xD;",
  "\t": "&#x9;",
};
const attribute = (value: string): string => value.replaceAll(/[&<>"\n\r\t]/g, (char) => references[char] ?? char);
const row = (record: Fields): string =>
  `  <row ${Object.entries(record)
    .map(([name, value]) => `${name}="${attribute(value)}"`)
    .join(" ")} />\r\n`;

const marked =
  (mark: string) =>
  (record: Fields): Fields =>
    Object.fromEntries(Object.entries(record).map(([name, value]) => [mark + name, value]));

export const shapes: Readonly<Record<string, readonly [ending: string, Writer]>> = {
  "the dump's own XML": [
    "xml",
    (table, records) =>
      `\uFEFF<?xml version="1.0" encoding="utf-8"?>\r\n<${table}>\r\n${records.map(row).join("")}</${table}>`,
  ],
  "JSON as made of it: posts.row": ["json", (table, records) => JSON.stringify({ [table]: { row: records } })],
  "the same over many lines, names with @": [
    "json",
    (table, records) => JSON.stringify({ [table]: { row: records.map(marked("@")) } }, null, 2),
  ],
  "beside its declaration": [
    "json",
    (table, records) =>
      JSON.stringify({ "?xml": { "@version": "1.0" }, [table]: { "@xmlns": "urn:x", row: records.map(marked("@_")) } }),
  ],
  "attributes in an object of their own": [
    "json",
    (table, records) => JSON.stringify({ [table]: { row: records.map((record) => ({ $: record })) } }),
  ],
  "an array of names with @": ["json", (_, records) => JSON.stringify(records.map(marked("@")))],
  "a line each of names with @": [
    "ndjson",
    (_, records) => records.map((record) => `${JSON.stringify(marked("@")(record))}\n`).join(""),
  ],
};
