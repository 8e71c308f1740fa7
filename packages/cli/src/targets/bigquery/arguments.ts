import { UsageError } from "../../errors.ts";

/** Flags that the official CLI takes under the same name. */
const taken = new Set([
  "dryRun",
  "runTests",
  "actionRetryLimit",
  "actions",
  "credentials",
  "emitLineage",
  "fullRefresh",
  "includeDeps",
  "includeDependents",
  "json",
  "timeout",
  "executionTimeout",
  "jitTimeout",
  "tags",
  "jobLabels",
  "defaultDatabase",
  "defaultSchema",
  "defaultLocation",
  "assertionSchema",
  "vars",
  "databaseSuffix",
  "schemaSuffix",
  "tablePrefix",
  "disableAssertions",
  "defaultReservation",
]);

/** What has no counterpart there, and would change what is run. */
const refused = new Set(["exclude", "changed", "continue", "quarantine", "source", "watch"]);

/** What has no meaning there, and changes nothing that is run: the first is how we came here, the others are on unless refused. */
const silent = new Set(["warehouse", "load", "export"]);

export interface Arguments {
  readonly args: readonly string[];
  /** Flags of ours that the official CLI does without. */
  readonly leftOut: readonly string[];
}

/** The flags of a command as the official CLI spells them. Throws where one that it lacks would change what is run. */
export function argumentsOf(flags: object): Arguments {
  const given = Object.entries(flags).filter(([, value]) => value !== undefined && value !== false);
  const unknown = given.filter(([name]) => refused.has(name)).map(([name]) => flagOf(name));
  if (unknown.length > 0)
    throw new UsageError(`${unknown.join(", ")}: the official CLI, which runs on BigQuery, has no such flag`);
  const known = given.filter(([name]) => taken.has(name));
  const ours = given.filter(([name]) => !taken.has(name) && !silent.has(name));
  return {
    args: known.flatMap(([name, value]) => argumentOf(name, value)),
    leftOut: ours.map(([name]) => flagOf(name)),
  };
}

const durations = new Set(["timeout", "executionTimeout", "jitTimeout"]);

function argumentOf(name: string, value: unknown): string[] {
  const flag = flagOf(name);
  if (value === true) return [flag];
  if (Array.isArray(value)) return value.map((one) => `${flag}=${one}`);
  if (durations.has(name)) return [`${flag}=${String(value)}ms`];
  const pairs =
    typeof value === "object" && value !== null
      ? Object.entries(value).map(([key, one]) => `${key}=${one}`)
      : [String(value)];
  return [`${flag}=${pairs.join(",")}`];
}

const flagOf = (name: string): string => `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
