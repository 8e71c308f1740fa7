export const dates = `
current_date([STRING]) -> DATE {volatile}
date(INT64, INT64, INT64) -> DATE
date(TIMESTAMP, [STRING]) -> DATE
date(DATETIME) -> DATE
date(DATE) -> DATE
date(STRING) -> DATE
date_add(DATE, INT64, DATE_UNIT) -> DATE
date_add(DATE, INTERVAL) -> DATETIME
date_add(DATETIME, INT64, DATETIME_UNIT) -> DATETIME as datetime_add
date_add(DATETIME, INTERVAL) -> DATETIME as datetime_add
date_add(TIMESTAMP, INT64, TIMESTAMP_UNIT) -> TIMESTAMP as timestamp_add
date_add(TIMESTAMP, INTERVAL) -> TIMESTAMP as timestamp_add
adddate(DATE, INT64, DATE_UNIT) -> DATE as date_add
date_sub(DATE, INT64, DATE_UNIT) -> DATE
date_sub(DATE, INTERVAL) -> DATETIME
date_sub(DATETIME, INT64, DATETIME_UNIT) -> DATETIME as datetime_sub
date_sub(DATETIME, INTERVAL) -> DATETIME as datetime_sub
date_sub(TIMESTAMP, INT64, TIMESTAMP_UNIT) -> TIMESTAMP as timestamp_sub
date_sub(TIMESTAMP, INTERVAL) -> TIMESTAMP as timestamp_sub
subdate(DATE, INT64, DATE_UNIT) -> DATE as date_sub
date_diff(DATE, DATE, DATE_PART) -> INT64
date_diff(DATETIME, DATETIME, DATETIME_PART) -> INT64 as datetime_diff
date_diff(TIMESTAMP, TIMESTAMP, TIMESTAMP_UNIT) -> INT64 as timestamp_diff
date_trunc(DATE, DATE_PART) -> DATE
date_trunc(DATETIME, DATETIME_PART) -> DATETIME as datetime_trunc
date_trunc(TIMESTAMP, DATETIME_PART, [STRING]) -> TIMESTAMP as timestamp_trunc
date_from_unix_date(INT64) -> DATE
unix_date(DATE) -> INT64
last_day(DATE, [DATE_PART]) -> DATE
last_day(DATETIME, [DATE_PART]) -> DATE
format_date(STRING, DATE) -> STRING
parse_date(STRING, STRING) -> DATE
extract(DATE_FIELD, DATE) -> INT64
extract(DATETIME_FIELD, DATETIME) -> INT64
extract(DATETIME_FIELD, TIMESTAMP, [STRING]) -> INT64
extract(TIME_FIELD, TIME) -> INT64
extract(DATE_OF, DATETIME) -> DATE
extract(DATE_OF, TIMESTAMP, [STRING]) -> DATE
extract(TIME_OF, DATETIME) -> TIME
extract(TIME_OF, TIMESTAMP, [STRING]) -> TIME
extract(DATETIME_OF, TIMESTAMP, [STRING]) -> DATETIME
extract(INTERVAL_FIELD, INTERVAL) -> INT64
`;
