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

export const shapes: Readonly<Record<string, readonly [ending: string, Writer]>> = {
  "the dump's own XML": [
    "xml",
    (table, records) =>
      `\uFEFF<?xml version="1.0" encoding="utf-8"?>\r\n<${table}>\r\n${records.map(row).join("")}</${table}>`,
  ],
};
