/** What an implementation of a GoogleSQL function is: plain canonical values in, one out. */
import { GoogleSqlError } from "../error.ts";

export type Value = bigint | number | boolean | string | Uint8Array | null;

export interface Implementation {
  // oxlint-disable-next-line typescript/no-explicit-any -- each function says its own argument types.
  readonly run: (...args: any[]) => Value;
  /** It wants to see NULL arguments; otherwise any NULL argument gives NULL. */
  readonly nulls?: boolean;
  /** Not the same each time it is called: RAND, GENERATE_UUID. */
  readonly volatile?: boolean;
  /** It takes one argument more: the text of its argument types, comma by comma (`typesText`). */
  readonly typed?: boolean;
}

export type Implementations = Readonly<Record<string, Implementation>>;

type Functions = Readonly<Record<string, Implementation["run"]>>;

const each = (functions: Functions, flags: Omit<Implementation, "run">): Implementations =>
  Object.fromEntries(Object.entries(functions).map(([name, run]) => [name, { run, ...flags }]));

/** Functions that are NULL where an argument is. */
export const strict = (functions: Functions): Implementations => each(functions, {});
/** Functions that see NULL arguments. */
export const lenient = (functions: Functions): Implementations => each(functions, { nulls: true });
/** Functions that must know their arguments' types, as text in the last argument. */
export const typed = (functions: Functions, flags: Omit<Implementation, "run"> = {}): Implementations =>
  each(functions, { typed: true, ...flags });

export function fail(message: string): never {
  throw new GoogleSqlError("runtime", message);
}

/** BOOL comes as `true` or, from an engine without booleans, as 1. */
export const isTrue = (value: Value | undefined): boolean => value === true || value === 1n || value === 1;

/** Remembers what it made of its latest keys: patterns, formats and paths are nearly always constants. */
export function remember<K extends string | number, V>(make: (key: K) => V, size = 200): (key: K) => V {
  const known = new Map<K, V>();
  let lastKey: K | undefined;
  let last: V;
  return (key) => {
    if (key === lastKey) return last;
    let value = known.get(key);
    if (value === undefined) {
      value = make(key);
      if (known.size >= size) known.clear();
      known.set(key, value);
    }
    lastKey = key;
    last = value;
    return value;
  };
}

/** An argument that counts something: small enough to be a number. */
export function count(value: bigint | number, what: string): number {
  const n = Number(value);
  return Number.isSafeInteger(n) ? n : fail(`${what} is out of range: ${value}`);
}
