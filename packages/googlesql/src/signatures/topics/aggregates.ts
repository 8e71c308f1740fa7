export const aggregates = `
aggregate any_value(T) -> T {having no-distinct nulls}
aggregate array_agg(T) -> ARRAY<T> {order limit nulls having}
aggregate array_concat_agg(ARRAY<T>) -> ARRAY<T> {order limit no-distinct}
aggregate avg(INT64) -> FLOAT64
aggregate avg(F) -> F
aggregate avg(INTERVAL) -> INTERVAL
aggregate bit_and(INT64) -> INT64
aggregate bit_or(INT64) -> INT64
aggregate bit_xor(INT64) -> INT64
aggregate bit_and(BYTES, [mode => STRING]) -> BYTES
aggregate bit_or(BYTES, [mode => STRING]) -> BYTES
aggregate bit_xor(BYTES, [mode => STRING]) -> BYTES
-- count() is COUNT(*).
aggregate count() -> INT64
aggregate count(ANY) -> INT64
aggregate countif(BOOL) -> INT64
aggregate logical_and(BOOL) -> BOOL
aggregate logical_or(BOOL) -> BOOL
aggregate max(O) -> O
aggregate min(O) -> O
aggregate max_by(T, O) -> T
aggregate min_by(T, O) -> T
aggregate string_agg(STRING, [STRING = ',']) -> STRING {order limit}
aggregate string_agg(BYTES, [BYTES]) -> BYTES {order limit}
aggregate listagg(STRING, [STRING]) -> STRING as string_agg {order limit}
aggregate sum(N) -> N
aggregate sum(INTERVAL) -> INTERVAL
aggregate elementwise_sum(ARRAY<N>) -> ARRAY<N>
aggregate elementwise_avg(ARRAY<F>) -> ARRAY<F>
aggregate grouping(ANY) -> INT64 {no-distinct no-over}
aggregate json_array_agg(ANY) -> JSON {order}
`;

export const approximate = `
aggregate approx_count_distinct(ANY) -> INT64 {no-distinct}
aggregate approx_quantiles(O, INT64) -> ARRAY<O> {nulls}
aggregate approx_top_count(G, INT64) -> ARRAY<STRUCT<value G, count INT64>> {no-distinct}
aggregate approx_top_sum(G, N, INT64) -> ARRAY<STRUCT<value G, sum N>> {no-distinct}
aggregate hll_count.init(INT64, [INT64 = 15]) -> BYTES {no-distinct no-over}
aggregate hll_count.init(NUMERIC, [INT64 = 15]) -> BYTES {no-distinct no-over}
aggregate hll_count.init(BIGNUMERIC, [INT64 = 15]) -> BYTES {no-distinct no-over}
aggregate hll_count.init(STRING, [INT64 = 15]) -> BYTES {no-distinct no-over}
aggregate hll_count.init(BYTES, [INT64 = 15]) -> BYTES {no-distinct no-over}
aggregate hll_count.merge(BYTES) -> INT64 {no-distinct no-over}
aggregate hll_count.merge_partial(BYTES) -> BYTES {no-distinct no-over}
hll_count.extract(BYTES) -> INT64
`;

export const statistical = `
aggregate corr(F, F) -> FLOAT64
aggregate covar_pop(F, F) -> FLOAT64
aggregate covar_samp(F, F) -> FLOAT64
aggregate stddev_pop(F) -> FLOAT64
aggregate stddev_samp(F) -> FLOAT64
aggregate var_pop(F) -> FLOAT64
aggregate var_samp(F) -> FLOAT64
stddev = stddev_samp
variance = var_samp
`;

export const windows = `
window row_number() -> INT64
window rank() -> INT64 {needs-order}
window dense_rank() -> INT64 {needs-order}
window percent_rank() -> FLOAT64 {needs-order}
window cume_dist() -> FLOAT64 {needs-order}
window ntile(INT64) -> INT64 {needs-order}
window lag(T, [INT64 = 1], [T]) -> T {needs-order nulls}
window lead(T, [INT64 = 1], [T]) -> T {needs-order nulls}
window first_value(T) -> T {nulls frame}
window last_value(T) -> T {nulls frame}
window nth_value(T, INT64) -> T {nulls frame}
window is_first(INT64) -> BOOL {needs-order}
window is_last(INT64) -> BOOL {needs-order}
window percentile_cont(F, F) -> F {nulls}
window percentile_disc(O, FLOAT64) -> O {nulls}
`;
