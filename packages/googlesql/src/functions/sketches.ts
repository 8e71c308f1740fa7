/** HLL_COUNT: sketches of how many different values there are. Few are counted exactly, many by HyperLogLog. */
import { farmFingerprint } from "./farm-hash.ts";
import { fail, type Implementations, lenient, type Value } from "./implementation.ts";
import { nth } from "../lists.ts";

export interface Sketch {
  readonly precision: number;
  /** The hashes themselves, as long as they are few. */
  few: Set<bigint> | undefined;
  /** By the first bits of a hash, the longest run of zeros in the rest. */
  registers: Uint8Array | undefined;
}

const MARK = 0x48;
const FEW = 2000;

export function newSketch(precision: number): Sketch {
  if (precision < 10 || precision > 24) return fail("HLL_COUNT.INIT's precision must be between 10 and 24");
  return { precision, few: new Set(), registers: undefined };
}

export function hashOf(value: Value): bigint {
  const bytes = value instanceof Uint8Array ? value : Buffer.from(`${typeof value}:${String(value)}`);
  return BigInt.asUintN(64, farmFingerprint(bytes));
}

function register(sketch: Sketch, registers: Uint8Array, hash: bigint): void {
  const rest = 64 - sketch.precision;
  const index = Number(hash >> BigInt(rest));
  const low = BigInt.asUintN(rest, hash);
  const zeros = low === 0n ? rest + 1 : rest - low.toString(2).length + 1;
  if (zeros > nth(registers, index)) registers[index] = zeros;
}

function dense(sketch: Sketch): Uint8Array {
  if (sketch.registers !== undefined) return sketch.registers;
  const registers = new Uint8Array(2 ** sketch.precision);
  for (const hash of sketch.few ?? []) register(sketch, registers, hash);
  sketch.few = undefined;
  sketch.registers = registers;
  return registers;
}

export function add(sketch: Sketch, hash: bigint): Sketch {
  if (sketch.few === undefined) register(sketch, dense(sketch), hash);
  else if (sketch.few.add(hash).size > FEW) dense(sketch);
  return sketch;
}

export function merge(a: Sketch | undefined, b: Sketch): Sketch {
  if (a === undefined) return b;
  if (a.precision !== b.precision) return fail("Sketches of different precisions cannot be merged");
  if (b.few !== undefined) {
    for (const hash of b.few) add(a, hash);
    return a;
  }
  const registers = dense(a);
  dense(b).forEach((zeros, i) => {
    if (zeros > nth(registers, i)) registers[i] = zeros;
  });
  return a;
}

export function estimate({ few, registers }: Sketch): bigint {
  if (few !== undefined || registers === undefined) return BigInt(few?.size ?? 0);
  const size = registers.length;
  const sum = registers.reduce((all, zeros) => all + 2 ** -zeros, 0);
  const raw = ((0.7213 / (1 + 1.079 / size)) * size * size) / sum;
  const empty = registers.reduce((all, zeros) => all + (zeros === 0 ? 1 : 0), 0);
  const linear = raw <= 2.5 * size && empty > 0;
  return BigInt(Math.round(linear ? size * Math.log(size / empty) : raw));
}

export function writeSketch(sketch: Sketch): Uint8Array {
  const head = Buffer.of(MARK, sketch.precision, sketch.few === undefined ? 1 : 0);
  if (sketch.few === undefined) return Buffer.concat([head, dense(sketch)]);
  const hashes = Buffer.alloc(sketch.few.size * 8);
  [...sketch.few].toSorted((a, b) => (a < b ? -1 : 1)).forEach((hash, i) => hashes.writeBigUInt64BE(hash, i * 8));
  return Buffer.concat([head, hashes]);
}

export function readSketch(bytes: Uint8Array): Sketch {
  const [mark, precision, form] = bytes;
  if (mark !== MARK || precision === undefined) return fail("Invalid HLL sketch");
  const body = Buffer.from(bytes.subarray(3));
  if (form === 1) return { precision, few: undefined, registers: Uint8Array.from(body) };
  const few = Array.from({ length: body.length / 8 }, (_, i) => body.readBigUInt64BE(i * 8));
  return { precision, few: new Set(few), registers: undefined };
}

export const sketches: Implementations = lenient({
  "hll_count.extract": (bytes: Uint8Array | null) => (bytes === null ? 0n : estimate(readSketch(bytes))),
});
