/** Functions in SQLite's own SQL, by topic. */
export { comparisons } from "../compare.ts";
export { arithmetic } from "./arithmetic.ts";
export { arrays } from "./arrays.ts";
export { conditional } from "./conditional.ts";
export { dates } from "./dates.ts";
export { debugging } from "./debugging.ts";
export { lambdas } from "./lambdas.ts";
export { logic } from "./logic.ts";
export { numbers } from "./numbers.ts";
export { shifts } from "./shifts.ts";
export { strings } from "./strings.ts";
export { timestamps } from "./timestamps.ts";
