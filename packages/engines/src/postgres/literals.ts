/** Literals with their type pinned: a bare 5 would be an integer, a bare 'x' of no type. */
import type { Type } from "@sluice/googlesql/types";
import { boolean, boundsOf, literalBy } from "../core/literals.ts";
import { cast } from "../core/names.ts";
import { text } from "./names.ts";
import { plain } from "./types.ts";

const float = (value: number): string => `'${Object.is(value, -0) ? "-0" : value}'::double precision`;

function typed(value: string, type: Type): string {
  if (type.kind === "INTERVAL") return `'${intervalOf(value)}'::interval`;
  if (type.kind === "RANGE") return `${text(JSON.stringify(boundsOf(value).map(jsonMoment)))}::jsonb`;
  return `${text(value)}::${plain(type)}`;
}

/** As to_jsonb() would write it. */
const jsonMoment = (bound: string | null): string | undefined => bound?.replace(" ", "T").replace(/\+00$/, "+00:00");

/** Canonical `Y-M D H:M:S[.F]` → PostgreSQL's text. */
export function intervalOf(value: string): string {
  const match = /^(-?)(\d+)-(\d+) (-?\d+) (-?\d+:\d+:\d+(?:\.\d+)?)$/.exec(value);
  if (!match) throw new Error(`not an INTERVAL: ${value}`);
  const [, minus, years, months, days, clock] = match;
  return `${minus}${Number(years) * 12 + Number(months)} months ${days} days ${clock}`;
}

export const literal = literalBy({
  none: (type) => cast("NULL", plain(type)),
  integer: (value) => `'${value}'::bigint`,
  float,
  bool: boolean,
  bytes: (hex) => `'\\x${hex}'::bytea`,
  text: typed,
});
