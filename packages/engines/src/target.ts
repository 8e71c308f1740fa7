/** Tables and views, by their names. */
import type { Column } from "@sluice/googlesql";

/** A Dataform target. `database` is empty, or the project's default database, on one machine. */
export interface Target {
  readonly database?: string;
  readonly schema: string;
  readonly name: string;
}

/** That there is one, and what it is. */
export interface Listed {
  readonly target: Target;
  readonly type: "table" | "view";
}

export interface Relation extends Listed {
  readonly columns: readonly Column[];
}
