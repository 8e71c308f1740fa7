/** The syntax tree: what was written, before names and types are known. The parser makes it, the analyser reads it. */
export type * from "./ast/names.ts";
export type * from "./ast/types.ts";
export type * from "./ast/expressions.ts";
export type * from "./ast/queries.ts";
export type * from "./ast/statements.ts";
