/** The support table: every function of GoogleSQL that Sluice knows, and which engines have it. */
import { engines } from "./engines.ts";
import { aliasesOf, type FunctionKind, registry, symbols } from "@sluice/googlesql/signatures";

export interface SupportRow {
  readonly topic: string;
  /** As SQL writes it: `DATE_ADD`, `NET.HOST`, `+`. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: FunctionKind;
  readonly supported: Readonly<Record<string, boolean>>;
}

export function supportRows(): readonly SupportRow[] {
  return registry.map(({ topic, name, signatures }) => {
    const { kind } = signatures[0]!;
    return { topic, name: written(name, kind), aliases: aliasesOf(name), kind, supported: onEngines(name) };
  });
}

const onEngines = (fn: string) => Object.fromEntries(engines.map(({ name, supported }) => [name, supported.has(fn)]));

function written(name: string, kind: FunctionKind): string {
  if (name === "int_div") return "DIV";
  return (kind === "operator" ? symbols[name] : undefined) ?? name.toUpperCase();
}

/** docs/functions.md. */
export function supportMarkdown(rows: readonly SupportRow[] = supportRows()): string {
  const topics = [...new Set(rows.map((row) => row.topic))];
  return [intro(rows), ...topics.map((topic) => section(topic, rows))].join("\n");
}

const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;

function intro(rows: readonly SupportRow[]): string {
  const counts = engines.map(({ name, title }) => [title, `${rows.filter((row) => row.supported[name]).length}`]);
  return `# Functions

What GoogleSQL's functions and operators are supported on. A function that is not is refused by name when a model is
compiled; it is never passed on to the engine. This file is generated: \`npm run functions\` writes it.

${line(["Engine", `of ${rows.length}`])}| --- | --- |
${counts.map(line).join("")}`;
}

function section(topic: string, rows: readonly SupportRow[]): string {
  const own = rows.filter((row) => row.topic === topic);
  const head = line(["", ...engines.map(({ title }) => title)]) + line(["", ...engines].map(() => "---"));
  return `## ${topic}\n\n${head}${own.map(tableLine).join("")}`;
}

function tableLine({ name, aliases, kind, supported }: SupportRow): string {
  const also = aliases.length === 0 ? "" : ` (${aliases.map(code).join(", ")})`;
  const what = kind === "aggregate" || kind === "window" || kind === "table" ? ` ${kind}` : "";
  return line([`${code(name)}${also}${what}`, ...engines.map((engine) => (supported[engine.name] ? "yes" : "–"))]);
}

const code = (name: string) => `\`${name.replaceAll("|", "\\|")}\``;
