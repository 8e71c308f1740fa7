export const operators = `
operator add(N, N) -> N
operator add(DATE, INT64) -> DATE
operator add(INT64, DATE) -> DATE
operator add(DATETIME, INTERVAL) -> DATETIME
operator add(TIMESTAMP, INTERVAL) -> TIMESTAMP
operator add(DATE, INTERVAL) -> DATETIME
operator add(INTERVAL, DATE) -> DATETIME
operator add(INTERVAL, DATETIME) -> DATETIME
operator add(INTERVAL, TIMESTAMP) -> TIMESTAMP
operator add(INTERVAL, INTERVAL) -> INTERVAL
operator sub(N, N) -> N
operator sub(DATE, INT64) -> DATE
operator sub(DATE, DATE) -> INTERVAL
operator sub(DATETIME, DATETIME) -> INTERVAL
operator sub(TIMESTAMP, TIMESTAMP) -> INTERVAL
operator sub(TIME, TIME) -> INTERVAL
operator sub(DATE, INTERVAL) -> DATETIME
operator sub(DATETIME, INTERVAL) -> DATETIME
operator sub(TIMESTAMP, INTERVAL) -> TIMESTAMP
operator sub(INTERVAL, INTERVAL) -> INTERVAL
operator mul(N, N) -> N
operator mul(INTERVAL, INT64) -> INTERVAL
operator mul(INT64, INTERVAL) -> INTERVAL
operator div(F, F) -> F
operator div(INTERVAL, INT64) -> INTERVAL
operator neg(N) -> N
operator neg(INTERVAL) -> INTERVAL
operator plus(N) -> N
operator concat(TEXT, TEXT) -> STRING
operator concat(BYTES, BYTES) -> BYTES
operator concat(ARRAY<T>, ARRAY<T>) -> ARRAY<T> as array_concat
operator eq(C, C) -> BOOL
operator ne(C, C) -> BOOL
operator lt(O, O) -> BOOL
operator le(O, O) -> BOOL
operator gt(O, O) -> BOOL
operator ge(O, O) -> BOOL
operator and(BOOL...) -> BOOL
operator or(BOOL...) -> BOOL
operator not(BOOL) -> BOOL
operator bit_and(INT64, INT64) -> INT64
operator bit_or(INT64, INT64) -> INT64
operator bit_xor(INT64, INT64) -> INT64
operator bit_and(BYTES, BYTES) -> BYTES
operator bit_or(BYTES, BYTES) -> BYTES
operator bit_xor(BYTES, BYTES) -> BYTES
operator bit_not(INT64) -> INT64
operator bit_not(BYTES) -> BYTES
operator shift_left(INT64, INT64) -> INT64
operator shift_left(BYTES, INT64) -> BYTES
operator shift_right(INT64, INT64) -> INT64
operator shift_right(BYTES, INT64) -> BYTES
operator like(STRING, STRING) -> BOOL
operator like(BYTES, BYTES) -> BOOL
operator like_any(STRING, STRING...) -> BOOL
operator like_any(BYTES, BYTES...) -> BOOL
operator like_all(STRING, STRING...) -> BOOL
operator like_all(BYTES, BYTES...) -> BOOL
-- LIKE ANY UNNEST(array) and of a subquery's column.
operator like_any_array(STRING, ARRAY<STRING>) -> BOOL
operator like_any_array(BYTES, ARRAY<BYTES>) -> BOOL
operator like_all_array(STRING, ARRAY<STRING>) -> BOOL
operator like_all_array(BYTES, ARRAY<BYTES>) -> BOOL
operator between(O, O, O) -> BOOL
operator in(C, C...) -> BOOL
operator in_array(C, ARRAY<C>) -> BOOL
operator is_null(ANY) -> BOOL
operator is_true(BOOL) -> BOOL
operator is_false(BOOL) -> BOOL
operator is_distinct_from(C, C) -> BOOL
operator is_not_distinct_from(C, C) -> BOOL
operator subscript_offset(ARRAY<T>, INT64) -> T
operator subscript_ordinal(ARRAY<T>, INT64) -> T
operator subscript_safe_offset(ARRAY<T>, INT64) -> T
operator subscript_safe_ordinal(ARRAY<T>, INT64) -> T
operator json_subscript(JSON, INT64) -> JSON
operator json_subscript(JSON, STRING) -> JSON
`;
