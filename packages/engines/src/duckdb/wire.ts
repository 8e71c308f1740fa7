/** SQL that turns a value into the text that our JavaScript functions read, and back. wire-values.ts is the other side. */
import type { Type } from "@sluice/googlesql/types";
import { cast, quote } from "../core/names.ts";
import { bind, inner } from "./bind.ts";
import { text } from "./names.ts";
import { declare, namedFields } from "./types.ts";

/** A VARCHAR for a scalar, JSON for what has parts. */
export function toWire(type: Type, sql: string): string {
  switch (type.kind) {
    case "STRING":
      return sql;
    case "BYTES":
      return `hex(${sql})`;
    case "INTERVAL":
      return bind(sql, intervalParts);
    case "ARRAY":
      return `to_json(${inner((v) => `list_transform(${sql}, lambda ${v}: ${toWire(type.element, v)})`)})`;
    case "STRUCT":
      return bind(sql, (value) =>
        whenThere(
          value,
          namedFields(type.fields).map((field) => fieldWire(value, field.name, field.type)),
        ),
      );
    case "RANGE":
      return bind(sql, (value) =>
        whenThere(
          value,
          ["range_start", "range_end"].map((name) => fieldWire(value, name, type.element)),
        ),
      );
    default:
      return cast(sql, "VARCHAR");
  }
}

const fieldWire = (value: string, name: string, type: Type) => toWire(type, `struct_extract(${value}, ${text(name)})`);

const whenThere = (value: string, fields: readonly string[]) =>
  `CASE WHEN ${value} IS NOT NULL THEN json_array(${fields.join(", ")}) END`;

const intervalParts = (i: string): string =>
  `(${totalMonths(i)} || ' ' || datepart('day', ${i}) || ' ' || ${totalMicros(i)})`;

export const totalMonths = (i: string): string => `(datepart('year', ${i}) * 12 + datepart('month', ${i}))`;

export const totalMicros = (i: string): string =>
  `(datepart('hour', ${i}) * 3600000000 + datepart('minute', ${i}) * 60000000 + datepart('microsecond', ${i}))`;

export function fromWire(type: Type, sql: string): string {
  switch (type.kind) {
    case "STRING":
      return sql;
    case "BYTES":
      return `unhex(${sql})`;
    case "ARRAY":
    case "STRUCT":
    case "RANGE":
      return nested(type, cast(sql, "JSON"));
    default:
      return cast(sql, declare(type));
  }
}

/** DuckDB reads JSON's strings as BLOB and JSON otherwise than as texts, and as BIGNUM not at all, and JSON's null as NULL: those go by way of VARCHAR. */
function nested(type: Type, json: string): string {
  const [by, to] = [declare(type, { BYTES: "VARCHAR", JSON: "VARCHAR", BIGNUMERIC: "VARCHAR" }), declare(type)];
  return by === to ? cast(json, to) : cast(cast(json, by), to);
}

/** A STRUCT of these values, in DuckDB's form. */
export const structOf = (names: readonly string[], values: readonly string[]): string =>
  `struct_pack(${names.map((name, i) => `${quote(name)} := ${values[i]}`).join(", ")})`;
