import { textWith } from "../core/names.ts";

/** DuckDB ends a statement at a NUL, so one is spelled out. */
export const text = textWith("chr(0)");
