/** A SELECT of our own making as a relation. */
import type { From, Select } from "../../tree/index.ts";
import type { Env, Source } from "../context.ts";
import { queryOf } from "../query/body.ts";
import { outputOf } from "../select/item.ts";
import type { Visible } from "../scope.ts";
import { relation } from "./relation.ts";

export function derived(
  rest: Pick<Select, "from" | "where" | "groupBy">,
  list: readonly Visible[],
  name: string | undefined,
  env: Env,
): Source {
  const { items, columns } = outputOf(list);
  const body = { kind: "select", distinct: false, items, ...rest } as const;
  const query = queryOf({ body, columns, valueTable: false, env });
  const alias = env.context.alias(name ?? "subquery");
  const from: From & { alias: string } = { kind: "subquery", query, alias, lateral: false };
  return relation(from, name, columns);
}
