export const timestamps = `
current_timestamp() -> TIMESTAMP {volatile}
timestamp(STRING, [STRING]) -> TIMESTAMP
timestamp(DATE, [STRING]) -> TIMESTAMP
timestamp(DATETIME, [STRING]) -> TIMESTAMP
timestamp(TIMESTAMP) -> TIMESTAMP
timestamp_add(TIMESTAMP, INT64, TIMESTAMP_UNIT) -> TIMESTAMP
timestamp_add(TIMESTAMP, INTERVAL) -> TIMESTAMP
timestamp_add(DATETIME, INT64, DATETIME_UNIT) -> DATETIME as datetime_add
timestamp_sub(TIMESTAMP, INT64, TIMESTAMP_UNIT) -> TIMESTAMP
timestamp_sub(TIMESTAMP, INTERVAL) -> TIMESTAMP
timestamp_sub(DATETIME, INT64, DATETIME_UNIT) -> DATETIME as datetime_sub
timestamp_diff(TIMESTAMP, TIMESTAMP, TIMESTAMP_UNIT) -> INT64
timestamp_diff(DATETIME, DATETIME, DATETIME_PART) -> INT64 as datetime_diff
timestamp_trunc(TIMESTAMP, DATETIME_PART, [STRING]) -> TIMESTAMP
timestamp_trunc(DATETIME, DATETIME_PART) -> DATETIME as datetime_trunc
format_timestamp(STRING, TIMESTAMP, [STRING]) -> STRING
parse_timestamp(STRING, STRING, [STRING]) -> TIMESTAMP
timestamp_seconds(INT64) -> TIMESTAMP
timestamp_millis(INT64) -> TIMESTAMP
timestamp_micros(INT64) -> TIMESTAMP
timestamp_from_unix_seconds(INT64) -> TIMESTAMP as timestamp_seconds
timestamp_from_unix_millis(INT64) -> TIMESTAMP as timestamp_millis
timestamp_from_unix_micros(INT64) -> TIMESTAMP as timestamp_micros
timestamp_from_unix_seconds(TIMESTAMP) -> TIMESTAMP as timestamp
timestamp_from_unix_millis(TIMESTAMP) -> TIMESTAMP as timestamp
timestamp_from_unix_micros(TIMESTAMP) -> TIMESTAMP as timestamp
unix_seconds(TIMESTAMP) -> INT64
unix_millis(TIMESTAMP) -> INT64
unix_micros(TIMESTAMP) -> INT64
string(TIMESTAMP, [STRING]) -> STRING
string(DATE) -> STRING
string(TIME) -> STRING
string(DATETIME) -> STRING
string(JSON) -> STRING
`;
