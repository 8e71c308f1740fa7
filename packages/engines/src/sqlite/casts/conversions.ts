/** Conversions that can't fail, in SQLite's own SQL. */
import { type Conversion, type Conversions, from, isNotZero } from "../../core/casts.ts";
import { cast } from "../../core/names.ts";

/** The two are kept alike. */
const same: Conversion = (sql) => sql;

export const conversions: Conversions = {
  "INT64 FLOAT64": (x) => cast(x, "REAL"),
  ...from("INT64", "STRING NUMERIC BIGNUMERIC", (x) => cast(x, "TEXT")),
  "INT64 BOOL": isNotZero,
  "BOOL INT64": same,
  "BOOL STRING": (x) => `CASE ${x} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END`,
  "STRING BYTES": (x) => cast(x, "BLOB"),
  ...from("DATE INTERVAL NUMERIC BIGNUMERIC", "STRING", same),
  "NUMERIC BIGNUMERIC": same,
  "DATE DATETIME": (x) => `(${x} || ' 00:00:00')`,
  "DATE TIMESTAMP": (x) => `(${x} || ' 00:00:00+00')`,
  "DATETIME TIMESTAMP": (x) => `(${x} || '+00')`,
  ...from("DATETIME TIMESTAMP", "DATE", (x) => `substr(${x}, 1, 10)`),
};
