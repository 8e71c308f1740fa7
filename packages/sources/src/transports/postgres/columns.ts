/** The columns of what is read, in GoogleSQL's types, and how each is sent. */
import type { Column } from "@sluice/engines";
import { quoteName, row } from "./names.ts";
import type { Reading } from "./options.ts";
import type { Snapshot } from "./snapshot.ts";

type Scalar = Exclude<Column["type"]["kind"], "ARRAY" | "STRUCT" | "RANGE">;

export interface ReadColumn extends Column {
  /** What is selected for it: the column, or a form of it that has a type here. */
  readonly sql: string;
}

const kinds: Readonly<Record<string, Scalar>> = {
  smallint: "INT64",
  integer: "INT64",
  bigint: "INT64",
  oid: "INT64",
  real: "FLOAT64",
  "double precision": "FLOAT64",
  boolean: "BOOL",
  bytea: "BYTES",
  date: "DATE",
  "time without time zone": "TIME",
  "timestamp without time zone": "DATETIME",
  "timestamp with time zone": "TIMESTAMP",
  json: "JSON",
  jsonb: "JSON",
};

/** Asked of the server without reading a row. */
export async function columnsOf(snapshot: Snapshot, { relation }: Reading): Promise<readonly ReadColumn[]> {
  const described = await snapshot.describe(`select * from ${relation} as ${row} limit 0`);
  const list = described.map(({ oid, modifier }, place) => `(${place}, ${oid}::oid, ${modifier})`).join(", ");
  if (list === "") return [];
  const types = await snapshot.rows(`
    select format_type(coalesce(nullif(t.typbasetype, 0), t.oid), null),
      case t.typbasetype when 0 then v.modifier else t.typtypmod end
    from (values ${list}) as v (place, oid, modifier) join pg_type t on t.oid = v.oid order by v.place`);
  return described.map(({ name }, at) => columnOf(name, types[at]![0]!, Number(types[at]![1])));
}

function columnOf(name: string, native: string, modifier: number): ReadColumn {
  const sql = `${row}.${quoteName(name)}`;
  // Arrays as JSON: elements may be NULL, which GoogleSQL's own arrays can't hold.
  if (native.endsWith("[]")) return { name, type: { kind: "JSON" }, sql: `to_jsonb(${sql})` };
  if (native === "numeric") return { name, type: { kind: fits(modifier) ? "NUMERIC" : "BIGNUMERIC" }, sql };
  return { name, type: { kind: kinds[native] ?? "STRING" }, sql };
}

/** NUMERIC has 29 digits before the point and 9 behind. */
function fits(modifier: number): boolean {
  const [precision, scale] = [(modifier - 4) >> 16, (modifier - 4) & 0x7ff];
  return modifier !== -1 && scale <= 9 && precision - scale <= 29;
}
