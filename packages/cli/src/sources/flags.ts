import { type Command, InvalidArgumentError } from "commander";

export interface SourceFlags {
  readonly source?: Readonly<Record<string, string>>;
  /** False where `--no-load` is given. */
  readonly load?: boolean;
}

/** Where raw data comes from, and whether it is loaded at all. */
export const sourceFlags = (command: Command): Command =>
  command
    .option("--source <name=where>", "take a source from this file or address, for this run", pair)
    .option("--no-load", "don't load sources, even with --tags");

export function pair(text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const at = text.indexOf("=");
  if (at < 1 || at === text.length - 1) throw new InvalidArgumentError(`expected NAME=WHERE, got ${said(text)}`);
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}

/** An address may hold a password. */
const said = (text: string): string => (text.includes(":") ? "an address alone" : `"${text}"`);
