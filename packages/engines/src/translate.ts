/** GoogleSQL → an engine's SQL, without a connection. */
import {
  translate as translateTo,
  type TranslateOptions as LanguageOptions,
  type Translation,
} from "@sluice/googlesql";
import type { Engine } from "./engine.ts";
import { engineFor, engines } from "./engines.ts";

export interface TranslateOptions extends Omit<LanguageOptions, "dialect"> {
  /** An engine's name: `duckdb`, `sqlite`, `postgres`. */
  readonly dialect: string;
}

/** The engine's statements for a script; of IF and loops, all that could be run. `columns` are those of its last query. */
export const translate = (
  sql: string,
  { dialect, ...options }: TranslateOptions,
  among: readonly Engine[] = engines,
): Translation => translateTo(sql, { ...options, dialect: engineFor(dialect, among) });
