/** Is this the data that the source brings? Asked before anything is loaded. */
import type { Definition } from "../definition.ts";
import { SourceError } from "../error.ts";

export interface Candidate {
  readonly definition: Definition;
  readonly from: string;
  readonly columns: readonly string[];
}

/** Throws if required columns are not there; says if the places given for two sources look swapped. */
export function refuseUnexpected(candidates: readonly Candidate[]): void {
  const wrong = candidates.filter((candidate) => missingIn(candidate, candidate.definition).length > 0);
  for (const candidate of wrong) {
    const partner = candidates.find((other) => other !== candidate && fits(candidate, other.definition));
    throw partner ? swapped(candidate, partner) : unexpected(candidate);
  }
}

const missingIn = ({ columns }: Candidate, { key, required = [] }: Definition): readonly string[] =>
  columns.length === 0
    ? []
    : [...new Set([...key, ...required])].filter(
        (name) => !columns.some((column) => column.toLowerCase() === name.toLowerCase()),
      );

const fits = (candidate: Candidate, definition: Definition): boolean =>
  (definition.required ?? []).length > 0 && missingIn(candidate, definition).length === 0;

const swapped = (one: Candidate, other: Candidate): SourceError =>
  new SourceError(
    "swapped",
    `${one.from} (given for ${one.definition.name}) has what ${other.definition.name} has, and no ${list(one)}: ` +
      `${one.from} and ${other.from} look swapped; exchange them`,
  );

const unexpected = (candidate: Candidate): SourceError =>
  new SourceError(
    "unexpected",
    `${candidate.from}: expected ${candidate.definition.name} with ${list(candidate)}, got records with ${candidate.columns.slice(0, 12).join(", ")}`,
  );

const list = (candidate: Candidate): string => missingIn(candidate, candidate.definition).join(", ");
