/** One type as another in DuckDB's SQL. */
import { zip } from "@sluice/googlesql/lists";
import { DATETIME, sameType, type Type } from "@sluice/googlesql/types";
import { type Conversion, type Conversions, convert, from, isNotZero, ofArrays, ofStructs } from "../../core/casts.ts";
import { cast } from "../../core/names.ts";
import { bind, inner } from "../bind.ts";
import { libraryCall } from "../library-calls.ts";
import { text } from "../names.ts";
import { declare, fieldNames, namedFields } from "../types.ts";
import { structOf } from "../wire.ts";
import { fromFloat, fromNumeric } from "./from-numbers.ts";
import { fromString } from "./from-strings.ts";

/** What DuckDB does not convert as GoogleSQL does, JavaScript converts. */
export function castSql(type: Type, to: Type, sql: string, safe: boolean): string {
  if (sameType(type, to) || declare(type) === declare(to)) return sql;
  return convert(conversions, sql, { from: type, to, safe }) ?? libraryCall("cast", [type], to, [sql], safe);
}

const plainly: Conversion = (sql, { to }) => cast(sql, declare(to));
const utc = (sql: string): string => `timezone('UTC', ${sql})`;

const lists = ofArrays((sql, element, other, safe) =>
  inner((v) => `list_transform(${sql}, lambda ${v}: ${castSql(element, other, v, safe)})`),
);

const structs = ofStructs((sql, type, to, safe) =>
  bind(sql, (value) => {
    const fields = zip(namedFields(type.fields), to.fields, (field, other) =>
      castSql(field.type, other.type, `struct_extract(${value}, ${text(field.name)})`, safe),
    );
    return `CASE WHEN ${value} IS NOT NULL THEN ${structOf(fieldNames(to.fields), fields)} END`;
  }),
);

/** A second's fraction has 3 digits or 6; DuckDB leaves its zeros out. */
function printed({ kind }: Type, sql: string): string {
  const plain = cast(sql, "VARCHAR");
  if (kind === "DATE") return plain;
  const size = kind === "TIME" ? 8 : 19;
  return bind(plain, (x) => `CASE WHEN length(${x}) <= ${size} THEN ${x} ELSE ${padded(x, size)} END`);
}

const padded = (x: string, size: number): string =>
  `rpad(${x}, CASE WHEN length(${x}) <= ${size + 4} THEN ${size + 4} ELSE ${size + 7} END, '0')`;

const conversions: Conversions = {
  "ARRAY ARRAY": lists,
  "STRUCT STRUCT": structs,
  ...from("STRING", "INT64 FLOAT64 NUMERIC DATE DATETIME TIME TIMESTAMP", fromString),
  "STRING BYTES": (x) => `encode(${x})`,
  "BYTES STRING": (x, { safe }) => (safe ? undefined : `decode(${x})`),
  "INT64 BOOL": isNotZero,
  ...from("INT64", "STRING FLOAT64 NUMERIC", plainly),
  ...from("BOOL", "STRING INT64", plainly),
  ...from("FLOAT64", "STRING INT64 NUMERIC", fromFloat),
  ...from("NUMERIC", "STRING INT64 FLOAT64", fromNumeric),
  ...from("DATE DATETIME TIME", "STRING", (x, pair) => printed(pair.from, x)),
  ...from("DATE DATETIME TIME", "DATE DATETIME TIME", plainly),
  ...from("DATE DATETIME TIME", "TIMESTAMP", (x) => utc(cast(x, "TIMESTAMP"))),
  "TIMESTAMP STRING": (x) => `(${printed(DATETIME, utc(x))} || '+00')`,
  ...from("TIMESTAMP", "DATE DATETIME TIME", (x, { to }) => cast(utc(x), declare(to))),
};
