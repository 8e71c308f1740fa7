export * from "./actions.ts";
export { compileProject, type CompileOptions } from "./compile.ts";
export { formatProblem, GraphError, type GraphReason, type Problem } from "./error.ts";
export type * from "./graph.ts";
export { nearest } from "./nearest.ts";
export { inOrder } from "./order.ts";
export type { Overrides } from "./request.ts";
export { select, type Selection } from "./select.ts";
export { targetName } from "./target.ts";
