/** Lists, read where something must be there: what is missing is said, and is never `undefined`. */

/** At least one. */
export type NonEmpty<T> = readonly [T, ...T[]];

/** The item at an index from 0. */
export function nth<T>(list: ArrayLike<T>, index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`expected an item at ${index} in a list of ${list.length}`);
  return item;
}

export const last = <T>(list: ArrayLike<T>): T => nth(list, list.length - 1);

/** Two lists side by side; the second must be as long as the first, and may be longer. */
export const zip = <A, B, T>(
  left: readonly A[],
  right: ArrayLike<B>,
  combine: (a: A, b: B, index: number) => T,
): readonly T[] => left.map((item, i) => combine(item, nth(right, i), i));
