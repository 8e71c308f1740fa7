import type { Column } from "@sluice/googlesql";

/** What the warehouse says of an action before it is done. */
export interface Facts {
  readonly existing: { readonly type: "table" | "view"; readonly columns?: readonly Column[] } | undefined;
  /** The columns that a query would give, with the variables that the statements `before` it declare. */
  readonly columnsOf: (query: string, before?: readonly string[]) => Promise<readonly Column[]>;
}
