/** The syntax tree: what was written, before names and types are known. The parser makes it, the analyser reads it. */
export type * from "./names.ts";
export type * from "./types.ts";
export type * from "./leaves.ts";
export type * from "./nodes.ts";
export type * from "./statements.ts";
export { type Node, walk } from "./walk.ts";
