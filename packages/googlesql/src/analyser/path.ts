/** `a`, `t.a`, `t.a.b`: what a path of names means. */
import type * as ast from "../ast/index.ts";
import type { Expr } from "../tree/index.ts";
import { fieldType, JSON_TYPE, STRING, typeName } from "../types.ts";
import type { Env } from "./context.ts";
import { invalid } from "./refuse.ts";
import { find, findColumn, known, type Range, type Target } from "./scope.ts";
import { didYouMean } from "./suggest.ts";
import { nth } from "../lists.ts";

type Identifier = ast.Identifier;

export function path(node: Extract<ast.Expression, { kind: "path" }>, env: Env): Expr {
  const [first, ...rest] = node.names;
  const target = find(first.name, env.scope);
  const expr = target
    ? fromTarget(target, first, rest)
    : (variable(first, rest, env) ?? clock(node, env) ?? unknown(first, rest, env));
  return { ...expr, span: { start: node.start, end: node.end } };
}

function fromTarget(target: Target, first: Identifier, rest: readonly Identifier[]): Expr {
  if (target.kind === "ambiguous")
    return invalid(`column "${first.name}" is ambiguous: qualify it with its table`, first);
  if (target.kind === "column") return fields(target.column.expr, rest);
  return fromRange(target.range, rest);
}

function fromRange(range: Range, rest: readonly Identifier[]): Expr {
  const [name, ...more] = rest;
  if (!name) return range.value;
  const found = findColumn(name.name, range.columns);
  if (found === "ambiguous") return invalid(`column "${name.name}" is ambiguous in ${range.name}`, name);
  if (found) return fields(found.column.expr, more);
  if (range.valueTable) return fields(range.value, rest);
  const names = range.columns.flatMap((column) => column.name ?? []);
  return invalid(`column "${name.name}" is not in ${range.name}${didYouMean(name.name, names)}`, name);
}

const fields = (base: Expr, names: readonly Identifier[]): Expr => names.reduce(field, base);

/** `.name` on a STRUCT or a JSON value. */
export function field(base: Expr, name: Identifier): Expr {
  if (base.type.kind === "JSON") return jsonField(base, name);
  if (base.type.kind !== "STRUCT") {
    return invalid(`cannot read field "${name.name}" of a value of type ${typeName(base.type)}`, name);
  }
  const wanted = name.name.toLowerCase();
  const matches = base.type.fields.flatMap((item, i) => (item.name?.toLowerCase() === wanted ? [i] : []));
  if (matches.length > 1) return invalid(`field "${name.name}" is ambiguous in ${typeName(base.type)}`, name);
  const index = matches[0];
  if (index === undefined) return noField(base, name);
  if (base.kind === "struct") return nth(base.fields, index);
  return { kind: "field", base, index, type: fieldType(base.type, index), span: name };
}

function noField(base: Expr, name: Identifier): never {
  const names = base.type.kind === "STRUCT" ? base.type.fields.flatMap((item) => item.name ?? []) : [];
  return invalid(`field "${name.name}" is not in ${typeName(base.type)}${didYouMean(name.name, names)}`, name);
}

const jsonField = (base: Expr, name: Identifier): Expr => ({
  kind: "call",
  fn: "json_subscript",
  args: [base, { kind: "literal", value: name.name, type: STRING, span: name }],
  safe: false,
  type: JSON_TYPE,
  span: name,
});

/** Script variables come after everything that the query itself names. */
function variable(first: Identifier, rest: readonly Identifier[], env: Env): Expr | undefined {
  const wanted = first.name.toLowerCase();
  for (const [name, type] of env.context.options.variables ?? []) {
    if (name.toLowerCase() === wanted)
      return fields({ kind: "variable", name, scope: "script", type, span: first }, rest);
  }
  return undefined;
}

const clocks = new Set(["CURRENT_DATE", "CURRENT_DATETIME", "CURRENT_TIME", "CURRENT_TIMESTAMP"]);

/** CURRENT_DATE may go without its parentheses. */
function clock({ names, start, end }: ast.Expression & { kind: "path" }, env: Env): Expr | undefined {
  const [first, ...rest] = names;
  if (rest.length > 0 || first.quoted || !clocks.has(first.name.toUpperCase())) return undefined;
  return env.context.expression({ kind: "call", name: names, args: [], start, end }, env);
}

function unknown(first: Identifier, rest: readonly Identifier[], env: Env): never {
  const names = [...known(env.scope), ...(env.context.options.variables?.keys() ?? [])];
  const table = onlyRange(env);
  const what = rest.length > 0 ? `"${first.name}" is no table, column or variable here` : unknownColumn(first, table);
  return invalid(`${what}${didYouMean(first.name, names)}`, first);
}

const unknownColumn = (name: Identifier, table: string | undefined) =>
  table === undefined ? `column "${name.name}" is not known here` : `column "${name.name}" is not in ${table}`;

function onlyRange({ scope: { ranges } }: Env): string | undefined {
  const [first, ...others] = ranges;
  // One table may be known by two names.
  return others.every(({ columns }) => columns === first?.columns) ? first?.name : undefined;
}
