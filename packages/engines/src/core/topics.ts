/** All functions of an engine, from those of each topic. */

/** `topics`: a module that exports one list of functions a topic. A function is in one of them alone. */
export function fromTopics<T>(
  topics: Readonly<Record<string, Readonly<Record<string, T>>>>,
): Readonly<Record<string, T>> {
  const all = Object.values(topics).flatMap((functions) => Object.entries(functions));
  const found = new Map(all);
  if (found.size < all.length) throw new Error(`expected each function in one topic, got two of ${twice(all)}`);
  return Object.fromEntries(found);
}

const twice = (all: readonly (readonly [string, unknown])[]): string | undefined =>
  all.map(([name]) => name).find((name, i, names) => names.indexOf(name) < i);
