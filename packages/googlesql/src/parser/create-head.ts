/** What every CREATE has. */
import type { Path } from "../ast/index.ts";
import { accept, type Parser } from "./cursor.ts";
import { tablePath } from "./paths.ts";

export interface Head {
  readonly orReplace: boolean;
  readonly temporary: boolean;
  readonly start: number;
}

export function named(p: Parser): { readonly ifNotExists: boolean; readonly path: Path } {
  const ifNotExists = accept(p, "IF", "NOT", "EXISTS");
  return { ifNotExists, path: tablePath(p) };
}
