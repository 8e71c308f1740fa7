/**
 * What must hold of every resolved tree, as ZetaSQL's validator says it of its own: columns name relations in sight, with the
 * relation's own types; calls are of one of their signatures, with nothing left to coerce; queries have the columns of their parts.
 */
import type { Statement } from "@sluice/googlesql/tree";
import { expression } from "./expressions.ts";
import { relation } from "./from.ts";
import { body, query } from "./queries.ts";
import { statement } from "./statements.ts";

/** What is wrong with a statement: nothing, if the analyser did its work. */
export function validate(node: Statement): readonly string[] {
  const problems = new Set<string>();
  const wrong = (problem: string): void => void problems.add(problem);
  statement(node, { expr: expression, query, body, from: relation, wrong });
  return [...problems];
}
