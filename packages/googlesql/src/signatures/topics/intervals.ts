export const intervals = `
make_interval([year => INT64 = 0], [month => INT64 = 0], [day => INT64 = 0], [hour => INT64 = 0], [minute => INT64 = 0], [second => INT64 = 0]) -> INTERVAL
justify_days(INTERVAL) -> INTERVAL
justify_hours(INTERVAL) -> INTERVAL
justify_interval(INTERVAL) -> INTERVAL
-- INTERVAL n DAY where n is no literal.
operator interval(INT64, DATETIME_UNIT) -> INTERVAL
`;

export const ranges = `
range(D, D) -> RANGE<D>
range_contains(RANGE<D>, RANGE<D>) -> BOOL
range_contains(RANGE<D>, D) -> BOOL
range_start(RANGE<D>) -> D
range_end(RANGE<D>) -> D
range_intersect(RANGE<D>, RANGE<D>) -> RANGE<D>
range_overlaps(RANGE<D>, RANGE<D>) -> BOOL
range_is_start_unbounded(RANGE<D>) -> BOOL
range_is_end_unbounded(RANGE<D>) -> BOOL
generate_range_array(RANGE<D>, INTERVAL, [include_last_partial_range => BOOL = true]) -> ARRAY<RANGE<D>>
table range_sessionize(TABLE, STRING, ARRAY<STRING>, [STRING = 'MEETS']) -> TABLE
`;

export const timeSeries = `
date_bucket(DATE, INTERVAL, [DATE]) -> DATE
datetime_bucket(DATETIME, INTERVAL, [DATETIME]) -> DATETIME
timestamp_bucket(TIMESTAMP, INTERVAL, [TIMESTAMP]) -> TIMESTAMP
table gap_fill(TABLE, ts_column => STRING, bucket_width => INTERVAL, [partitioning_columns => ARRAY<STRING>], [value_columns => ANY], [origin => ANY], [ignore_null_values => BOOL = true]) -> TABLE
`;
