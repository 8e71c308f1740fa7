/** + - *, where overflow is seen. */
import { argument, binary, kindsOf, unary } from "../../core/arguments.ts";
import { isSimple } from "../compare.ts";
import { byLibrary } from "../library-calls.ts";
import type { Native, Natives } from "../../core/context.ts";

/** SQLite turns an integer that overflows into a REAL: then the library is asked, and fails. */
const integer = (sign: string): Native =>
  binary((x, y, call) => {
    if (kindsOf(call) !== "INT64 INT64" || !isSimple(argument(call, 0)) || !isSimple(argument(call, 1)))
      return undefined;
    return `CASE typeof(${x} ${sign} ${y}) WHEN 'real' THEN ${byLibrary(call)} ELSE ${x} ${sign} ${y} END`;
  });

export const arithmetic: Natives = {
  add: integer("+"),
  sub: integer("-"),
  mul: integer("*"),
  plus: unary((x) => x),
};
