/** ALTER TABLE, VIEW, SCHEMA. */
import type { AlterAction, Identifier, Statement } from "../ast/index.ts";
import { columnDefinition, constraint, startsConstraint } from "./columns.ts";
import {
  accept,
  advance,
  at,
  endOf,
  expect,
  expected,
  expression,
  identifier,
  type Parser,
  peek,
  separated,
  unsupported,
} from "./cursor.ts";
import { optionsClause } from "./options.ts";
import { tablePath } from "./paths.ts";
import { refused } from "./refused.ts";
import { parseType } from "./types.ts";

export function alter(p: Parser): Statement {
  const from = p.index;
  const { start } = advance(p);
  const kind = kindOf(p);
  if (!kind) return other(p, from);
  const ifExists = accept(p, "IF", "EXISTS");
  const path = tablePath(p);
  const actions = separated(p, action);
  return { kind, ifExists, path, actions, start, end: endOf(p) };
}

function kindOf(p: Parser): "alterTable" | "alterView" | "alterSchema" | undefined {
  if (accept(p, "TABLE")) return "alterTable";
  if (accept(p, "VIEW") || accept(p, "MATERIALIZED", "VIEW")) return "alterView";
  return accept(p, "SCHEMA") ? "alterSchema" : undefined;
}

function other(p: Parser, from: number): Statement {
  const name = `ALTER ${peek(p).key}`;
  p.index = from;
  return refused(p, name);
}

const column = (p: Parser): Identifier => identifier(p, "a column");
const exists = (p: Parser): boolean => accept(p, "IF", "EXISTS");

function action(p: Parser): AlterAction {
  if (accept(p, "ADD", "COLUMN")) return addColumn(p);
  if (accept(p, "DROP", "COLUMN")) return { kind: "dropColumn", ifExists: exists(p), name: column(p) };
  if (accept(p, "RENAME", "COLUMN")) return renameColumn(p);
  if (accept(p, "RENAME", "TO")) return { kind: "renameTo", path: tablePath(p) };
  if (accept(p, "ALTER", "COLUMN")) return alterColumn(p);
  if (accept(p, "SET") && at(p, "OPTIONS")) return { kind: "setOptions", options: optionsClause(p) };
  if (addsConstraint(p) || dropsConstraint(p)) return { kind: "constraint" };
  if (at(p, "ADD") || at(p, "DROP") || at(p, "DEFAULT"))
    throw unsupported(`ALTER … ${peek(p).key} ${peek(p, 1).key}`, peek(p));
  throw expected(p, "ADD COLUMN, DROP COLUMN, RENAME, ALTER COLUMN or SET OPTIONS");
}

/** `ADD PRIMARY KEY (a) NOT ENFORCED`, `ADD CONSTRAINT [IF NOT EXISTS] c FOREIGN KEY …`: BigQuery enforces none. */
function addsConstraint(p: Parser): boolean {
  if (!at(p, "ADD") || !startsConstraint(p, 1)) return false;
  p.index++;
  constraint(p, []);
  return true;
}

function dropsConstraint(p: Parser): boolean {
  const isKey = accept(p, "DROP", "PRIMARY", "KEY");
  if (!isKey && !accept(p, "DROP", "CONSTRAINT")) return false;
  exists(p);
  if (!isKey) identifier(p, "a constraint");
  return true;
}

function addColumn(p: Parser): AlterAction {
  const ifNotExists = accept(p, "IF", "NOT", "EXISTS");
  return { kind: "addColumn", ifNotExists, column: columnDefinition(p) };
}

function renameColumn(p: Parser): AlterAction {
  const ifExists = exists(p);
  const from = column(p);
  expect(p, "TO");
  return { kind: "renameColumn", ifExists, from, to: column(p) };
}

function alterColumn(p: Parser): AlterAction {
  const ifExists = exists(p);
  const name = column(p);
  return { kind: "alterColumn", ifExists, name, change: change(p) };
}

function change(p: Parser): Extract<AlterAction, { kind: "alterColumn" }>["change"] {
  if (accept(p, "DROP", "NOT", "NULL")) return "dropNotNull";
  if (accept(p, "DROP", "DEFAULT")) return "dropDefault";
  expect(p, "SET");
  if (accept(p, "DATA", "TYPE")) return { type: parseType(p) };
  if (accept(p, "DEFAULT")) return { default: expression(p) };
  if (at(p, "OPTIONS")) return { options: optionsClause(p) };
  throw expected(p, "DATA TYPE, DEFAULT or OPTIONS");
}
