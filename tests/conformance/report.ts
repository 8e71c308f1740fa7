import type { Outcome, Verdict } from "./run.ts";

const VERDICTS: readonly Verdict[] = ["pass", "refused", "invalid", "error", "wrong"];

/** A line a family, and one for all. */
export function table(outcomes: readonly Outcome[]): string {
  const families = Map.groupBy(outcomes, (outcome) => outcome.case.family);
  const lines = [...families].map(([family, own]) => line(family, own));
  return [header, ...lines, line("all", outcomes)].join("\n");
}

const header = `${"family".padEnd(50)}${["cases", ...VERDICTS, "pass %"].map((word) => word.padStart(9)).join("")}`;

function line(family: string, outcomes: readonly Outcome[]): string {
  const counts = VERDICTS.map((verdict) => outcomes.filter((outcome) => outcome.verdict === verdict).length);
  const share = ((100 * (counts[0] ?? 0)) / outcomes.length).toFixed(1);
  return `${family.padEnd(50)}${[outcomes.length, ...counts, share].map((cell) => String(cell).padStart(9)).join("")}`;
}

/** The cases of one verdict, one after the other. */
export const listing = (outcomes: readonly Outcome[], verdict: Verdict): string =>
  outcomes
    .filter((outcome) => outcome.verdict === verdict)
    .map(
      ({ case: { file, desc, sql }, told }) =>
        `${verdict}: ${file}: ${desc}\n  ${sql.replace(/\s+/g, " ").slice(0, 300)}\n  ${told}`,
    )
    .join("\n");
