/** A SELECT of our own making as a relation. */
import type { From, Select } from "../../tree/index.ts";
import type { Env, OutputColumn, Source } from "../context.ts";
import type { Visible } from "../scope.ts";
import { relation } from "./relation.ts";

export function derived(body: Select, columns: readonly Visible[], name: string | undefined, env: Env): Source {
  const output = columns.map((column, i): OutputColumn => {
    const { name: emitted, expr } = body.items[i]!;
    return { emitted, name: column.name, type: expr.type };
  });
  const named = output.map((column) => ({ name: column.emitted, type: column.type }));
  const none = { kind: "query", recursive: false, ctes: [], orderBy: [] } as const;
  const query = { ...none, body, columns: named, valueTable: false };
  const alias = env.context.alias(name ?? "subquery");
  const from: From & { alias: string } = { kind: "subquery", query, alias, lateral: false };
  return relation(from, name, output);
}
