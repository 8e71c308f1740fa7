export const numbers = `
abs(N) -> N
sign(N) -> N
mod(INT64, INT64) -> INT64
mod(NUMERIC, NUMERIC) -> NUMERIC
mod(BIGNUMERIC, BIGNUMERIC) -> BIGNUMERIC
-- The function DIV; / is the operator \`div\`.
div(INT64, INT64) -> INT64 as int_div
div(NUMERIC, NUMERIC) -> NUMERIC as int_div
div(BIGNUMERIC, BIGNUMERIC) -> BIGNUMERIC as int_div
ceil(F) -> F
ceiling = ceil
floor(F) -> F
round(F, [INT64], [STRING]) -> F
trunc(F, [INT64]) -> F
truncate = trunc
is_inf(FLOAT64) -> BOOL
is_nan(FLOAT64) -> BOOL
ieee_divide(FLOAT64, FLOAT64) -> FLOAT64
rand() -> FLOAT64 {volatile}
sqrt(F) -> F
cbrt(F) -> F
pow(F, F) -> F
power = pow
exp(F) -> F
ln(F) -> F
log(F, [F]) -> F
log10(F) -> F
greatest(O...) -> O
least(O...) -> O
safe_divide(F, F) -> F
safe_multiply(N, N) -> N
safe_negate(N) -> N
safe_add(N, N) -> N
safe_subtract(N, N) -> N
cos(FLOAT64) -> FLOAT64
cosh(FLOAT64) -> FLOAT64
acos(FLOAT64) -> FLOAT64
acosh(FLOAT64) -> FLOAT64
cot(FLOAT64) -> FLOAT64
coth(FLOAT64) -> FLOAT64
csc(FLOAT64) -> FLOAT64
csch(FLOAT64) -> FLOAT64
sec(FLOAT64) -> FLOAT64
sech(FLOAT64) -> FLOAT64
sin(FLOAT64) -> FLOAT64
sinh(FLOAT64) -> FLOAT64
asin(FLOAT64) -> FLOAT64
asinh(FLOAT64) -> FLOAT64
tan(FLOAT64) -> FLOAT64
tanh(FLOAT64) -> FLOAT64
atan(FLOAT64) -> FLOAT64
atanh(FLOAT64) -> FLOAT64
atan2(FLOAT64, FLOAT64) -> FLOAT64
radians(F) -> F
degrees(F) -> F
pi() -> FLOAT64
pi_numeric() -> NUMERIC
pi_bignumeric() -> BIGNUMERIC
range_bucket(O, ARRAY<O>) -> INT64
cosine_distance(ARRAY<FLOAT64>, ARRAY<FLOAT64>) -> FLOAT64
euclidean_distance(ARRAY<FLOAT64>, ARRAY<FLOAT64>) -> FLOAT64
dot_product(ARRAY<FLOAT64>, ARRAY<FLOAT64>) -> FLOAT64
manhattan_distance(ARRAY<FLOAT64>, ARRAY<FLOAT64>) -> FLOAT64
l1_norm(ARRAY<FLOAT64>) -> FLOAT64
l2_norm(ARRAY<FLOAT64>) -> FLOAT64
`;

export const conversion = `
parse_numeric(STRING) -> NUMERIC
parse_bignumeric(STRING) -> BIGNUMERIC
`;

export const conditional = `
if(BOOL, T, T) -> T
ifnull(T, T) -> T
nullif(C, C) -> C
coalesce(T...) -> T
zeroifnull(N) -> N
nullifzero(N) -> N
`;

export const debugging = `
error(STRING) -> INT64
iferror(T, T) -> T
iserror(ANY) -> BOOL
nulliferror(T) -> T
`;

export const utility = `
generate_uuid() -> STRING {volatile}
session_user() -> STRING
typeof(ANY) -> STRING
`;
