/** Tables and views, by their names. */
import type { Column } from "@sluice/googlesql";

/** A Dataform target. Without a `database` it is in the project's own. */
export interface Target {
  readonly database?: string;
  readonly schema: string;
  readonly name: string;
}

/** What names of targets leave out. */
export interface Names {
  /** SQLite has no schemas: this one's tables are bare. Default `marts`. */
  readonly defaultSchema?: string;
  /** The project's own databases. Those of others have places of their own: `database__schema`. */
  readonly homes?: readonly string[];
}

/** That there is one, and what it is. */
export interface Listed {
  readonly target: Target;
  readonly type: "table" | "view";
}

export interface Relation extends Listed {
  readonly columns: readonly Column[];
}
