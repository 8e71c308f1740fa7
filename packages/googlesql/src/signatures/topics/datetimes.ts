export const datetimes = `
current_datetime([STRING]) -> DATETIME {volatile}
datetime(INT64, INT64, INT64, INT64, INT64, INT64) -> DATETIME
datetime(DATE, [TIME]) -> DATETIME
datetime(TIMESTAMP, [STRING]) -> DATETIME
datetime(DATETIME) -> DATETIME
datetime(STRING) -> DATETIME
datetime_add(DATETIME, INT64, DATETIME_UNIT) -> DATETIME
datetime_add(DATETIME, INTERVAL) -> DATETIME
datetime_add(TIMESTAMP, INT64, TIMESTAMP_UNIT) -> TIMESTAMP as timestamp_add
datetime_sub(DATETIME, INT64, DATETIME_UNIT) -> DATETIME
datetime_sub(DATETIME, INTERVAL) -> DATETIME
datetime_sub(TIMESTAMP, INT64, TIMESTAMP_UNIT) -> TIMESTAMP as timestamp_sub
datetime_diff(DATETIME, DATETIME, DATETIME_PART) -> INT64
datetime_diff(TIMESTAMP, TIMESTAMP, TIMESTAMP_UNIT) -> INT64 as timestamp_diff
datetime_trunc(DATETIME, DATETIME_PART) -> DATETIME
datetime_trunc(TIMESTAMP, DATETIME_PART, [STRING]) -> TIMESTAMP as timestamp_trunc
format_datetime(STRING, DATETIME) -> STRING
parse_datetime(STRING, STRING) -> DATETIME
`;

export const times = `
current_time([STRING]) -> TIME {volatile}
time(INT64, INT64, INT64) -> TIME
time(TIMESTAMP, [STRING]) -> TIME
time(DATETIME) -> TIME
time(TIME) -> TIME
time(STRING) -> TIME
time_add(TIME, INT64, TIME_UNIT) -> TIME
time_sub(TIME, INT64, TIME_UNIT) -> TIME
time_diff(TIME, TIME, TIME_PART) -> INT64
time_trunc(TIME, TIME_PART) -> TIME
format_time(STRING, TIME) -> STRING
parse_time(STRING, STRING) -> TIME
`;
