/** Table functions that are queries in disguise: written as GoogleSQL over `input`, the table that was handed over. */
import type * as ast from "../../ast/index.ts";
import { map } from "../../ast/walk.ts";
import { GoogleSqlError } from "../../error.ts";
import { parseQuery } from "../../parser/index.ts";
import { type Ctes, type Env, plain, type Resolved, type Source, within } from "../context.ts";
import { shown } from "../call/found.ts";
import { invalid } from "../refuse.ts";
import { outside } from "../scope.ts";
import { relation } from "./relation.ts";
import { last } from "../../lists.ts";

/** `placeholders` stand in the text as names; their expressions come in their place. */
export function generated(
  call: ast.Call,
  alias: string | undefined,
  sql: (input: Resolved) => string,
  placeholders: Readonly<Record<string, ast.Expression>>,
  env: Env,
): Source {
  const here = within(env, outside(env.scope), plain("a table function"));
  const input = inputOf(call, here);
  const resolved = atCall(call, () => query(sql(input), placeholders, input, here));
  const shown = alias ?? last(call.name).name;
  const from = { kind: "subquery", query: resolved.query, alias: env.context.alias(shown), lateral: false } as const;
  return relation(from, shown, resolved.columns);
}

/** The first argument: TABLE t, or a query. */
function inputOf({ args: [first], ...call }: Pick<ast.Call, "args" | keyof ast.Span>, env: Env): Resolved {
  const value = first?.value;
  if (value?.kind === "query" || value?.kind === "subquery") return env.context.query(value.query, env);
  if (value?.kind !== "table") return invalid("expected TABLE and a name, or a query, as the first argument", call);
  const { start, end } = first ?? call;
  const from = { kind: "table", path: value.path, start, end } as const;
  const body = { kind: "from", from, start, end } as const;
  return env.context.query(
    { kind: "query", recursive: false, ctes: [], body, orderBy: [], pipes: [], start, end },
    env,
  );
}

function query(
  sql: string,
  placeholders: Readonly<Record<string, ast.Expression>>,
  input: Resolved,
  env: Env,
): Resolved {
  const name = env.context.cteName("input");
  const named = { name, columns: input.columns, valueTable: input.query.valueTable };
  const ctes: Ctes = {
    find: (wanted) => (wanted === "input" ? named : undefined),
    names: () => [],
  };
  const written = map(parseQuery(sql), (node) => {
    const [name, ...fields] = node.kind === "path" ? node.names : [];
    return name && fields.length === 0 ? placeholders[name.name] : undefined;
  });
  const { query, columns } = env.context.query(written, { ...env, ctes });
  return { query: { ...query, ctes: [{ name, query: input.query }, ...query.ctes] }, columns };
}

/** The text is ours: what is wrong in it, is wrong with the call. */
function atCall<T>(call: ast.Call, resolve: () => T): T {
  try {
    return resolve();
  } catch (error) {
    if (!(error instanceof GoogleSqlError)) throw error;
    throw new GoogleSqlError(error.reason, `${shown(call)}: ${error.message}`, { span: call, cause: error });
  }
}
