/** DATE: canonical texts have their parts in fixed places. */
import { partOf, unary } from "../../core/arguments.ts";
import type { Natives } from "../../core/context.ts";

export const dates: Natives = {
  date_trunc: unary((date, { args }) => {
    const part = partOf(args[1]);
    if (part === "MONTH") return `(substr(${date}, 1, 7) || '-01')`;
    return part === "YEAR" ? `(substr(${date}, 1, 4) || '-01-01')` : undefined;
  }),
};
