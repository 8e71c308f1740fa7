import { cases, failures } from "./cases.ts";

cases([
  ["select 7 / 2, div(7, 2), div(-7, 2), mod(-7, 3), mod(7, -3)", [[3.5, 3, -3, -1, 1]]],
  ["select 1 / 3 * 3, 0.1 + 0.2", [[1, 0.30000000000000004]]],
  [
    "select round(2.5), round(-2.5), round(0.5), round(123.7, -1), round(1.235, 2), round(2.675, 2)",
    [[3, -3, 1, 120, 1.24, 2.68]],
  ],
  [
    "select trunc(2.7), trunc(-2.7), trunc(1.567, 2), ceil(2.1), floor(-2.1), ceiling(-2.9)",
    [[2, -2, 1.56, 3, -3, -2]],
  ],
  ["select abs(-5), abs(-5.5), sign(-3), sign(0.0), abs(numeric '-1.5')", [[5, 5.5, -1, 0, 1.5]]],
  [
    "select safe_divide(1, 0), safe_divide(20, 4), safe_add(9223372036854775807, 1), safe_multiply(9223372036854775807, 2), safe_negate(-9223372036854775808), safe_subtract(5, 4)",
    [[null, 5, null, null, null, 1]],
  ],
  ["select ieee_divide(1, 0), ieee_divide(0, 0), ieee_divide(-1, 0)", [["Infinity", "NaN", "-Infinity"]]],
  ["select is_nan(cast('nan' as float64)), is_inf(cast('-inf' as float64))", [[true, true]]],
  [
    "select pow(2, 3), power(2.0, 0.5), sqrt(9), cbrt(27), exp(0), ln(1), log(100, 10), log10(1000), log(1)",
    [[8, Math.SQRT2, 3, 3, 1, 0, 2, 3, 0]],
  ],
  ["select greatest(3, 5, 1), least(3, 5, 1), greatest(1, null), least('b', 'a')", [[5, 1, null, "a"]]],
  [
    "select range_bucket(20, [0, 10, 20, 30, 40]), range_bucket(25, [0, 10, 20, 30, 40]), range_bucket(-10, [5, 10])",
    [[3, 3, 0]],
  ],
  [
    "select bit_count(255), bit_count(-1), 5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 4, 16 >> 2, 1 << 64, -1 >> 60",
    [[8, 64, 1, 7, 6, -6, 16, 4, 0, 15]],
  ],
  [
    "select numeric '1.5' * numeric '2.25', numeric '10' / numeric '3', numeric '0.000000001' / 2, numeric '1e20' * numeric '1e8'",
    [[3.375, 3.333333333, 1e-9, "10000000000000000000000000000"]],
  ],
  [
    "select cast('3.14159' as numeric), cast(3.5 as numeric), numeric '-12.345', cast(numeric '2.5' as int64), cast(numeric '-2.5' as int64)",
    [[3.14159, 3.5, -12.345, 3, -3]],
  ],
  ["select bignumeric '1.2345678901234567890123456789' + 1", "2.2345678901234567890123456789"],
  [
    "select bignumeric '1e30' * bignumeric '1e5', bignumeric '1' / 3 < bignumeric '0.34', bignumeric '2' > bignumeric '10'",
    [["100000000000000000000000000000000000", true, false]],
  ],
  [
    "select sum(x), avg(x), min(x), max(x) from unnest([numeric '1.1', numeric '2.2', null]) x",
    [[3.3, 1.65, 1.1, 2.2]],
  ],
  ["select sum(x), min(x), max(x) from unnest([bignumeric '1.1', bignumeric '22.2', null]) x", [[23.3, 1.1, 22.2]]],
  [
    "select cast(2.5 as int64), cast(3.5 as int64), cast(-2.5 as int64), cast('0x1F' as int64), cast(' 12 ' as int64), cast(true as int64)",
    [[3, 4, -3, 31, 12, 1]],
  ],
  [
    "select cast(1.0 as string), cast(1e20 as string), cast(0.1 as string), cast(123456789.0 as string), cast(1e-7 as string), cast(cast('nan' as float64) as string), cast(cast('-inf' as float64) as string)",
    [["1", "1e+20", "0.1", "123456789", "1e-07", "nan", "-inf"]],
  ],
  [
    "select cast(1.5 as string), cast(100 as string), cast(numeric '1.50' as string), cast(numeric '100' as string), cast(true as string)",
    [["1.5", "100", "1.5", "100", "true"]],
  ],
  [
    "select safe_cast('x' as int64), safe_cast('1.5' as int64), safe_cast('1e3' as float64), safe_cast('abc' as date), safe_cast('2024-02-30' as date), safe_cast('true' as bool), safe_cast('yes' as bool)",
    [[null, null, 1000, null, null, true, null]],
  ],
  ["select parse_numeric('- 1,234.5'), parse_bignumeric('12.34')", [[-1234.5, 12.34]]],
  [
    "select cast('nan' as float64) = cast('nan' as float64), cast('nan' as float64) > 1, 1 < cast('nan' as float64), cast('nan' as float64) != 1",
    [[false, false, false, true]],
  ],
  [
    "select x from unnest([1.5, null, cast('nan' as float64), cast('-inf' as float64)]) x order by x",
    [[null], ["NaN"], ["-Infinity"], [1.5]],
  ],
  [
    "select x from unnest([1.5, null, cast('nan' as float64), cast('-inf' as float64)]) x order by x desc",
    [[1.5], ["-Infinity"], ["NaN"], [null]],
  ],
  ["select min(x), max(x) from unnest([1.5, cast('nan' as float64)]) x", [["NaN", "NaN"]]],
  ["select 9223372036854775807, -9223372036854775808, 0xFF", [["9223372036854775807", "-9223372036854775808", 255]]],
  [
    "select safe.div(1, 0), safe.ln(-1), safe.substr('abc', 1, -1), safe.parse_date('%Y', 'x'), safe.timestamp('x')",
    [[null, null, null, null, null]],
  ],
  [
    "select cosine_distance([1.0, 2.0], [3.0, 4.0]) < 0.02, euclidean_distance([1.0, 2.0], [3.0, 4.0])",
    [[true, Math.sqrt(8)]],
  ],
  [
    "select cast(numeric '123.456' as float64), cast(12345678901234567 as float64), cast('12345678901234567890.5' as numeric)",
    [[123.456, 12345678901234568, "12345678901234567890.5"]],
  ],
  ["select cast(123.456 as numeric(5, 1)), cast('abc' as string(3))", [[123.5, "abc"]]],
]);

failures([
  ["select 1 / 0", /division by zero/],
  ["select x / y from (select 1 as x, 0 as y)", /division by zero/],
  ["select 9223372036854775807 + 1", /overflow/i],
  ["select mod(1, 0)", /division by zero/],
  ["select div(1, 0)", /division by zero/],
  ["select cast('abc' as int64)", /Bad int64 value: abc/],
  ["select cast('1.5' as int64)", /Bad int64 value/],
  ["select cast(1e30 as int64)", /out of range|int64/i],
  ["select ln(0)", /LN|logarithm/i],
  ["select sqrt(-1)", /SQRT|square root|negative/i],
  ["select sum(x) from unnest([9223372036854775807, 1]) x", /overflow|out of range/i],
  ["select cast('abcd' as string(3))", /maximum length/],
  ["select error('my message')", /^my message$/],
]);
