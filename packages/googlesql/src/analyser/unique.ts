/** Names that are used once. */

/** Gives the wanted name, or the wanted name with the first free suffix: `votes`, `votes_1`. */
export function uniqueNames(taken: Iterable<string> = []): (wanted: string) => string {
  const used = new Set([...taken].map((name) => name.toLowerCase()));
  return (wanted) => {
    let name = wanted;
    for (let i = 1; used.has(name.toLowerCase()); i++) name = `${wanted}_${i}`;
    used.add(name.toLowerCase());
    return name;
  };
}

/** The output names of a select list: `f0_` for what has no name, suffixes for duplicates. */
export function outputNames(names: readonly (string | undefined)[]): string[] {
  const unique = uniqueNames();
  const written = names.map((name) => (name === undefined ? undefined : unique(name)));
  return written.map((name, i) => name ?? unique(`f${anonymousBefore(names, i)}_`));
}

const anonymousBefore = (names: readonly (string | undefined)[], i: number) =>
  names.slice(0, i).filter((name) => name === undefined).length;
