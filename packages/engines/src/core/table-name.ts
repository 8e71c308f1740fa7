import type { TableName } from "@sluice/googlesql/tree";
import type { Render } from "./context.ts";
import { flattened, qualified } from "./names.ts";

export const tableName = (name: TableName, { syntax }: Render): string =>
  syntax.schemas ? qualified(name) : flattened(name);
