/** + - *, where overflow is seen. */
import { argument, binary, isNonZero, kindsOf, unary } from "../../core/arguments.ts";
import type { Native, Natives } from "../../core/context.ts";
import { isCheap, raise } from "../raise.ts";

/** SQLite turns an integer that overflows into a REAL. */
const integer = (sign: string): Native =>
  binary((x, y, call) => {
    if (kindsOf(call) !== "INT64 INT64" || !isCheap(x) || !isCheap(y)) return undefined;
    const overflow = call.safe ? "NULL" : raise(`int64 overflow in ${sign}`, `${x} || ' and ' || ${y}`);
    return `CASE typeof(${x} ${sign} ${y}) WHEN 'real' THEN ${overflow} ELSE ${x} ${sign} ${y} END`;
  });

/** By a literal that is neither 0 nor -1, which alone can overflow. */
const divided = (sign: string): Native =>
  binary((x, y, call) => {
    const by = argument(call, 1);
    if (kindsOf(call) !== "INT64 INT64" || !isNonZero(by) || y.includes("-")) return undefined;
    return `(${x} ${sign} ${y})`;
  });

export const arithmetic: Natives = {
  add: integer("+"),
  sub: integer("-"),
  mul: integer("*"),
  mod: divided("%"),
  int_div: divided("/"),
  plus: unary((x) => x),
};
