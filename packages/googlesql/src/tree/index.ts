/**
 * The resolved tree: what was meant. The analyser makes it from the syntax tree, an engine renders it.
 *
 * What has gone by here: stars, USING, aliases in GROUP BY and ORDER BY, ordinals, pipes, PIVOT and UNPIVOT, named arguments,
 * simple CASE, implicit coercions (now explicit `cast`s), correlated array paths (now `unnest`), views of user functions
 * (inlined). Every expression has its type, and every column names the relation it comes from.
 */
export type * from "./nodes.ts";
export type * from "./statements.ts";
export { keyOf } from "./key.ts";
export { type Changes, mapExpr, mapFrom, mapParts, mapQuery, mapSelect, mapStatement } from "./map.ts";
export { isCorrelated, type Relations, relationsOf } from "./relations.ts";
export { has, isExpr, partsOf, some, type Visit, walk, walkStatement } from "./walk.ts";
