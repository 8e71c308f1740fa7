import type { Column } from "@sluice/googlesql";
import type { ExistingRelation } from "../relations.ts";

/** What the warehouse says of an action before it is done. */
export interface Facts {
  readonly existing: ExistingRelation | undefined;
  /** The columns that a query would give, with the variables that the statements `before` it declare. */
  readonly columnsOf: (query: string, before?: readonly string[]) => Promise<readonly Column[]>;
}
