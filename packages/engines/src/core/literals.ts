/** Literals, by what their value is in the tree. */
import type { Expr, LiteralValue } from "@sluice/googlesql/tree";
import type { Type } from "@sluice/googlesql/types";

export interface Literals {
  /** NULL of a type. */
  readonly none: (type: Type) => string;
  readonly integer: (value: bigint) => string;
  readonly float: (value: number) => string;
  readonly bool: (value: boolean) => string;
  readonly bytes: (hex: string) => string;
  /** Of all types but these: what is canonical text in the tree. */
  readonly text: (value: string, type: Type) => string;
}

export const literalBy =
  (spell: Literals) =>
  ({ value, type }: Pick<Extract<Expr, { kind: "literal" }>, "value" | "type">): string =>
    value === null ? spell.none(type) : valueBy(spell, value, type);

function valueBy(spell: Literals, value: NonNullable<LiteralValue>, type: Type): string {
  switch (typeof value) {
    case "bigint":
      return spell.integer(value);
    case "number":
      return spell.float(value);
    case "boolean":
      return spell.bool(value);
    case "string":
      return spell.text(value, type);
    default:
      return spell.bytes(Buffer.from(value).toString("hex"));
  }
}

/** As SQL and the standard library write it. */
export const boolean = (value: boolean): string => (value ? "true" : "false");

/** `[start, end)` → both, null for UNBOUNDED. */
export function boundsOf(range: string): readonly (string | null)[] {
  const bounds = range.slice(1, -1).split(",");
  return bounds.map((bound) => (/^\s*(unbounded|null)\s*$/i.test(bound) ? null : bound.trim()));
}
