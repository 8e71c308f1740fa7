/** CREATE …: what is common, and which kind it is. */
import type { Create, Statement } from "../ast/index.ts";
import { accept, advance, at, atAll, type Parser } from "./cursor.ts";
import { createFunction, createProcedure, createTableFunction } from "./create-function.ts";
import { createSchema, createTable, createView } from "./create-table.ts";
import type { Head } from "./create-head.ts";
import { refused } from "./refused.ts";

type Rule = (p: Parser, head: Head) => Create;

export function create(p: Parser): Statement {
  const from = p.index;
  const { start } = advance(p);
  const orReplace = accept(p, "OR", "REPLACE");
  const temporary = accept(p, "TEMP") || accept(p, "TEMPORARY");
  const rule = ruleFor(p);
  if (rule) return rule(p, { orReplace, temporary, start });
  p.index = from;
  return refused(p, `CREATE ${kindOf(p)}`);
}

function ruleFor(p: Parser): Rule | undefined {
  if (atAll(p, "TABLE", "FUNCTION")) return createTableFunction;
  if (at(p, "TABLE") || atAll(p, "SNAPSHOT", "TABLE")) return createTable;
  if (at(p, "VIEW") || atAll(p, "MATERIALIZED", "VIEW")) return createView;
  if (at(p, "SCHEMA")) return createSchema;
  if (at(p, "FUNCTION") || atAll(p, "AGGREGATE", "FUNCTION")) return createFunction;
  return at(p, "PROCEDURE") ? createProcedure : undefined;
}

/** The words up to the name: `EXTERNAL TABLE`, `ROW ACCESS POLICY`, `MODEL`. */
function kindOf(p: Parser): string {
  const words =
    /^CREATE\s+(?:OR\s+REPLACE\s+)?((?:TEMP(?:ORARY)?\s+)?(?:(?:EXTERNAL|SNAPSHOT|SEARCH|VECTOR|ROW|ACCESS|PROPERTY|APPROX|PUBLIC|PRIVATE)\s+)*\w+)/i;
  return words.exec(p.text.slice(p.tokens[p.index]?.start))?.[1]?.toUpperCase() ?? "";
}
