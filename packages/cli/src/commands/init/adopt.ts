/** A Dataform project that is there already. */
import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type CompiledGraph, compileProject } from "@sluice/graph";
import { configFiles } from "../../config/index.ts";
import { UsageError } from "../../errors.ts";
import { print } from "../../words/output.ts";
import { configFor, ignored } from "./settings.ts";

/** A config with its declared sources as commented entries; what a run makes goes into .gitignore. Nothing that is there is changed. */
export async function adopt(dir: string): Promise<void> {
  const there = configFiles.find((name) => existsSync(join(dir, name)));
  if (there !== undefined) throw new UsageError(`${join(dir, there)} is there already: there is nothing to begin`);
  const path = join(dir, "sluice.config.yaml");
  await writeFile(path, configOf(compileProject({ dir })));
  print(`wrote ${path}`);
  await ignore(join(dir, ".gitignore"));
  print("\nNow: say in it where the sources come from, then sluice run");
}

const configOf = ({ declarations = [] }: CompiledGraph): string =>
  configFor(declarations.map(({ target: { schema = "", name } }) => `${schema}.${name}`));

const bare = (line: string): string => line.trim().replace(/\/$/, "");

async function ignore(path: string): Promise<void> {
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  const lines = new Set(before.split("\n").map(bare));
  const missing = ignored.filter((line) => line !== "" && !lines.has(bare(line)));
  if (missing.length === 0) return;
  const glue = before === "" || before.endsWith("\n") ? "" : "\n";
  await writeFile(path, `${before}${glue}${missing.join("\n")}\n`);
  print(`added ${missing.join(" ")} to ${path}`);
}
