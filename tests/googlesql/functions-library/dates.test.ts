import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  civilOf,
  dateOf,
  dateText,
  dayOf,
  momentOf,
  timestampText,
} from "../../../packages/googlesql/src/functions/calendar.ts";
import { toInstant, toLocal } from "../../../packages/googlesql/src/functions/zones.ts";
import { cases, date, datetime, int, interval, text, time, timestamp } from "./library.ts";

describe("dates", () => {
  cases([
    ["date", [int(2016n), int(12n), int(25n)], "2016-12-25"],
    ["date", [int(2023n), int(2n), int(29n)], /invalid date/],
    ["date_add", [date("2024-01-31"), int(1n), text("MONTH")], "2024-02-29"],
    ["date_add", [date("2008-12-25"), int(5n), text("DAY")], "2008-12-30"],
    ["date_add", [date("9999-12-31"), int(1n), text("DAY")], /out of allowed range/],
    ["date_sub", [date("2024-03-31"), int(1n), text("QUARTER")], "2023-12-31"],
    ["date_diff", [date("2017-10-15"), date("2017-10-14"), text("WEEK")], 1n],
    ["date_diff", [date("2017-12-30"), date("2014-12-30"), text("YEAR")], 3n],
    ["date_diff", [date("2017-12-30"), date("2014-12-30"), text("ISOYEAR")], 2n],
    ["date_diff", [date("2017-12-18"), date("2017-12-17"), text("WEEK(MONDAY)")], 1n],
    ["date_diff", [date("2017-12-18"), date("2017-12-17"), text("WEEK")], 0n],
    ["date_trunc", [date("2017-11-07"), text("WEEK(MONDAY)")], "2017-11-06"],
    ["date_trunc", [date("2015-06-15"), text("ISOYEAR")], "2014-12-29"],
    ["last_day", [date("2008-11-25"), text("MONTH")], "2008-11-30"],
    ["last_day", [date("2008-11-10"), text("WEEK(SUNDAY)")], "2008-11-15"],
    ["extract", [text("WEEK"), date("2015-12-23")], 51n],
    ["extract", [text("ISOWEEK"), date("2016-01-01")], 53n],
    ["extract", [text("ISOYEAR"), date("2016-01-01")], 2015n],
    ["extract", [text("WEEK(MONDAY)"), date("2017-11-06")], 45n],
    ["unix_date", [date("2008-12-25")], 14238n],
    ["date_from_unix_date", [int(14238n)], "2008-12-25"],
    [
      "generate_date_array",
      [date("2016-10-05"), date("2016-10-01"), int(-3n), text("DAY")],
      '["2016-10-05","2016-10-02"]',
    ],
    ["date_bucket", [date("1950-01-07"), interval("0-0 2 0:0:0")], "1950-01-07"],
  ]);

  test("every day has its civil date, and back", () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
        const { year, month, day: dayOfMonth } = civilOf(day);
        expect(dayOf(year, month, dayOfMonth)).toBe(day);
        expect(dateOf(dateText(day))).toBe(day);
        const js = new Date(day * 86_400_000);
        expect([js.getUTCFullYear(), js.getUTCMonth() + 1, js.getUTCDate()]).toEqual([year, month, dayOfMonth]);
      }),
    );
  });
});

const at = (local: string): string => timestampText(toInstant(momentOf(local), "America/New_York"));

describe("instants", () => {
  cases([
    ["timestamp", [text("2008-12-25 15:30:00"), text("America/Los_Angeles")], "2008-12-25 23:30:00+00"],
    ["timestamp", [text("2008-12-25T15:30:00.5+05:30")], "2008-12-25 10:00:00.5+00"],
    ["timestamp", [text("2008-12-25 15:30:00 UTC")], "2008-12-25 15:30:00+00"],
    ["timestamp", [text("yesterday")], /Invalid timestamp/],
    ["timestamp_diff", [timestamp("2001-02-01 01:00:00+00"), timestamp("2001-02-01 00:00:01+00"), text("HOUR")], 0n],
    ["timestamp_diff", [timestamp("2018-08-14 00:00:00+00"), timestamp("2018-10-14 00:00:00+00"), text("DAY")], -61n],
    [
      "timestamp_diff",
      [timestamp("9999-12-31 23:59:59.999999+00"), timestamp("0001-01-01 00:00:00+00"), text("SECOND")],
      315537897599n,
    ],
    [
      "timestamp_diff",
      [timestamp("2020-01-01 00:00:00+00"), timestamp("2020-01-01 00:00:00.000001+00"), text("SECOND")],
      0n,
    ],
    ["timestamp_trunc", [timestamp("2015-06-15 00:00:00+00"), text("ISOYEAR")], "2014-12-29 00:00:00+00"],
    [
      "timestamp_trunc",
      [timestamp("2017-11-06 00:00:00+00"), text("DAY"), text("Pacific/Auckland")],
      "2017-11-05 11:00:00+00",
    ],
    ["timestamp_add", [timestamp("2008-12-25 15:30:00+00"), int(10n), text("MINUTE")], "2008-12-25 15:40:00+00"],
    ["extract", [text("DAY"), timestamp("2008-12-25 05:30:00+00"), text("America/Los_Angeles")], 24n],
    ["date", [timestamp("2008-12-25 05:30:00+00"), text("America/Los_Angeles")], "2008-12-24"],
    ["datetime", [timestamp("2008-12-25 05:30:00+00"), text("America/Los_Angeles")], "2008-12-24 21:30:00"],
    ["string", [timestamp("2008-12-25 15:30:00+00"), text("Asia/Kolkata")], "2008-12-25 21:00:00+05:30"],
    ["unix_millis", [timestamp("1969-12-31 23:59:59.9995+00")], -1n],
    ["timestamp_micros", [int(1230219000000001n)], "2008-12-25 15:30:00.000001+00"],
    ["datetime_diff", [datetime("2017-10-15 00:00:00"), datetime("2017-10-14 23:59:59"), text("DAY")], 1n],
    ["datetime_trunc", [datetime("2017-11-05 10:20:30.5"), text("SECOND")], "2017-11-05 10:20:30"],
    ["datetime_add", [datetime("2008-12-25 15:30:00"), int(1n), text("MICROSECOND")], "2008-12-25 15:30:00.000001"],
    ["time_add", [time("15:30:00"), int(10n), text("HOUR")], "01:30:00"],
    ["time_diff", [time("15:30:00"), time("14:35:00"), text("MINUTE")], 55n],
  ]);

  test("an hour that clocks skip, and one that they show twice", () => {
    expect(at("2024-03-10 02:30:00")).toBe("2024-03-10 07:30:00+00");
    expect(at("2024-11-03 01:30:00")).toBe("2024-11-03 05:30:00+00");
    expect(at("2024-11-03 02:30:00")).toBe("2024-11-03 07:30:00+00");
  });

  test("local time and back", () => {
    const zones = ["Europe/Berlin", "Asia/Kathmandu", "America/St_Johns", "UTC", "+03:00"];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 20_000 }), (zone, day) => {
        const noon = { day, micro: 43_200_000_000 };
        expect(toInstant(toLocal(noon, zone), zone)).toEqual(noon);
      }),
    );
  });
});

describe("formats", () => {
  cases([
    ["format_date", [text("%x"), date("2008-12-25")], "12/25/08"],
    ["format_date", [text("%b-%d-%Y"), date("2008-12-25")], "Dec-25-2008"],
    ["format_datetime", [text("%c"), datetime("2008-12-25 15:30:00")], "Thu Dec 25 15:30:00 2008"],
    ["format_timestamp", [text("%c"), timestamp("2050-12-25 15:30:55+00"), text("UTC")], "Sun Dec 25 15:30:55 2050"],
    ["format_timestamp", [text("%Y-%m-%dT%H:%M:%SZ"), timestamp("2050-12-25 15:30:55+00")], "2050-12-25T15:30:55Z"],
    [
      "format_timestamp",
      [text("%Ez %z %Z"), timestamp("2020-07-01 00:00:00+00"), text("America/Los_Angeles")],
      "-07:00 -0700 UTC-7",
    ],
    ["format_timestamp", [text("%E3S|%E*S"), timestamp("2020-07-01 00:00:01.25+00")], "01.250|01.25"],
    ["format_time", [text("%R"), time("15:30:00")], "15:30"],
    ["format_date", [text("%G-W%V-%u %j"), date("2021-01-03")], "2020-W53-7 003"],
    ["parse_date", [text("%A %b %e %Y"), text("Thursday Dec 25 2008")], "2008-12-25"],
    ["parse_date", [text("%Y%m%d"), text("20081225")], "2008-12-25"],
    ["parse_date", [text("%F"), text("2008-13-25")], /Failed to parse/],
    ["parse_date", [text("%Y-%m-%d"), text("2008-12-25x")], /Failed to parse/],
    ["parse_datetime", [text("%m/%d/%Y %I:%M:%S %p"), text("8/30/2018 2:23:38 pm")], "2018-08-30 14:23:38"],
    ["parse_timestamp", [text("%c"), text("Thu Dec 25 07:30:00 2008")], "2008-12-25 07:30:00+00"],
    [
      "parse_timestamp",
      [text("%Y-%m-%d %H:%M:%S"), text("2008-12-25 07:30:00"), text("America/New_York")],
      "2008-12-25 12:30:00+00",
    ],
    [
      "parse_timestamp",
      [text("%Y-%m-%dT%H:%M:%E*S%Ez"), text("2008-12-25T07:30:00.123+02:00")],
      "2008-12-25 05:30:00.123+00",
    ],
    ["parse_time", [text("%I:%M:%S %p"), text("2:23:38 pm")], "14:23:38"],
    ["cast_format$DATE$STRING", [date("2018-01-30"), text("MON DD, YYYY")], "JAN 30, 2018"],
    ["cast_format$STRING$DATE", [text("18-12-03"), text("YY-MM-DD")], "2018-12-03"],
  ]);
});

describe("intervals", () => {
  cases([
    ["justify_hours", [interval("0-0 0 49:0:0")], "0-0 2 1:0:0"],
    ["justify_days", [interval("0-0 65 0:0:0")], "0-2 5 0:0:0"],
    ["justify_interval", [interval("0-0 29 49:0:0")], "0-1 1 1:0:0"],
    ["justify_hours", [interval("0-0 -12 12:0:0")], "0-0 -11 -12:0:0"],
    ["extract", [text("MONTH"), interval("1-2 3 4:5:6.789")], 2n],
    ["add", [date("2024-01-31"), interval("0-1 1 2:0:0")], "2024-03-01 02:00:00"],
    ["add", [timestamp("2024-01-31 00:00:00+00"), interval("0-1 0 0:0:0")], /MONTH or YEAR/],
    ["sub", [date("2021-05-20"), date("2020-04-19")], "0-0 396 0:0:0"],
    ["div", [interval("0-1 0 0:0:0"), int(4n)], "0-0 7 12:0:0"],
    ["make_interval", [int(1n), int(2n), int(3n), int(4n), int(5n), int(6n)], "1-2 3 4:5:6"],
    ["lt", [interval("0-1 0 0:0:0"), interval("0-0 31 0:0:0")], true],
  ]);
});
