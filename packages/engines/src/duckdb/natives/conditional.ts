/** IF, COALESCE and their like. */
import type { Type } from "@sluice/googlesql/types";
import { atLeast, typeOf } from "../../core/arguments.ts";
import { conditional as common } from "../../core/natives/conditional.ts";
import type { Natives } from "../../core/context.ts";
import { cast } from "../../core/names.ts";
import { bind } from "../bind.ts";
import { equal } from "../compare.ts";
import { declare } from "../types.ts";

const typed = (sql: string, type: Type): string => cast(sql, declare(type));

export const conditional: Natives = common({
  typed,
  nullIf: (call) => {
    const [first, second] = atLeast(2, call);
    const same = (x: string) => equal(typeOf(call, 0), x, second, false);
    return bind(first, (x) => `CASE WHEN ${same(x)} THEN ${typed("NULL", call.type)} ELSE ${x} END`);
  },
});
