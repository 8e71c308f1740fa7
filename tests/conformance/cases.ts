/** Case files: YAML with `cases`, each a query, what must stand before it, and what must come out. */
import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parse } from "yaml";

export interface Case {
  readonly file: string;
  /** The folder of the file: `googlesql/functions/date`. */
  readonly family: string;
  readonly desc: string;
  readonly setup: readonly string[];
  readonly sql: string;
  readonly args: readonly unknown[];
  readonly namedArgs: Readonly<Record<string, unknown>>;
  readonly expected: Expected;
}

export interface Expected {
  /** Absent where only an error will do. */
  readonly rows?: readonly (readonly unknown[])[];
  readonly unordered?: boolean;
  readonly error?: { readonly contains?: string };
}

interface Written {
  readonly desc?: string;
  readonly setup?: readonly string[];
  readonly sql: string;
  readonly args?: readonly unknown[];
  readonly named_args?: Readonly<Record<string, unknown>>;
  readonly expected: Expected;
}

export function readCases(folder: string, family: string | undefined): readonly Case[] {
  const files = globSync("**/*.{yaml,yml}", { cwd: folder }).toSorted();
  return files.flatMap((file) => casesOf(folder, file)).filter((each) => within(each, family));
}

const within = (each: Case, family: string | undefined): boolean =>
  family === undefined || each.file.split("/").includes(family) || each.file.startsWith(family);

/** Integers as bigint: no digit may be lost before it is compared. */
function casesOf(folder: string, file: string): readonly Case[] {
  const text = readFileSync(join(folder, file), "utf8");
  const { cases = [] } = (parse(text, { intAsBigInt: true }) ?? {}) as { readonly cases?: readonly Written[] };
  return cases.map(({ desc = "", setup = [], sql, args = [], named_args: namedArgs = {}, expected }) => ({
    file: relative(".", file),
    family: dirname(file),
    desc,
    setup,
    sql,
    args,
    namedArgs,
    expected,
  }));
}
