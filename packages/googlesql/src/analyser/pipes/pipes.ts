import type * as ast from "../../ast.ts";
import type { Env, Resolved } from "../context.ts";
import { unsupported } from "../refuse.ts";

export function pipes(resolved: Resolved, node: ast.Query, _env: Env): Resolved {
  return node.pipes.length === 0 ? resolved : unsupported("pipe syntax", node.pipes[0]);
}
