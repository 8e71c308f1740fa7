/** FarmHash's Fingerprint64, written from its published description: what FARM_FINGERPRINT is. */
const K0 = 0xc3a5c85c97cb3127n;
const K1 = 0xb492b66fbe98f273n;
const K2 = 0x9ae16a3b2f90404fn;
const u64 = (n: bigint): bigint => BigInt.asUintN(64, n);

const rotate = (n: bigint, by: bigint): bigint => u64((n >> by) | (n << (64n - by)));
const mix = (n: bigint): bigint => n ^ (n >> 47n);

function pairHash(u: bigint, v: bigint, mul: bigint): bigint {
  const a = mix(u64((u ^ v) * mul));
  return u64(mix(u64((v ^ a) * mul)) * mul);
}

interface Source {
  readonly length: number;
  readonly word: (at: number) => bigint;
  readonly half: (at: number) => bigint;
  readonly byte: (at: number) => bigint;
}

function source(bytes: Uint8Array): Source {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    length: bytes.length,
    word: (at) => view.getBigUint64(at, true),
    half: (at) => BigInt(view.getUint32(at, true)),
    byte: (at) => BigInt(view.getUint8(at)),
  };
}

function upTo16({ length, word, half, byte }: Source): bigint {
  const size = BigInt(length);
  const mul = u64(K2 + size * 2n);
  if (length >= 8) {
    const a = u64(word(0) + K2);
    const b = word(length - 8);
    return pairHash(u64(rotate(b, 37n) * mul + a), u64((rotate(a, 25n) + b) * mul), mul);
  }
  if (length >= 4) return pairHash(u64(size + (half(0) << 3n)), half(length - 4), mul);
  if (length === 0) return K2;
  const y = byte(0) + (byte(length >> 1) << 8n);
  const z = size + (byte(length - 1) << 2n);
  return u64(mix(u64(u64(y * K2) ^ u64(z * K0))) * K2);
}

function upTo32({ length, word }: Source): bigint {
  const mul = u64(K2 + BigInt(length) * 2n);
  const a = u64(word(0) * K1);
  const b = word(8);
  const c = u64(word(length - 8) * mul);
  const d = u64(word(length - 16) * K2);
  return pairHash(u64(rotate(u64(a + b), 43n) + rotate(c, 30n) + d), u64(a + rotate(u64(b + K2), 18n) + c), mul);
}

function upTo64({ length, word }: Source): bigint {
  const mul = u64(K2 + BigInt(length) * 2n);
  const a = u64(word(0) * K2);
  const b = word(8);
  const c = u64(word(length - 8) * mul);
  const d = u64(word(length - 16) * K2);
  const y = u64(rotate(u64(a + b), 43n) + rotate(c, 30n) + d);
  const z = pairHash(y, u64(a + rotate(u64(b + K2), 18n) + c), mul);
  const e = u64(word(16) * mul);
  const f = word(24);
  const g = u64((y + word(length - 32)) * mul);
  const h = u64((z + word(length - 24)) * mul);
  return pairHash(u64(rotate(u64(e + f), 43n) + rotate(g, 30n) + h), u64(e + rotate(u64(f + a), 18n) + g), mul);
}

type Pair = readonly [bigint, bigint];

function weak({ word }: Source, at: number, seedA: bigint, seedB: bigint): Pair {
  const last = word(at + 24);
  const a = u64(seedA + word(at));
  const b = rotate(u64(seedB + a + last), 21n);
  const sum = u64(a + word(at + 8) + word(at + 16));
  return [u64(sum + last), u64(b + rotate(sum, 44n) + a)];
}

interface State {
  x: bigint;
  y: bigint;
  z: bigint;
  v: Pair;
  w: Pair;
}

/** One block of 64 bytes; the last has a multiplier and a weight of its own. */
function block(bytes: Source, at: number, state: State, mul: bigint, weight: bigint): State {
  const { word } = bytes;
  const { v, w } = state;
  const x = u64(rotate(u64(state.x + state.y + v[0] + word(at + 8)), 37n) * mul) ^ u64(w[1] * weight);
  const y = u64(rotate(u64(state.y + v[1] + word(at + 48)), 42n) * mul + v[0] * weight + word(at + 40));
  const z = u64(rotate(u64(state.z + w[0]), 33n) * mul);
  return {
    x: z,
    y,
    z: x,
    v: weak(bytes, at, u64(v[1] * mul), u64(x + w[0])),
    w: weak(bytes, at + 32, u64(z + w[1]), u64(y + word(at + 16))),
  };
}

function longer(bytes: Source): bigint {
  const seed = 81n;
  const y = u64(seed * K1 + 113n);
  let state: State = {
    x: u64(seed * K2 + bytes.word(0)),
    y,
    z: u64(mix(u64(y * K2 + 113n)) * K2),
    v: [0n, 0n],
    w: [0n, 0n],
  };
  const end = Math.floor((bytes.length - 1) / 64) * 64;
  for (let at = 0; at < end; at += 64) state = block(bytes, at, state, K1, 1n);
  const rest = (bytes.length - 1) & 63;
  const mul = u64(K1 + ((state.z & 0xffn) << 1n));
  const w0 = u64(state.w[0] + BigInt(rest));
  const v0 = u64(state.v[0] + w0);
  const last = { ...state, v: [v0, state.v[1]], w: [u64(w0 + v0), state.w[1]] } as const;
  const { x, y: lastY, z, v, w } = block(bytes, end + rest - 63, last, mul, 9n);
  const left = u64(pairHash(v[0], w[0], mul) + u64(mix(lastY) * K0) + z);
  return pairHash(left, u64(pairHash(v[1], w[1], mul) + x), mul);
}

export function farmFingerprint(bytes: Uint8Array): bigint {
  const data = source(bytes);
  const { length } = data;
  const hash = length <= 16 ? upTo16(data) : length <= 32 ? upTo32(data) : length <= 64 ? upTo64(data) : longer(data);
  return BigInt.asIntN(64, hash);
}
