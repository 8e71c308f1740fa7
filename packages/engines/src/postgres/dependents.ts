/**
 * Views hold on to what they read, and BigQuery's do not: a table is replaced, or dropped, under its views. So they are put aside with
 * their definitions, and made again afterwards; one that can't be made again fails when it is read, as it would there.
 */
import type { TableName } from "@sluice/googlesql/tree";
import { qualified } from "../core/names.ts";
import { text } from "./names.ts";

export const withoutViews = (table: TableName, statements: readonly string[]): readonly string[] => [
  `SELECT googlesql.put_views_aside(${text(qualified(table))})`,
  ...statements,
  "SELECT googlesql.put_views_back()",
];
