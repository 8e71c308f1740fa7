/**
 * node:sqlite can't interrupt a statement, but its thread ends when it comes back to JavaScript. So a recursion, which may be endless, calls
 * at each step a function of SQLite's own, which others have too, and our connections have in JavaScript: 0.2 µs.
 */
import type { DatabaseSync } from "node:sqlite";

const own = "total_changes";

export const stop = `${own}() IS NOT NULL`;

export const installStop = (database: DatabaseSync): void => database.function(own, () => 0);
