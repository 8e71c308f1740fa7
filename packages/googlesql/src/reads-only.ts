/** Scripts that change nothing. */
import type { Statement } from "./ast/index.ts";

const reading: ReadonlySet<Statement["kind"]> = new Set(["queryStatement", "declare", "set", "assert"]);

/** True where a script has only queries, and what goes with them: it may be run where nothing can be written. */
export const readsOnly = (script: readonly Statement[]): boolean => script.every(({ kind }) => reading.has(kind));
