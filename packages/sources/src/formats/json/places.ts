/** Where in a JSON document its records are. */
import { complaintIn } from "../../complaint.ts";
import { SourceError } from "../../error.ts";
import type { Expected } from "../format.ts";
import { itemsOf, membersOf } from "./raw.ts";

/** Whether it is a document with records at one of these paths: a bare array, and an object a line, are others'. */
export function hasPlace(text: string, places: readonly string[], { key, required = [] }: Expected): boolean {
  if (!text.startsWith("{")) return false;
  const names = places.map((place) => place.split(".")[0] ?? "");
  if (names.some((name) => hasMember(text, name))) return true;
  const isLines = /^[^\n]*\}\s*\n\s*\{/.test(text);
  const isRecord = [...key, ...required].some((name) => hasMember(text, name) || hasMember(text, `@${name}`));
  return !isLines && !isRecord;
}

/** Within a text, quotes have a backslash before them. */
const hasMember = (text: string, name: string): boolean =>
  text
    .split(JSON.stringify(name))
    .slice(0, -1)
    .some((before, i, parts) => /[{,]\s*$/.test(before) && /^\s*:/.test(text.slice(lengthTo(parts, i, name))));

const lengthTo = (parts: readonly string[], i: number, name: string): number =>
  parts.slice(0, i + 1).reduce((sum, part) => sum + part.length + JSON.stringify(name).length, 0);

/** The first of these paths at which there are records. */
export function placeIn(text: string, places: readonly string[], path: string): string {
  const found = places.find((place) => /^[[{]/.test(valueAt(text, place.split(".")) ?? ""));
  if (found !== undefined) return found;
  const known = places.map((place) => `"${place}"`).join(", ");
  throw new SourceError(
    "unexpected",
    `${path}: expected records at ${known} or a bare array of them, got ${seen(text)}`,
  );
}

/** The records of that place as objects, however they are written. */
export function asObjects(records: readonly string[], text: string, place: string, path: string): readonly string[] {
  const parent = valueAt(text, place.split(".").slice(0, -1)) ?? "";
  return records.map(unlisted(parent, place, path)).map(unwrapped);
}

const isObject = (text: string): boolean => text.trimStart().startsWith("{");

const valueAt = (text: string, names: readonly string[]): string | undefined =>
  names.reduce<string | undefined>((outer, name) => memberOf(outer ?? "", name), text);

const memberOf = (text: string, name: string): string | undefined =>
  isObject(text) ? membersOf(text).findLast(([member]) => member === name)?.[1] : undefined;

/** `records_format: lists`: values alone, whose names are in `fields` beside them, as CKAN has it. */
function unlisted(parent: string, place: string, path: string): (item: string, at: number) => string {
  let names: readonly string[] | undefined;
  return (item, at) => {
    if (!item.startsWith("[")) return item;
    names ??= namesOf(parent, place, path).map((name) => JSON.stringify(name));
    const values = itemsOf(item);
    if (values.length !== names.length)
      throw new SourceError(
        "unexpected",
        `${path}: expected lists of ${names.length} values at ${place}, as many as there are fields, got ${values.length} in record ${at + 1}`,
      );
    return `{${values.map((value, i) => `${names![i]}: ${value}`).join(", ")}}`;
  };
}

function namesOf(parent: string, place: string, path: string): readonly string[] {
  const fields = JSON.parse(memberOf(parent, "fields") ?? "[]") as unknown;
  const names = Array.isArray(fields) ? fields.map(nameOf) : [];
  if (names.length > 0 && names.every((name) => typeof name === "string")) return names;
  throw new SourceError(
    "unexpected",
    `${path}: expected fields with an id each beside the lists at ${place}, got none`,
  );
}

const nameOf = (field: unknown): unknown =>
  typeof field === "object" && field !== null && "id" in field ? field.id : field;

/** `{"$": {…}}`, as some converters write the attributes of an XML element. */
function unwrapped(record: string): string {
  if (!/^\{\s*"(\$|_attributes)"/.test(record)) return record;
  const members = membersOf(record);
  return members.length === 1 && members[0] ? members[0][1] : record;
}

function seen(text: string): string {
  const members = isObject(text) ? membersOf(text) : [];
  if (members.length === 0) return "no object with members";
  const names = members.slice(0, 10).map(([name]) => name);
  const complaint = complaintIn(text);
  return `an object with ${names.join(", ")}${complaint === undefined ? "" : `: it says ${JSON.stringify(complaint)}`}`;
}
