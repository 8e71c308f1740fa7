/**
 * Views hold on to what they read, and BigQuery's do not: a table is replaced, or dropped, under its views. So they are put aside with
 * their definitions, and made again afterwards; one that can't be made again fails when it is read, as it would there.
 */
import type { TableName } from "@sluice/googlesql/tree";
import { qualified, text } from "./names.ts";

export const putAside = (table: TableName): string => `SELECT googlesql.put_views_aside(${text(qualified(table))})`;

export const putBack = "SELECT googlesql.put_views_back()";

export const dropTable = (sql: string, table: TableName): readonly string[] => [putAside(table), sql, putBack];
