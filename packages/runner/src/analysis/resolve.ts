/** A script's resolved trees, without an engine and without running it. */
import { type Catalog, type Column, type Dialect, parse, tablesOf, splitPath, translate } from "@sluice/googlesql";
import type { Statement } from "@sluice/googlesql/tree";

export interface ResolvedScript {
  /** One a statement, variables and functions of the script put in. Of IF and loops, all that could be run. */
  readonly trees: readonly Statement[];
  /** Of the last query, where there is one. */
  readonly columns?: readonly Column[];
}

/** Throws GoogleSqlError, its span within `sql`. */
export function resolveScript(sql: string, catalog: Catalog): ResolvedScript {
  const trees: Statement[] = [];
  const { columns } = translate(sql, { dialect: gathering(trees), catalog });
  return columns ? { trees, columns } : { trees };
}

/** The names of tables that a script's statements have, as paths. Throws GoogleSqlError for what is no GoogleSQL. */
export const tablesIn = (sql: string): readonly (readonly string[])[] =>
  parse(sql).flatMap((statement) => tablesOf(statement).map(splitPath));

/** Renders nothing and keeps what it is given. It says that it has schemas and all functions, as GoogleSQL does. */
const gathering = (trees: Statement[]): Dialect => ({
  name: "googlesql",
  traits: { schemas: true, afterFailure: "keeps" },
  render: (statement) => {
    trees.push(statement);
    return [];
  },
  supported: new Set(),
  declare: () => "",
  decode: (value) => value,
});
