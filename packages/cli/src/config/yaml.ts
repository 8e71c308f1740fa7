/** `sluice.config.yaml`: what needs no code. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseDocument } from "yaml";
import type { Environment } from "../environment.ts";
import { UsageError } from "../errors.ts";

/** Its values, `${NAME}` in them from the environment: so secrets stay out of it. Throws a UsageError with the line. */
export function readYaml(path: string, env: Environment["all"]): unknown {
  const document = parseDocument(readFileSync(path, "utf8"));
  const [problem] = document.errors;
  if (problem !== undefined) {
    const [{ line, col }] = problem.linePos ?? [{ line: 1, col: 1 }];
    throw new UsageError(
      `${basename(path)}:${line}:${col}: ${problem.message.split("\n")[0]?.replace(/ at line \d+.*$/, "")}`,
    );
  }
  return filled(withoutEmpty(document.toJS()), env, basename(path));
}

/** `sources:` with nothing below it, but for comments, says nothing. */
const withoutEmpty = (value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null))
    : (value ?? {});

function filled(value: unknown, env: Environment["all"], file: string): unknown {
  if (typeof value === "string")
    return value.replaceAll(/\$\{(\w+)(?::-([^}]*))?\}/g, (_, name: string, fallback?: string) =>
      set(name, fallback, env, file),
    );
  if (Array.isArray(value)) return value.map((one) => filled(one, env, file));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one, env, file)]));
}

function set(name: string, fallback: string | undefined, env: Environment["all"], file: string): string {
  const value = env[name] || fallback;
  if (value === undefined)
    throw new UsageError(`${file}: the variable ${name} is not set; set it, or write \${${name}:-default}`);
  return value;
}
