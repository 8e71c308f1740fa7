/** FLOAT64: IEEE doubles, but what overflows or has no value is an error. NaN also comes as text, from engines without it. */
import { fail, type Implementation, type Implementations, strict } from "./implementation.ts";
import { allKnown, checkedLength, floatRaw, readFloats } from "./nested.ts";
import { zip } from "../lists.ts";

type Unary = (x: number) => number;
type Binary = (x: number, y: number) => number;

const number = (x: number | string | bigint): number => (typeof x === "number" ? x : Number(x));

const unary = (compute: Unary) => (x: number | string) => compute(number(x));
const binary = (compute: Binary) => (x: number | string, y: number | string) => compute(number(x), number(y));

/** An infinite result of finite arguments is an overflow. */
function overflow(what: string, result: number, x: number, y = 0): number {
  if (Number.isFinite(result) || !Number.isFinite(x) || !Number.isFinite(y)) return result;
  return fail(`double overflow: ${what}`);
}

const arithmetic = (sign: string, compute: Binary) =>
  binary((x, y) => {
    const result = compute(x, y);
    return Number.isFinite(result) ? result : overflow(`${x} ${sign} ${y}`, result, x, y);
  });

const orNull = (compute: Binary) => (x: number | string, y: number | string) => {
  const [a, b] = [number(x), number(y)];
  const result = compute(a, b);
  return !Number.isFinite(result) && Number.isFinite(a) && Number.isFinite(b) ? null : result;
};

const within = (fn: string, ok: (x: number) => boolean, compute: Unary): Implementation["run"] =>
  unary((x) =>
    Number.isNaN(x) || ok(x)
      ? overflow(`${fn}(${x})`, compute(x), x)
      : fail(`Floating point error in function: ${fn}(${x})`),
  );

/** Half away from zero, at a decimal place. */
export function roundFloat(x: number, places: bigint, mode = "ROUND_HALF_AWAY_FROM_ZERO"): number {
  const n = Number(places);
  if (!Number.isFinite(x) || x === 0 || n > 323) return x;
  if (n < -308) return 0;
  const size = Math.abs(x);
  const scale = 10 ** Math.abs(n);
  const scaled = n >= 0 ? size * scale : size / scale;
  if (!Number.isFinite(scaled) || scaled >= 2 ** 53) return x;
  const whole = mode === "ROUND_HALF_EVEN" ? halfEven(scaled) : Math.floor(scaled) + (scaled % 1 >= 0.5 ? 1 : 0);
  const result = n >= 0 ? whole / scale : whole * scale;
  return overflow(`ROUND(${x}, ${places})`, x < 0 ? -result : result, x);
}

const halfEven = (x: number): number => {
  const floor = Math.floor(x);
  const rest = x - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
};

function truncFloat(x: number, places: bigint): number {
  const n = Number(places);
  if (n < -308 && Number.isFinite(x)) return 0;
  const scale = 10 ** Math.abs(n);
  const scaled = n >= 0 ? x * scale : x / scale;
  if (!Number.isFinite(scaled)) return x;
  return n >= 0 ? Math.trunc(scaled) / scale : Math.trunc(scaled) * scale;
}

function power(x: number, y: number): number {
  if (x === 1 || y === 0) return 1;
  if (x < 0 && Number.isFinite(x) && Number.isFinite(y) && !Number.isInteger(y))
    return fail(`Floating point error in function: POW(${x}, ${y})`);
  if (x === 0 && y < 0 && Number.isFinite(y)) return fail(`Floating point error in function: POW(${x}, ${y})`);
  return overflow(`POW(${x}, ${y})`, Math.abs(x) === 1 && !Number.isFinite(y) ? 1 : x ** y, x, y);
}

function logarithm(x: number, base?: number | string): number {
  const b = base === undefined ? Math.E : number(base);
  if (Number.isNaN(x) || Number.isNaN(b)) return Number.NaN;
  if (x <= 0 || b <= 0 || b === 1)
    return fail(`Floating point error in function: LOG(${x}${base === undefined ? "" : `, ${b}`})`);
  if (base === undefined) return Math.log(x);
  if (b === 10) return Math.log10(x);
  if (b === 2) return Math.log2(x);
  return Math.log(x) / Math.log(b);
}

const inverse = (fn: string, compute: Unary) =>
  within(
    fn,
    (x) => x !== 0,
    (x) => 1 / compute(x),
  );

function series(start: number, end: number, step: number | string = 1): string {
  const by = number(step);
  if (by === 0) return fail("Sequence step cannot be 0.");
  if (![start, end, by].every(Number.isFinite)) return fail("GENERATE_ARRAY takes no NaN and no infinity");
  checkedLength((end - start) / by);
  const found: string[] = [];
  for (let i = 0, n = start; by > 0 ? n <= end : n >= end; i += 1, n = start + i * by) found.push(floatRaw(n));
  return `[${found.join(",")}]`;
}

const vectors =
  (fn: string, compute: (a: readonly number[], b: readonly number[]) => number) => (x: string, y: string) => {
    const [a, b] = [allKnown(readFloats(x)), allKnown(readFloats(y))];
    if (!a || !b) return fail(`${fn} does not take NULL elements`);
    if (a.length !== b.length) return fail(`Array length mismatch in ${fn}: ${a.length} and ${b.length}`);
    return compute(a, b);
  };

const total = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);
const dot = (a: readonly number[], b: readonly number[]): number => total(zip(a, b, (m, n) => m * n));

function cosine(a: readonly number[], b: readonly number[]): number {
  const size = Math.sqrt(dot(a, a)) * Math.sqrt(dot(b, b));
  return size === 0 ? fail("Cannot compute cosine distance against zero vector.") : 1 - dot(a, b) / size;
}

const norm = (compute: (a: readonly number[]) => number) => (x: string) => compute(readFloats(x) as number[]);

export const floats: Implementations = strict({
  add$FLOAT64: arithmetic("+", (x, y) => x + y),
  sub$FLOAT64: arithmetic("-", (x, y) => x - y),
  mul$FLOAT64: arithmetic("*", (x, y) => x * y),
  div$FLOAT64: binary((x, y) =>
    y === 0 ? fail(`division by zero: ${x} / ${y}`) : overflow(`${x} / ${y}`, x / y, x, y),
  ),
  ieee_divide: binary((x, y) => x / y),
  safe_divide$FLOAT64: orNull((x, y) => x / y),
  safe_add$FLOAT64: orNull((x, y) => x + y),
  safe_subtract$FLOAT64: orNull((x, y) => x - y),
  safe_multiply$FLOAT64: orNull((x, y) => x * y),
  safe_negate$FLOAT64: unary((x) => -x),
  neg$FLOAT64: unary((x) => -x),
  abs$FLOAT64: unary(Math.abs),
  sign$FLOAT64: unary(Math.sign),
  ceil$FLOAT64: unary(Math.ceil),
  floor$FLOAT64: unary(Math.floor),
  round$FLOAT64: (x: number | string, places = 0n, mode?: string) => roundFloat(number(x), places, mode),
  trunc$FLOAT64: (x: number | string, places = 0n) => truncFloat(number(x), places),
  zeroifnull$FLOAT64: (x: number) => x,
  nullifzero$FLOAT64: (x: number) => (x === 0 ? null : x),
  is_nan: (x: number | string) => Number.isNaN(number(x)),
  is_inf: (x: number | string) => Math.abs(number(x)) === Number.POSITIVE_INFINITY,
  sqrt$FLOAT64: within("SQRT", (x) => x >= 0, Math.sqrt),
  cbrt$FLOAT64: unary(Math.cbrt),
  pow$FLOAT64: binary(power),
  exp$FLOAT64: within("EXP", () => true, Math.exp),
  ln$FLOAT64: within("LN", (x) => x > 0, Math.log),
  log$FLOAT64: (x: number | string, base?: number | string) => logarithm(number(x), base),
  log10$FLOAT64: within("LOG10", (x) => x > 0, Math.log10),
  cos: within("COS", Number.isFinite, Math.cos),
  sin: within("SIN", Number.isFinite, Math.sin),
  tan: within("TAN", Number.isFinite, Math.tan),
  acos: within("ACOS", (x) => Math.abs(x) <= 1, Math.acos),
  asin: within("ASIN", (x) => Math.abs(x) <= 1, Math.asin),
  atan: unary(Math.atan),
  atan2: binary(Math.atan2),
  cosh: within("COSH", () => true, Math.cosh),
  sinh: within("SINH", () => true, Math.sinh),
  tanh: unary(Math.tanh),
  acosh: within("ACOSH", (x) => x >= 1, Math.acosh),
  asinh: unary(Math.asinh),
  atanh: within("ATANH", (x) => Math.abs(x) < 1, Math.atanh),
  cot: inverse("COT", Math.tan),
  coth: inverse("COTH", Math.tanh),
  csc: inverse("CSC", Math.sin),
  csch: inverse("CSCH", Math.sinh),
  sec: within("SEC", Number.isFinite, (x) => 1 / Math.cos(x)),
  sech: unary((x) => 1 / Math.cosh(x)),
  radians$FLOAT64: unary((x) => (x * Math.PI) / 180),
  degrees$FLOAT64: unary((x) => (x * 180) / Math.PI),
  pi: () => Math.PI,
  generate_array$FLOAT64: series,
  cosine_distance: vectors("COSINE_DISTANCE", cosine),
  euclidean_distance: vectors("EUCLIDEAN_DISTANCE", (a, b) => Math.sqrt(total(zip(a, b, (m, n) => (m - n) ** 2)))),
  manhattan_distance: vectors("MANHATTAN_DISTANCE", (a, b) => total(zip(a, b, (m, n) => Math.abs(m - n)))),
  dot_product: vectors("DOT_PRODUCT", dot),
  l1_norm: norm((a) => total(a.map(Math.abs))),
  l2_norm: norm((a) => Math.sqrt(dot(a, a))),
});
