/** One statement, by its first words. */
import type { Statement } from "../ast/index.ts";
import { alter } from "./alter.ts";
import { caseStatement, ifStatement, labelled } from "./blocks.ts";
import { create } from "./create.ts";
import { at, endOf, expected, type Parser, peek, startOf } from "./cursor.ts";
import { deleteFrom, insert, truncate, update } from "./dml.ts";
import { drop } from "./drop.ts";
import { merge } from "./merge.ts";
import { refused, refusedName, withoutEffect } from "./refused.ts";
import {
  assert,
  callProcedure,
  declare,
  executeImmediate,
  jump,
  raise,
  returnStatement,
  set,
  transaction,
} from "./scripting.ts";

const QUERY = new Set(["SELECT", "WITH", "FROM", "(", "TABLE", "GRAPH"]);

const RULES: Readonly<Record<string, (p: Parser) => Statement>> = {
  ALTER: alter,
  ASSERT: assert,
  BEGIN: begin,
  BREAK: jump,
  CALL: callProcedure,
  CASE: caseStatement,
  COMMIT: transaction,
  CONTINUE: jump,
  CREATE: create,
  DECLARE: declare,
  DELETE: deleteFrom,
  DROP: drop,
  EXECUTE: executeImmediate,
  FOR: labelled,
  GRANT: withoutEffect,
  IF: ifStatement,
  INSERT: insert,
  ITERATE: jump,
  LEAVE: jump,
  LOOP: labelled,
  MERGE: merge,
  RAISE: raise,
  REPEAT: labelled,
  RETURN: returnStatement,
  REVOKE: withoutEffect,
  ROLLBACK: transaction,
  SET: set,
  TRUNCATE: truncate,
  UPDATE: update,
  WHILE: labelled,
};

export function parseStatement(p: Parser): Statement {
  const { key } = peek(p);
  if (QUERY.has(key)) return queryStatement(p);
  if (at(p, ":", 1)) return labelled(p);
  const rule = Object.hasOwn(RULES, key) ? RULES[key] : undefined;
  if (rule) return rule(p);
  const name = refusedName(p);
  if (name === undefined) throw expected(p, "a statement");
  return refused(p, name);
}

function queryStatement(p: Parser): Statement {
  const start = startOf(p);
  return { kind: "queryStatement", query: p.grammar.query(p), start, end: endOf(p) };
}

/** `BEGIN;` and `BEGIN TRANSACTION` start a transaction, anything else is a block. */
function begin(p: Parser): Statement {
  const alone = at(p, ";", 1) || at(p, "TRANSACTION", 1) || peek(p, 1).kind === "end";
  return alone ? transaction(p) : labelled(p);
}
