/** Calls implementations as engines do: by name and argument types. */
import { expect, test } from "vitest";
import { findImplementation, typesText, type Value } from "../../../packages/googlesql/src/functions/index.ts";
import type { Type } from "../../../packages/googlesql/src/types.ts";

export type Argument = readonly [type: Type["kind"] | Type, value: Value];

const typeOf = ([type]: Argument): Type => (typeof type === "string" ? ({ kind: type } as Type) : type);

export function call(fn: string, ...args: readonly Argument[]): Value {
  const types = args.map(typeOf);
  const found = findImplementation(fn, types);
  if (found === undefined) throw new Error(`no implementation of ${fn}(${typesText(types)})`);
  const values = args.map(([, value]) => value);
  if (found.nulls !== true && values.includes(null)) return null;
  return found.run(...values, ...(found.typed === true ? [typesText(types)] : []));
}

export type Case = readonly [fn: string, args: readonly Argument[], expected: Value | RegExp];

const shown = ([, value]: Argument): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : String(value);

/** A pattern is the message of the error that is expected. */
export function cases(all: readonly Case[]): void {
  for (const [fn, args, expected] of all) {
    const name = `${fn}(${args.map(shown).join(", ")})`;
    if (expected instanceof RegExp) failing(name, () => call(fn, ...args), expected);
    else giving(name, () => call(fn, ...args), expected);
  }
}

const failing = (name: string, run: () => Value, message: RegExp): void =>
  test(name, () => {
    expect(run).toThrow(message);
  });

const giving = (name: string, run: () => Value, expected: Value): void =>
  test(name, () => {
    expect(plain(run())).toEqual(plain(expected));
  });

const plain = (value: Value): Value => (value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value);

export const text = (value: string): Argument => ["STRING", value];
export const int = (value: bigint): Argument => ["INT64", value];
export const float = (value: number): Argument => ["FLOAT64", value];
export const numeric = (value: string): Argument => ["NUMERIC", value];
export const bignumeric = (value: string): Argument => ["BIGNUMERIC", value];
export const date = (value: string): Argument => ["DATE", value];
export const datetime = (value: string): Argument => ["DATETIME", value];
export const timestamp = (value: string): Argument => ["TIMESTAMP", value];
export const time = (value: string): Argument => ["TIME", value];
export const interval = (value: string): Argument => ["INTERVAL", value];
export const json = (value: string): Argument => ["JSON", value];
export const bytes = (value: string): Argument => ["BYTES", new Uint8Array(Buffer.from(value, "latin1"))];
