/** INT64: exact, and an error where it overflows. */
import { fail, type Implementations, strict } from "./implementation.ts";
import { checkedLength } from "./nested.ts";
import { nth } from "../lists.ts";

const MAX = 2n ** 63n - 1n;
const MIN = -(2n ** 63n);

export const fits = (n: bigint): boolean => n <= MAX && n >= MIN;

function checked(n: bigint, what: () => string): bigint {
  return n <= MAX && n >= MIN ? n : fail(`int64 overflow: ${what()}`);
}

const binary = (sign: string, compute: (a: bigint, b: bigint) => bigint) => (a: bigint, b: bigint) =>
  checked(compute(a, b), () => `${a} ${sign} ${b}`);

const orNull = (compute: (a: bigint, b: bigint) => bigint) => (a: bigint, b: bigint) => {
  const n = compute(a, b);
  return fits(n) ? n : null;
};

function quotient(a: bigint, b: bigint): bigint {
  return b === 0n ? fail(`division by zero: ${a} / ${b}`) : checked(a / b, () => `${a} / ${b}`);
}

function shifted(n: bigint, by: bigint, left: boolean): bigint {
  if (by < 0n) return fail("Bitwise shift by negative amount is not supported");
  if (by >= 64n) return 0n;
  const bits = BigInt.asUintN(64, n);
  return BigInt.asIntN(64, left ? bits << by : bits >> by);
}

function bitCount(n: bigint): bigint {
  let count = 0n;
  for (let bits = BigInt.asUintN(64, n); bits > 0n; bits >>= 1n) count += bits & 1n;
  return count;
}

function narrowed(n: bigint, bits: number, signed: boolean, fn: string): bigint {
  const value = signed ? BigInt.asIntN(bits, n) : BigInt.asUintN(bits, n);
  const low = -(2n ** BigInt(bits - 1));
  const high = 2n ** BigInt(bits);
  return n >= low && n < high ? value : fail(`${fn}: ${n} is out of range`);
}

/** GENERATE_ARRAY's values, as an array's text. */
function series(start: bigint, end: bigint, step = 1n): string {
  if (step === 0n) return fail("Sequence step cannot be 0.");
  checkedLength((end - start) / step);
  const found: bigint[] = [];
  for (let n = start; step > 0n ? n <= end : n >= end; n += step) found.push(n);
  return `[${found.join(",")}]`;
}

export const integers: Implementations = strict({
  add$INT64: binary("+", (a, b) => a + b),
  sub$INT64: binary("-", (a, b) => a - b),
  mul$INT64: binary("*", (a, b) => a * b),
  safe_add$INT64: orNull((a, b) => a + b),
  safe_subtract$INT64: orNull((a, b) => a - b),
  safe_multiply$INT64: orNull((a, b) => a * b),
  safe_negate$INT64: (n: bigint) => (n === MIN ? null : -n),
  neg$INT64: (n: bigint) => checked(-n, () => `-(${n})`),
  abs$INT64: (n: bigint) => checked(n < 0n ? -n : n, () => `ABS(${n})`),
  sign$INT64: (n: bigint) => (n > 0n ? 1n : n < 0n ? -1n : 0n),
  int_div$INT64: quotient,
  mod$INT64: (a: bigint, b: bigint) => (b === 0n ? fail(`division by zero: MOD(${a}, ${b})`) : a % b),
  bit_not$INT64: (n: bigint) => ~n,
  bit_and$INT64: (a: bigint, b: bigint) => a & b,
  bit_or$INT64: (a: bigint, b: bigint) => a | b,
  bit_xor$INT64: (a: bigint, b: bigint) => a ^ b,
  shift_left$INT64: (n: bigint, by: bigint) => shifted(n, by, true),
  shift_right$INT64: (n: bigint, by: bigint) => shifted(n, by, false),
  bit_count$INT64: bitCount,
  bit_cast_to_int32: (n: bigint) => narrowed(n, 32, true, "BIT_CAST_TO_INT32"),
  bit_cast_to_uint32: (n: bigint) => narrowed(n, 32, false, "BIT_CAST_TO_UINT32"),
  bit_cast_to_int64: (n: bigint) => n,
  bit_cast_to_uint64: (n: bigint) => n,
  zeroifnull$INT64: (n: bigint) => n,
  nullifzero$INT64: (n: bigint) => (n === 0n ? null : n),
  generate_array$INT64: series,
});

const bitwise = (compute: (a: number, b: number) => number) => (a: Uint8Array, b: Uint8Array) =>
  a.length === b.length
    ? a.map((byte, i) => compute(byte, nth(b, i)))
    : fail("Bitwise binary operator for BYTES requires equal length of the inputs");

function shiftedBytes(bytes: Uint8Array, by: bigint, left: boolean): Uint8Array {
  if (by < 0n) return fail("Bitwise shift by negative amount is not supported");
  const width = BigInt(bytes.length * 8);
  if (by >= width) return new Uint8Array(bytes.length);
  const bits = BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
  const moved = BigInt.asUintN(Number(width), left ? bits << by : bits >> by);
  return Buffer.from(moved.toString(16).padStart(bytes.length * 2, "0"), "hex");
}

export const byteBits: Implementations = strict({
  bit_and$BYTES: bitwise((a, b) => a & b),
  bit_or$BYTES: bitwise((a, b) => a | b),
  bit_xor$BYTES: bitwise((a, b) => a ^ b),
  bit_not$BYTES: (bytes: Uint8Array) => bytes.map((byte) => ~byte),
  shift_left$BYTES: (bytes: Uint8Array, by: bigint) => shiftedBytes(bytes, by, true),
  shift_right$BYTES: (bytes: Uint8Array, by: bigint) => shiftedBytes(bytes, by, false),
  bit_count$BYTES: (bytes: Uint8Array) => [...bytes].reduce((sum, byte) => sum + bitCount(BigInt(byte)), 0n),
});
