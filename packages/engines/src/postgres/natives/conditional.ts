/** IF, COALESCE and their like. */
import type { Type } from "@sluice/googlesql/types";
import { sqlOf } from "../../core/arguments.ts";
import type { Natives } from "../../core/context.ts";
import { conditional as common } from "../../core/natives/conditional.ts";
import { cast } from "../../core/names.ts";
import { isEqual } from "../compare.ts";
import { plain } from "../types.ts";

const typed = (sql: string, type: Type): string => cast(sql, plain(type));

export const conditional: Natives = common({
  typed,
  nullIf: (call) => `CASE WHEN ${isEqual(call)} THEN ${typed("NULL", call.type)} ELSE ${sqlOf(call, 0)} END`,
});
