/** AND, OR, NOT, IS …. */
import type { Native, Natives } from "../../core/context.ts";
import { logic as common } from "../../core/natives/logic.ts";

/** SQLite takes trees of 1000 levels at most; a long chain is one level a link. */
function balanced(terms: readonly string[], operator: string): string {
  if (terms.length <= 50) return `(${terms.join(` ${operator} `)})`;
  const half = terms.length >> 1;
  return `(${balanced(terms.slice(0, half), operator)} ${operator} ${balanced(terms.slice(half), operator)})`;
}

const joined =
  (operator: string): Native =>
  ({ sql }) =>
    balanced(sql, operator);

export const logic: Natives = { ...common, and: joined("AND"), or: joined("OR") };
