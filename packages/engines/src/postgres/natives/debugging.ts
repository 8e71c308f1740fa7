/** IFERROR, ISERROR, NULLIFERROR, ERROR. */
import { argument, unary } from "../../core/arguments.ts";
import type { Native, Natives } from "../../core/context.ts";
import { cast } from "../../core/names.ts";
import { detached, orNull } from "../detached.ts";
import { literal } from "../literals.ts";
import { ours } from "../names.ts";
import { plain } from "../types.ts";

/** The second is evaluated only where the first fails. */
const ifError: Native = (call) => {
  const [first, second] = [detached(argument(call, 0), call.render), detached(argument(call, 1), call.render)];
  return ours("otherwise", first.sql, first.args, second.sql, second.args, literal({ value: null, type: call.type }));
};

const isError: Native = (call) => {
  const { sql, args } = detached(argument(call, 0), call.render);
  return ours("is_error", sql, args);
};

export const debugging: Natives = {
  iferror: ifError,
  iserror: isError,
  nulliferror: (call) => orNull(argument(call, 0), call.render),
  error: unary((message, { type }) => ours("fail", message, cast("NULL", plain(type)))),
};
