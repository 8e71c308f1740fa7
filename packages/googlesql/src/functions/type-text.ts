/** Types as text, for functions that are told their arguments' types: `INT64,STRUCT<a STRING>`. */
import { type Field, isScalar, type Type, typeName } from "../types.ts";
import { remember } from "./implementation.ts";

const quoted = (name: string): string => `\`${name.replaceAll("\\", "\\\\").replaceAll("`", "\\`")}\``;

function written(type: Type): string {
  if (type.kind === "STRUCT") return `STRUCT<${type.fields.map(field).join(",")}>`;
  if (type.kind === "ARRAY" || type.kind === "RANGE") return `${type.kind}<${written(type.element)}>`;
  return typeName(type);
}

const field = ({ name, type }: Field): string =>
  name === undefined ? written(type) : `${quoted(name)} ${written(type)}`;

export const typesText = (types: readonly Type[]): string => types.map(written).join(",");

interface Reader {
  readonly text: string;
  at: number;
}

function eat(reader: Reader, text: string): boolean {
  if (!reader.text.startsWith(text, reader.at)) return false;
  reader.at += text.length;
  return true;
}

function list<T>(reader: Reader, end: string, item: (reader: Reader) => T): T[] {
  const found: T[] = [];
  while (reader.at < reader.text.length && !eat(reader, end)) {
    found.push(item(reader));
    eat(reader, ",");
  }
  return found;
}

function matched(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0];
  reader.at += found?.length ?? 0;
  return found;
}

function fieldOf(reader: Reader): Field {
  const name = matched(reader, /`(?:[^`\\]|\\.)*` /y);
  const type = typeOf(reader);
  return name === undefined ? { type } : { name: name.slice(1, -2).replaceAll(/\\(.)/g, "$1"), type };
}

function typeOf(reader: Reader): Type {
  const kind = matched(reader, /[A-Z0-9]+/y) ?? "";
  if (isScalar(kind)) return { kind };
  eat(reader, "<");
  if (kind === "STRUCT") return { kind, fields: list(reader, ">", fieldOf) };
  if (kind !== "ARRAY" && kind !== "RANGE") throw new Error(`expected a type at ${reader.at} of ${reader.text}`);
  const element = typeOf(reader);
  eat(reader, ">");
  return { kind, element };
}

export const typesOf = remember((text: string): readonly Type[] => list({ text, at: 0 }, "\0", typeOf));

/** The type of one of them, the first from 0. */
export function typeAt(text: string, index = 0): Type {
  const type = typesOf(text)[index];
  if (!type) throw new Error(`expected the type of argument ${index + 1}, got the types ${text}`);
  return type;
}
