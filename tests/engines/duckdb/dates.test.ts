import { cases, failures } from "./cases.ts";

cases([
  [
    "select date(2016, 12, 25), date(datetime '2016-12-25 23:59:59'), date(timestamp '2016-12-25 05:30:00+07', 'America/Los_Angeles')",
    [["2016-12-25", "2016-12-25", "2016-12-24"]],
  ],
  [
    "select date_add(date '2008-12-25', interval 5 day), date_add(date '2024-01-31', interval 1 month), date_add(date '2024-02-29', interval 1 year), date_sub(date '2008-12-25', interval 5 day)",
    [["2008-12-30", "2024-02-29", "2025-02-28", "2008-12-20"]],
  ],
  [
    "select date_add('2024-01-01', interval 2 week), date_add(date '2024-01-01', interval 1 quarter), date '2024-01-01' + 5, date '2024-01-10' - 3",
    [["2024-01-15", "2024-04-01", "2024-01-06", "2024-01-07"]],
  ],
  ["select date_add(d, interval n day) from (select date '2024-01-01' as d, 3 as n)", "2024-01-04"],
  [
    "select date_diff(date '2010-07-07', date '2008-12-25', day), date_diff(date '2017-10-15', date '2017-10-14', week), date_diff('2017-12-30', '2014-12-30', isoyear)",
    [[559, 1, 2]],
  ],
  [
    "select date_diff('2017-12-18', '2017-12-17', week), date_diff('2017-12-18', '2017-12-17', week(monday)), date_diff('2017-12-18', '2017-12-17', isoweek), date_diff('2017-12-18', '2017-12-17', week(saturday))",
    [[0, 1, 1, 0]],
  ],
  [
    "select date_diff(date '1960-01-03', date '1960-01-02', week), date_diff(date '1960-01-04', date '1960-01-02', month)",
    [[1, 0]],
  ],
  [
    "select date_trunc(date '2008-12-25', month), date_trunc(date '2017-11-07', week(monday)), date_trunc(date '2017-11-05', week(monday)), date_trunc(date '2017-11-07', week), date_trunc('2015-06-15', isoyear), date_trunc(date '2008-12-25', quarter), date_trunc(date '1969-12-30', week)",
    [["2008-12-01", "2017-11-06", "2017-10-30", "2017-11-05", "2014-12-29", "2008-10-01", "1969-12-28"]],
  ],
  [
    "select extract(day from date '2013-12-25'), extract(isoyear from date '2014-12-29'), extract(isoweek from date '2014-12-29'), extract(week from date '2017-11-05'), extract(week(monday) from date '2017-11-06'), extract(dayofweek from date '2017-11-05'), extract(dayofyear from date '2016-12-31'), extract(quarter from date '2016-05-01')",
    [[25, 2015, 1, 45, 45, 1, 366, 2]],
  ],
  [
    "select extract(week from date '2016-01-01'), extract(week from date '2017-01-01'), extract(week(sunday) from date '2015-01-04')",
    [[0, 1, 1]],
  ],
  [
    "select last_day(date '2008-11-25'), last_day(date '2008-11-25', year), last_day(date '2008-11-10', week(sunday)), last_day(date '2008-11-10', week(monday)), last_day(datetime '2008-11-10 15:30:00', month)",
    [["2008-11-30", "2008-12-31", "2008-11-15", "2008-11-16", "2008-11-30"]],
  ],
  ["select unix_date(date '2008-12-25'), date_from_unix_date(14238)", [[14238, "2008-12-25"]]],
  [
    "select format_date('%x', date '2008-12-25'), format_date('%b-%d-%Y', date '2008-12-25'), format_date('%b %Y', date '2008-12-25'), format_date('%Y%m%d', date '2008-12-25'), format_date('%A %e', date '2008-12-05'), format_date('Q%Q %G-W%V %U %u %w', date '2008-12-25')",
    [["12/25/08", "Dec-25-2008", "Dec 2008", "20081225", "Friday  5", "Q4 2008-W52 51 4 4"]],
  ],
  [
    "select parse_date('%A %b %e %Y', 'Thursday Dec 25 2008'), parse_date('%Y%m%d', '20081225'), parse_date('%x', '12/25/08'), parse_date('%Y-%m-%d', '2024-2-3'), parse_date('%m/%d/%Y', '12/25/2008')",
    [["2008-12-25", "2008-12-25", "2008-12-25", "2024-02-03", "2008-12-25"]],
  ],
  [
    "select generate_date_array('2016-10-05', '2016-10-08'), generate_date_array('2016-10-05', '2016-10-01', interval -3 day), generate_date_array('2016-01-31', '2016-04-30', interval 1 month), generate_date_array('2016-10-05', '2016-10-04')",
    [
      [
        ["2016-10-05", "2016-10-06", "2016-10-07", "2016-10-08"],
        ["2016-10-05", "2016-10-02"],
        ["2016-01-31", "2016-02-29", "2016-03-31", "2016-04-30"],
        [],
      ],
    ],
  ],
  [
    "select datetime(2008, 12, 25, 5, 30, 0), datetime(date '2008-12-25', time '05:30:00'), datetime(timestamp '2008-12-25 05:30:00+00', 'America/Los_Angeles')",
    [["2008-12-25T05:30:00", "2008-12-25T05:30:00", "2008-12-24T21:30:00"]],
  ],
  [
    "select datetime_add(datetime '2008-12-25 15:30:00', interval 10 minute), datetime_sub(datetime '2008-12-25 15:30:00', interval 10 minute), datetime_add(datetime '2008-01-31 00:00:00', interval 1 month)",
    [["2008-12-25T15:40:00", "2008-12-25T15:20:00", "2008-02-29T00:00:00"]],
  ],
  [
    "select datetime_diff(datetime '2010-07-07 10:20:00', datetime '2008-12-25 15:30:00', day), datetime_diff(datetime '2017-10-15 00:00:00', datetime '2017-10-14 00:00:00', week), datetime_diff(datetime '2024-01-01 00:00:00', datetime '2023-12-31 23:59:59', hour), datetime_diff(datetime '2024-01-01 00:00:01', datetime '2024-01-01 00:00:00.5', millisecond)",
    [[559, 1, 1, 500]],
  ],
  [
    "select datetime_trunc(datetime '2008-12-25 15:30:00', day), datetime_trunc(datetime '2017-11-05 10:00:00', week(monday)), datetime_trunc('2015-06-15 00:00:00', isoyear), datetime_trunc(datetime '2008-12-25 15:30:45', minute)",
    [["2008-12-25T00:00:00", "2017-10-30T00:00:00", "2014-12-29T00:00:00", "2008-12-25T15:30:00"]],
  ],
  [
    "select format_datetime('%c', datetime '2008-12-25 15:30:00'), format_datetime('%b-%d-%Y', datetime '2008-12-25 15:30:00'), format_datetime('%E3S', datetime '2008-12-25 15:30:01.5'), format_datetime('%I:%M %p', datetime '2008-12-25 15:30:00')",
    [["Thu Dec 25 15:30:00 2008", "Dec-25-2008", "01.500", "03:30 PM"]],
  ],
  [
    "select parse_datetime('%Y-%m-%d %H:%M:%S', '1998-10-18 13:45:55'), parse_datetime('%m/%d/%Y %I:%M:%S %p', '8/30/2018 2:23:38 pm'), parse_datetime('%A, %B %e, %Y', 'Wednesday, December 19, 2018')",
    [["1998-10-18T13:45:55", "2018-08-30T14:23:38", "2018-12-19T00:00:00"]],
  ],
  [
    "select time(15, 30, 0), time(datetime '2008-12-25 15:30:00'), time_add(time '15:30:00', interval 10 minute), time_sub(time '00:05:00', interval 10 minute), time_diff(time '15:30:00', time '14:35:00', minute), time_trunc(time '15:30:45', hour)",
    [["15:30:00", "15:30:00", "15:40:00", "23:55:00", 55, "15:00:00"]],
  ],
  [
    "select format_time('%R', time '15:30:00'), parse_time('%H', '15'), parse_time('%I:%M:%S %p', '2:23:38 pm'), extract(hour from time '15:30:00')",
    [["15:30", "15:00:00", "14:23:38", 15]],
  ],
  [
    "select timestamp('2008-12-25 15:30:00+00'), timestamp('2008-12-25 15:30:00', 'America/Los_Angeles'), timestamp(datetime '2008-12-25 15:30:00'), timestamp(date '2008-12-25'), timestamp '2020-06-02 17:00:00 America/New_York'",
    [
      [
        "2008-12-25T15:30:00Z",
        "2008-12-25T23:30:00Z",
        "2008-12-25T15:30:00Z",
        "2008-12-25T00:00:00Z",
        "2020-06-02T21:00:00Z",
      ],
    ],
  ],
  [
    "select timestamp_add(timestamp '2008-12-25 15:30:00+00', interval 10 minute), timestamp_sub(timestamp '2008-12-25 15:30:00+00', interval 1 day)",
    [["2008-12-25T15:40:00Z", "2008-12-24T15:30:00Z"]],
  ],
  [
    "select timestamp_diff(timestamp '2010-07-07 10:20:00+00', timestamp '2008-12-25 15:30:00+00', hour), timestamp_diff(timestamp '2018-08-14', timestamp '2018-10-14', day), timestamp_diff(timestamp '2001-02-01 01:00:00', timestamp '2001-02-01 00:00:01', hour)",
    [[13410, -61, 0]],
  ],
  [
    "select timestamp_trunc(timestamp '2008-12-25 15:30:00+00', day, 'UTC'), timestamp_trunc(timestamp '2008-12-25 15:30:00+00', day, 'America/Los_Angeles'), timestamp_trunc(timestamp '2017-11-06 00:00:00+12', week(monday), 'UTC'), timestamp_trunc(timestamp '2008-12-25 15:30:00', hour)",
    [["2008-12-25T00:00:00Z", "2008-12-25T08:00:00Z", "2017-10-30T00:00:00Z", "2008-12-25T15:00:00Z"]],
  ],
  [
    "select format_timestamp('%c', timestamp '2050-12-25 15:30:55+00', 'UTC'), format_timestamp('%Y-%m-%dT%H:%M:%SZ', timestamp '2050-12-25 15:30:55', 'UTC'), format_timestamp('%F %T%z', timestamp '2008-12-25 15:30:00+00', 'America/Los_Angeles'), format_timestamp('%Y-%m', timestamp '2008-12-25 15:30:00+00')",
    [["Sun Dec 25 15:30:55 2050", "2050-12-25T15:30:55Z", "2008-12-25 07:30:00-0800", "2008-12"]],
  ],
  [
    "select parse_timestamp('%a %b %e %I:%M:%S %Y', 'Thu Dec 25 07:30:00 2008'), parse_timestamp('%c', 'Thu Dec 25 07:30:00 2008'), parse_timestamp('%Y-%m-%d %H:%M:%S', '2024-01-02 03:04:05', 'America/New_York'), parse_timestamp('%s', '1230219000')",
    [["2008-12-25T07:30:00Z", "2008-12-25T07:30:00Z", "2024-01-02T08:04:05Z", "2008-12-25T15:30:00Z"]],
  ],
  [
    "select timestamp_seconds(1230219000), timestamp_millis(1230219000123), timestamp_micros(1230219000000001), unix_seconds(timestamp '2008-12-25 15:30:00+00'), unix_millis(timestamp '1970-01-01 00:00:00.1239+00'), unix_seconds(timestamp '1969-12-31 23:59:58.5+00'), unix_micros(timestamp '2008-12-25 15:30:00+00')",
    [
      [
        "2008-12-25T15:30:00Z",
        "2008-12-25T15:30:00.123Z",
        "2008-12-25T15:30:00.000001Z",
        1230219000,
        123,
        -2,
        1230219000000000,
      ],
    ],
  ],
  [
    "select extract(hour from timestamp '2008-12-25 05:30:00+00' at time zone 'America/Los_Angeles'), extract(date from timestamp '2008-12-25 05:30:00+00' at time zone 'America/Los_Angeles'), extract(millisecond from timestamp '2008-12-25 05:30:01.25+00'), extract(microsecond from datetime '2008-12-25 05:30:01.25')",
    [[21, "2008-12-24", 250, 250000]],
  ],
  [
    "select string(timestamp '2008-12-25 15:30:00+00', 'America/Los_Angeles'), cast(timestamp '2008-12-25 15:30:00+00' as string), cast(date '2008-12-25' as string), cast(datetime '2008-12-25 15:30:00.5' as string)",
    [["2008-12-25 07:30:00-08", "2008-12-25 15:30:00+00", "2008-12-25", "2008-12-25 15:30:00.500"]],
  ],
  [
    "select cast('2008-12-25' as date), cast('2008-12-25T15:30:00' as datetime), cast('2008-12-25 15:30:00+05:30' as timestamp), cast('2008-12-25 15:30:00 UTC' as timestamp), cast('15:30:00.25' as time), cast(datetime '2008-12-25 15:30:00' as date), cast(date '2008-12-25' as timestamp)",
    [
      [
        "2008-12-25",
        "2008-12-25T15:30:00",
        "2008-12-25T10:00:00Z",
        "2008-12-25T15:30:00Z",
        "15:30:00.250",
        "2008-12-25",
        "2008-12-25T00:00:00Z",
      ],
    ],
  ],
  [
    "select cast(date '2018-01-30' as string format 'YYYY-MM'), cast('2018-12-03' as date format 'YYYY-MM-DD'), cast(timestamp '2018-01-30 10:20:30+00' as string format 'HH24:MI:SS')",
    [["2018-01", "2018-12-03", "10:20:30"]],
  ],
  [
    "select interval 1 day, interval '1-2' year to month, interval '10 5:30' day to minute, interval 90 minute, make_interval(1, 6, 15), interval -5 day",
    [["0-0 1 0:0:0", "1-2 0 0:0:0", "0-0 10 5:30:0", "0-0 0 1:30:0", "1-6 15 0:0:0", "0-0 -5 0:0:0"]],
  ],
  [
    "select date '2021-05-20' - date '2020-04-19', datetime '2021-06-01 12:34:56.789' - datetime '2021-05-31 00:00:00', timestamp '2021-05-20 10:00:00' - timestamp '2021-05-19 10:00:00'",
    [["0-0 396 0:0:0", "0-0 1 12:34:56.789", "0-0 0 24:0:0"]],
  ],
  [
    "select interval 1 day + interval 2 hour, interval 2 hour * 3, interval 1 day = interval 24 hour, interval 1 month > interval 29 day, extract(day from interval '1 2:03:04' day to second), justify_hours(interval 30 hour)",
    [["0-0 1 2:0:0", "0-0 0 6:0:0", true, true, 1, "0-0 1 6:0:0"]],
  ],
  [
    "select sum(i), avg(i), max(i) from unnest([interval 2 day, interval 2 hour]) i",
    [["0-0 2 2:0:0", "0-0 1 1:0:0", "0-0 2 0:0:0"]],
  ],
  [
    "select date '2024-01-31' + interval 1 month, datetime '2024-01-31 10:00:00' - interval 1 month, timestamp '2024-01-31 10:00:00+00' + interval 36 hour",
    [["2024-02-29T00:00:00", "2023-12-31T10:00:00", "2024-02-01T22:00:00Z"]],
  ],
  [
    "select date_bucket(date '1949-12-31', interval 2 day), timestamp_bucket(timestamp '2020-01-01 01:30:00', interval 1 hour), datetime_bucket(datetime '1949-12-31 00:00:00', interval 12 hour)",
    [["1949-12-30", "2020-01-01T01:00:00Z", "1949-12-31T00:00:00"]],
  ],
  [
    "select range_contains(range<date> '[2022-01-01, 2023-01-01)', date '2022-06-01'), range_overlaps(range<date> '[2022-01-01, 2022-09-01)', range<date> '[2021-06-15, 2022-03-01)'), range_start(range(date '2022-12-01', null)), range_end(range(date '2022-12-01', null)), range(date '2022-12-01', date '2022-12-31')",
    [[true, true, "2022-12-01", null, "[2022-12-01, 2022-12-31)"]],
  ],
  [
    "select current_date() = date(current_timestamp()), current_timestamp() > timestamp '2024-01-01', current_datetime('America/New_York') < current_datetime('Asia/Tokyo'), current_time() is not null",
    [[true, true, true, true]],
  ],
  [
    "select generate_timestamp_array('2016-10-05 00:00:00', '2016-10-05 00:00:02', interval 1 second)",
    [[["2016-10-05T00:00:00Z", "2016-10-05T00:00:01Z", "2016-10-05T00:00:02Z"]]],
  ],
]);

failures([
  ["select date(2024, 2, 30)", /2024|invalid|range/i],
  ["select cast('2024-02-30' as date)", /Invalid date: '2024-02-30'/],
  ["select date_add(date '9999-12-31', interval 1 day)", /range|overflow/i],
  ["select parse_date('%Y-%m-%d', 'x')", /parse/i],
  ["select timestamp('nope')", /Invalid timestamp: 'nope'/],
  ["select generate_date_array('2024-01-01', '2024-02-01', interval 0 day)", /step/i],
]);
