/** INTERVAL, RANGE and buckets of time. */
import { binary, typeOf, unary } from "../../core/arguments.ts";
import type { Native, Natives } from "../../core/context.ts";
import { each } from "../../core/natives/by-kind.ts";
import { cast } from "../../core/names.ts";
import { fromJsonbAt, jsonbArray, toJsonb } from "../jsonb.ts";
import { native, own } from "../library-calls.ts";
import { ours } from "../names.ts";
import { utc } from "./timestamps.ts";

const end = (index: 0 | 1): Native => unary((range, { type }) => fromJsonbAt(range, index, type));

const unbounded = (index: 0 | 1): Native => unary((range) => `((${range} -> ${index}) = 'null'::jsonb)`);

const bucket = (type: "date" | "timestamp" | "timestamptz"): Native =>
  binary((x, width, { sql: [, , origin = "'1950-01-01'"] }) => {
    const zoned = type === "timestamptz";
    const local = (value: string) => (zoned ? utc(cast(value, type)) : cast(cast(value, type), "timestamp"));
    const start = origin.startsWith("'1950") ? "'1950-01-01'::timestamp" : local(origin);
    const found = ours("bucket", local(x), width, start);
    return zoned ? utc(found) : cast(found, type);
  });

export const intervals: Natives = {
  ...each("make_interval interval justify_interval", () => own()),
  ...each("justify_days justify_hours", native),
  range: ({ sql }) => ours("range", jsonbArray(sql)),
  range_start: end(0),
  range_end: end(1),
  range_is_start_unbounded: unbounded(0),
  range_is_end_unbounded: unbounded(1),
  range_contains: binary((range, value, call) => ours("range_contains", range, toJsonb(value, typeOf(call, 1)))),
  ...each("range_overlaps range_intersect", () => own()),
  date_bucket: bucket("date"),
  datetime_bucket: bucket("timestamp"),
  timestamp_bucket: bucket("timestamptz"),
};
