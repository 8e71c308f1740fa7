/** Literals with their type pinned: a bare 5 would be an integer, a bare 'x' of no type. */
import type { LiteralValue } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";
import { cast } from "../core/names.ts";
import { text } from "./names.ts";
import { plain } from "./types.ts";

export function literal(value: LiteralValue, type: Type): string {
  if (value === null) return cast("NULL", plain(type));
  switch (type.kind) {
    case "STRING":
      return `${text(value as string)}::text`;
    case "INT64":
      return `'${String(value)}'::bigint`;
    case "FLOAT64":
      return `'${float(Number(value))}'::double precision`;
    case "BOOL":
      return value ? "true" : "false";
    case "BYTES":
      return `'\\x${Buffer.from(value as Uint8Array).toString("hex")}'::bytea`;
    case "INTERVAL":
      return `'${intervalOf(value as string)}'::interval`;
    case "RANGE":
      return `${text(JSON.stringify(boundsOf(value as string)))}::jsonb`;
    default:
      return `${text(String(value))}::${plain(type)}`;
  }
}

const float = (value: number): string => (Object.is(value, -0) ? "-0" : String(value));

/** Canonical `Y-M D H:M:S[.F]` → PostgreSQL's text. */
export function intervalOf(value: string): string {
  const match = /^(-?)(\d+)-(\d+) (-?\d+) (-?\d+:\d+:\d+(?:\.\d+)?)$/.exec(value);
  if (!match) throw new Error(`not an INTERVAL: ${value}`);
  const [, minus, years, months, days, clock] = match;
  return `${minus}${Number(years) * 12 + Number(months)} months ${days} days ${clock}`;
}

/** `[start, end)` → both, null for UNBOUNDED; as to_jsonb would write them. */
function boundsOf(range: string): readonly (string | null)[] {
  return range
    .slice(1, -1)
    .split(",")
    .map((bound) => bound.trim())
    .map((bound) => (/^(unbounded|null)$/i.test(bound) ? null : bound.replace(" ", "T").replace(/\+00$/, "+00:00")));
}
