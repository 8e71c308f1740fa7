export interface Tally {
  interrupted: number;
  /** Commands that were done before the moment came. */
  late: number;
  readonly by: Record<string, number>;
  lost: number;
  doubled: number;
  wrong: number;
  /** Commands that did not end well when they were run again. */
  failed: number;
}

/** What is there of what was expected: how often each row, as text. */
export function compare(
  found: readonly string[],
  expected: readonly string[],
): Pick<Tally, "lost" | "doubled" | "wrong"> {
  const times = new Map<string, number>();
  for (const row of found) times.set(row, (times.get(row) ?? 0) + 1);
  const wanted = new Set(expected);
  return {
    lost: [...wanted].filter((row) => !times.has(row)).length,
    doubled: [...times].reduce((sum, [row, n]) => sum + (wanted.has(row) ? n - 1 : 0), 0),
    wrong: [...times.keys()].filter((row) => !wanted.has(row)).length,
  };
}

export const summary = ({ interrupted, late, by, lost, doubled, wrong, failed }: Tally, seed: number): string => {
  const parts = Object.entries(by).map(([name, n]) => `${name} ${n}`);
  return `torture: ${interrupted} interruptions (${parts.join(", ")}; ${late} came too late), seed ${seed}: ${lost} lost, ${doubled} doubled, ${wrong} wrong, ${failed} failed`;
};
