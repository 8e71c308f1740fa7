import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { UsageError } from "./errors.ts";
import { printError } from "./output.ts";

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
const refused = new Set(["exclude", "changed", "continue", "quarantine", "source"]);

/** Hands a run to the official CLI, as it is installed here. Gives its exit code: what it reports as failed is 1. */
export async function handOver(command: string, dir: string, flags: object): Promise<number> {
  const given = Object.entries(flags).filter(([, value]) => value !== undefined && value !== false);
  const unknown = given.filter(([name]) => refused.has(name)).map(([name]) => `--${kebab(name)}`);
  if (unknown.length > 0)
    throw new UsageError(`${unknown.join(", ")}: the official CLI, which runs on BigQuery, has no such flag`);
  const ours = given
    .filter(([name]) => !taken.has(name) && name !== "warehouse" && name !== "load" && name !== "export")
    .map(([name]) => `--${kebab(name)}`);
  if (ours.length > 0) printError(`not for BigQuery, left out: ${ours.join(", ")}`);
  checkCredentials(dir, flags);
  const args = given.filter(([name]) => taken.has(name)).flatMap(([name, value]) => argumentOf(name, value));
  const { exitCode } = await execa(process.execPath, [officialCli(), command, dir, ...args], {
    stdio: "inherit",
    reject: false,
  });
  return exitCode === 0 ? 0 : 1;
}

function checkCredentials(dir: string, flags: { credentials?: string }): void {
  const path = flags.credentials ?? join(dir, ".df-credentials.json");
  if (!existsSync(path)) {
    throw new UsageError(
      `bigquery: expected credentials in ${path}; npx dataform init-creds writes them, or name a file with --credentials`,
    );
  }
}

const durations = new Set(["timeout", "executionTimeout", "jitTimeout"]);

function argumentOf(name: string, value: unknown): string[] {
  const flag = `--${kebab(name)}`;
  if (value === true) return [flag];
  if (Array.isArray(value)) return value.map((one) => `${flag}=${one}`);
  if (durations.has(name)) return [`${flag}=${String(value)}ms`];
  const pairs =
    typeof value === "object" && value !== null
      ? Object.entries(value).map(([key, one]) => `${key}=${one}`)
      : [String(value)];
  return [`${flag}=${pairs.join(",")}`];
}

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function officialCli(): string {
  try {
    const path = createRequire(import.meta.url).resolve("@dataform/cli/package.json");
    const { bin } = JSON.parse(readFileSync(path, "utf8")) as { bin: string | Record<string, string> };
    return join(dirname(path), typeof bin === "string" ? bin : (bin["dataform"] ?? "bundle.js"));
  } catch (cause) {
    throw new UsageError("bigquery: expected the official CLI: npm install @dataform/cli@3.0.69", { cause });
  }
}
