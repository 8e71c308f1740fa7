export const arrays = `
array_concat(ARRAY<T>...) -> ARRAY<T>
array_length(ARRAY<T>) -> INT64
array_reverse(ARRAY<T>) -> ARRAY<T>
array_first(ARRAY<T>) -> T
array_last(ARRAY<T>) -> T
array_slice(ARRAY<T>, INT64, INT64) -> ARRAY<T>
array_to_string(ARRAY<STRING>, STRING, [STRING]) -> STRING
array_to_string(ARRAY<BYTES>, BYTES, [BYTES]) -> BYTES
array_filter(ARRAY<T>, FUNCTION<T -> BOOL>) -> ARRAY<T>
array_filter(ARRAY<T>, FUNCTION<(T, INT64) -> BOOL>) -> ARRAY<T>
array_transform(ARRAY<T>, FUNCTION<T -> U>) -> ARRAY<U>
array_transform(ARRAY<T>, FUNCTION<(T, INT64) -> U>) -> ARRAY<U>
array_includes(ARRAY<C>, C) -> BOOL
array_includes(ARRAY<T>, FUNCTION<T -> BOOL>) -> BOOL
array_includes_any(ARRAY<C>, ARRAY<C>) -> BOOL
array_includes_all(ARRAY<C>, ARRAY<C>) -> BOOL
array_find(ARRAY<C>, C, [STRING]) -> C
array_find(ARRAY<T>, FUNCTION<T -> BOOL>, [STRING]) -> T
array_find_all(ARRAY<C>, C) -> ARRAY<C>
array_find_all(ARRAY<T>, FUNCTION<T -> BOOL>) -> ARRAY<T>
array_offset(ARRAY<C>, C, [STRING]) -> INT64
array_offset(ARRAY<T>, FUNCTION<T -> BOOL>, [STRING]) -> INT64
array_offsets(ARRAY<C>, C) -> ARRAY<INT64>
array_offsets(ARRAY<T>, FUNCTION<T -> BOOL>) -> ARRAY<INT64>
array_is_distinct(ARRAY<G>) -> BOOL
array_max(ARRAY<O>) -> O
array_min(ARRAY<O>) -> O
array_sum(ARRAY<N>) -> N
array_avg(ARRAY<INT64>) -> FLOAT64
array_avg(ARRAY<F>) -> F
array_avg(ARRAY<INTERVAL>) -> INTERVAL
array_sum(ARRAY<INTERVAL>) -> INTERVAL
array_zip(ARRAY<T>, ARRAY<U>, [mode => STRING = 'STRICT']) -> ARRAY<STRUCT>
array_zip(ARRAY<T>, ARRAY<U>, ARRAY<V>, [mode => STRING = 'STRICT']) -> ARRAY<STRUCT>
array_zip(ARRAY<T>, ARRAY<U>, ARRAY<V>, ARRAY<W>, [mode => STRING = 'STRICT']) -> ARRAY<STRUCT>
array_zip(ARRAY<T>, ARRAY<U>, transformation => FUNCTION<(T, U) -> X>, [mode => STRING = 'STRICT']) -> ARRAY<X>
array_zip(ARRAY<T>, ARRAY<U>, ARRAY<V>, transformation => FUNCTION<(T, U, V) -> X>, [mode => STRING = 'STRICT']) -> ARRAY<X>
flatten(ARRAY<T>) -> ARRAY<T>
generate_array(INT64, INT64, [INT64 = 1]) -> ARRAY<INT64>
generate_array(NUMERIC, NUMERIC, [NUMERIC]) -> ARRAY<NUMERIC>
generate_array(BIGNUMERIC, BIGNUMERIC, [BIGNUMERIC]) -> ARRAY<BIGNUMERIC>
generate_array(FLOAT64, FLOAT64, [FLOAT64]) -> ARRAY<FLOAT64>
generate_date_array(DATE, DATE) -> ARRAY<DATE>
generate_date_array(DATE, DATE, INT64, DATE_UNIT) -> ARRAY<DATE>
generate_timestamp_array(TIMESTAMP, TIMESTAMP, INT64, TIMESTAMP_UNIT) -> ARRAY<TIMESTAMP>
generate_datetime_array(DATETIME, DATETIME, INT64, DATETIME_UNIT) -> ARRAY<DATETIME>
`;
