import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { UsageError } from "../../errors.ts";
import { versionOf } from "../../version.ts";
import { printError } from "../../words/output.ts";
import { argumentsOf } from "./arguments.ts";

/** Hands a command to the official CLI. Gives its exit code: what it reports as failed is 1. */
export async function handOver(command: string, dir: string, flags: object): Promise<number> {
  const { args, leftOut } = argumentsOf(flags);
  if (leftOut.length > 0) printError(`not for BigQuery, left out: ${leftOut.join(", ")}`);
  checkCredentials(dir, flags);
  const { exitCode } = await execa(process.execPath, [officialCli(), command, dir, ...args], {
    stdio: "inherit",
    reject: false,
  });
  return exitCode === 0 ? 0 : 1;
}

/** A command of the official CLI as it is. Gives its exit code. */
export async function passOn(command: string, args: readonly string[]): Promise<number> {
  const options = { stdio: "inherit", reject: false } as const;
  return (await execa(process.execPath, [officialCli(), command, ...args], options)).exitCode ?? 1;
}

function checkCredentials(dir: string, flags: { credentials?: string }): void {
  const path = flags.credentials ?? join(dir, ".df-credentials.json");
  if (!existsSync(path)) {
    throw new UsageError(
      `bigquery: expected credentials in ${path}; npx dataform init-creds writes them, or name a file with --credentials`,
    );
  }
}

function officialCli(): string {
  try {
    const path = createRequire(import.meta.url).resolve("@dataform/cli/package.json");
    const { bin } = JSON.parse(readFileSync(path, "utf8")) as { bin: string | Record<string, string> };
    return join(dirname(path), typeof bin === "string" ? bin : (bin["dataform"] ?? "bundle.js"));
  } catch (cause) {
    const wanted = `@dataform/cli@${versionOf("@dataform/cli")}`;
    throw new UsageError(`expected the official CLI, which does this: npm install ${wanted}`, { cause });
  }
}
