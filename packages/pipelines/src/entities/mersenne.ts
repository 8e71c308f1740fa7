/** CPython's random.Random: the Mersenne Twister (MT19937), its seeding by an integer, and randint, draw for draw. */

const N = 624;
const M = 397;

export interface PythonRandom {
  /** Both ends included, less than 2^32 - 1 apart: bits are drawn until they are below the range. */
  readonly randint: (low: number, high: number) => number;
}

/** As `random.Random(seed)` for a whole number from 0 below 2^32. */
export function pythonRandom(seed: number): PythonRandom {
  const state = initByArray([seed >>> 0]);
  let at = N;
  const word = (): number => {
    if (at === N) at = twist(state);
    return tempered(state[at++]!);
  };
  const below = (range: number): number => {
    if (range >= 2 ** 32) throw new RangeError(`expected a range below 2^32, got ${range}`);
    const bits = 32 - Math.clz32(range);
    for (;;) {
      const drawn = word() >>> (32 - bits);
      if (drawn < range) return drawn;
    }
  };
  return { randint: (low, high) => low + below(high - low + 1) };
}

/** init_genrand of the authors' mt19937ar.c. */
function init(seed: number): Uint32Array {
  const state = new Uint32Array(N);
  state[0] = seed;
  for (let i = 1; i < N; i++) state[i] = Math.imul(1812433253, mixed(state, i)) + i;
  return state;
}

const mixed = (state: Uint32Array, i: number): number => state[i - 1]! ^ (state[i - 1]! >>> 30);

/** init_by_array: CPython seeds by the number's 32-bit words. */
function initByArray(key: readonly number[]): Uint32Array {
  const state = init(19650218);
  let [i, j] = [1, 0];
  const next = () => {
    if (++i < N) return;
    state[0] = state[N - 1]!;
    i = 1;
  };
  for (let k = Math.max(N, key.length); k > 0; k--) {
    state[i] = (state[i]! ^ Math.imul(mixed(state, i), 1664525)) + key[j]! + j;
    j = (j + 1) % key.length;
    next();
  }
  for (let k = N - 1; k > 0; k--) {
    state[i] = (state[i]! ^ Math.imul(mixed(state, i), 1566083941)) - i;
    next();
  }
  state[0] = 0x80000000;
  return state;
}

/** The next 624 words. */
function twist(state: Uint32Array): 0 {
  for (let i = 0; i < N; i++) {
    const y = (state[i]! & 0x80000000) | (state[(i + 1) % N]! & 0x7fffffff);
    state[i] = state[(i + M) % N]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
  }
  return 0;
}

function tempered(word: number): number {
  let y = word;
  y ^= y >>> 11;
  y ^= (y << 7) & 0x9d2c5680;
  y ^= (y << 15) & 0xefc60000;
  return (y ^ (y >>> 18)) >>> 0;
}
