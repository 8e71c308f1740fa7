/** ALTER TABLE under views, which hold on to what they read. */
import { alterations } from "../core/alter.ts";
import type { Alterations } from "../core/context.ts";
import { tableName } from "../core/table-name.ts";
import { withoutViews } from "./dependents.ts";
import { text } from "./names.ts";

/** A function, since the first line of a column's comment may be its type. */
const describe: Alterations["describe"] = (action, table, render) => {
  const { name, description } = action;
  if (name === undefined) return alterations.describe(action, table, render);
  return [`SELECT googlesql.describe_column(${text(tableName(table, render))}, ${text(name)}, ${text(description)})`];
};

export const alter: Partial<Alterations> = {
  dropColumn: (action, table, render) => withoutViews(table, alterations.dropColumn(action, table, render)),
  alterType: (action, table, render) => withoutViews(table, alterations.alterType(action, table, render)),
  describe,
};
