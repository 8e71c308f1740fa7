/** INTERVAL and RANGE. */
import { partAt, unary } from "../../core/arguments.ts";
import { bind } from "../bind.ts";
import type { Native, Natives } from "../../core/context.ts";
import { span } from "./date-parts.ts";

const end = (name: string): Native => unary((range) => `struct_extract(${range}, '${name}')`);

const unbounded = (name: string): Native =>
  unary((x) =>
    bind(x, (range) => `CASE WHEN ${range} IS NOT NULL THEN struct_extract(${range}, '${name}') IS NULL END`),
  );

export const intervals: Natives = {
  interval: unary((n, call) => span(n, partAt(call, 1))),
  range_start: end("range_start"),
  range_end: end("range_end"),
  range_is_start_unbounded: unbounded("range_start"),
  range_is_end_unbounded: unbounded("range_end"),
};
