/** FROM: each kind of item gives its tree and the names that it makes visible. */
import type * as ast from "../../ast/index.ts";
import type { Env, Source } from "../context.ts";
import { plain, within } from "../context.ts";
import { unsupported } from "../refuse.ts";
import { join } from "./join.ts";
import { pivot } from "./pivot.ts";
import { sample } from "./sample.ts";
import { subquery } from "./subquery.ts";
import { table } from "./table.ts";
import { tableFunction } from "./table-function.ts";
import { unnest } from "./unnest.ts";
import { unpivot } from "./unpivot.ts";

/** `env.scope` is what the item may mention: left neighbours for UNNEST and array paths, and outer queries. */
export function source(item: ast.FromItem, env: Env): Source {
  const here = within(env, env.scope, plain("FROM"));
  switch (item.kind) {
    case "table":
      return table(item, here);
    case "subquery":
      return subquery(item, here);
    case "unnest":
      return unnest(item, here);
    case "join":
      return join(item, here);
    case "parenthesised":
      return source(item.item, here);
    case "tableFunction":
      return tableFunction(item, here);
    case "pivot":
      return pivot(item, source(item.input, here), here);
    case "unpivot":
      return unpivot(item, source(item.input, here), here);
    case "sample":
      return sample(item, source(item.input, here), here);
    default:
      return unsupported("this kind of FROM item", item);
  }
}
