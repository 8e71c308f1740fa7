/** Aggregates, with OVER or without, by topic. */
export { approximate } from "./approximate.ts";
export { arrays } from "./arrays.ts";
export { numbers } from "./numbers.ts";
