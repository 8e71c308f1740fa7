/** The topics, in the order in which the support table shows them. */
import { aggregates, approximate, statistical, windows } from "./aggregates.ts";
import { arrays } from "./arrays.ts";
import { bits, bytes, net } from "./bytes.ts";
import { dates } from "./dates.ts";
import { datetimes, times } from "./datetimes.ts";
import { intervals, ranges, timeSeries } from "./intervals.ts";
import { json } from "./json.ts";
import { conditional, conversion, debugging, numbers, utility } from "./numbers.ts";
import { operators } from "./operators.ts";
import { regexps, strings } from "./strings.ts";
import { timestamps } from "./timestamps.ts";

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
