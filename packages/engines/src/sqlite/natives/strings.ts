/** STRING functions. */
import { argument, kindOf, unary } from "../../core/arguments.ts";
import { type Native, type Natives, unsupported } from "../../core/context.ts";

const concat: Native = (call) => (kindOf(call, 0) === "BYTES" ? undefined : `(${call.sql.join(" || ")})`);

/** Without a collation there is nothing to it; any other would change every comparison. */
const collate: Native = unary((x, call) => {
  const collation = argument(call, 1);
  const plain = collation.kind === "literal" && (collation.value === "" || collation.value === "binary");
  if (!plain) throw unsupported("COLLATE with a collation");
  return x;
});

/** By code points in both. */
const texts =
  (count: number, fn: string): Native =>
  (call) => {
    const isText = call.args.length === count && call.args.every((_, at) => kindOf(call, at) === "STRING");
    return isText ? `${fn}(${call.sql.join(", ")})` : undefined;
  };

export const strings: Natives = { concat, collate, strpos: texts(2, "instr"), replace: texts(3, "replace") };
