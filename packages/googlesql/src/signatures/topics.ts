/** The topics, in the order in which the support table shows them. */
import { aggregates, approximate, statistical, windows } from "./topics/aggregates.ts";
import { arrays } from "./topics/arrays.ts";
import { bits, bytes, net } from "./topics/bytes.ts";
import { dates } from "./topics/dates.ts";
import { datetimes, times } from "./topics/datetimes.ts";
import { intervals, ranges, timeSeries } from "./topics/intervals.ts";
import { json } from "./topics/json.ts";
import { conditional, conversion, debugging, numbers, utility } from "./topics/numbers.ts";
import { operators } from "./topics/operators.ts";
import { regexps, strings } from "./topics/strings.ts";
import { timestamps } from "./topics/timestamps.ts";

export const topics: Readonly<Record<string, string>> = {
  Operators: operators,
  Conditional: conditional,
  Conversion: conversion,
  Strings: strings,
  "Regular expressions": regexps,
  Dates: dates,
  Datetimes: datetimes,
  Times: times,
  Timestamps: timestamps,
  Intervals: intervals,
  Ranges: ranges,
  "Time series": timeSeries,
  Numbers: numbers,
  Aggregates: aggregates,
  Statistical: statistical,
  Approximate: approximate,
  Windows: windows,
  Arrays: arrays,
  JSON: json,
  "Bytes and hashes": bytes,
  Bits: bits,
  Net: net,
  Debugging: debugging,
  Utility: utility,
};
