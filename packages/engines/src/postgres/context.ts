/** What the parts of PostgreSQL's renderer hand each other: nothing of its own. */
export type { CallExpr, Render } from "../core/context.ts";
export { shown, unsupported } from "../core/context.ts";
