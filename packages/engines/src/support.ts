/** The support table: every function of GoogleSQL that Sluice knows, and which engines have it. */
import type { Engine } from "./engine.ts";
import { engines } from "./engines.ts";
import { aliasesOf, type FunctionKind, registry, symbols } from "@sluice/googlesql/signatures";

export interface SupportRow {
  readonly topic: string;
  /** As SQL writes it: `DATE_ADD`, `NET.HOST`, `+`. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: FunctionKind;
  readonly supported: Readonly<Record<string, boolean>>;
  /** By a function that only our connections have. */
  readonly private: Readonly<Record<string, boolean>>;
}

export function supportRows(among: readonly Engine[] = engines): readonly SupportRow[] {
  return registry.map(({ topic, name, signatures }) => {
    const kind = signatures[0]?.kind ?? "scalar";
    const held = (by: "supported" | "private") =>
      Object.fromEntries(among.map((engine) => [engine.name, engine[by].has(name)]));
    const [supported, own] = [held("supported"), held("private")];
    return { topic, name: written(name, kind), aliases: aliasesOf(name), kind, supported, private: own };
  });
}

function written(name: string, kind: FunctionKind): string {
  if (name === "int_div") return "DIV";
  return (kind === "operator" ? symbols[name] : undefined) ?? name.toUpperCase();
}

/** docs/functions.md. */
export function supportMarkdown(among: readonly Engine[] = engines): string {
  const rows = supportRows(among);
  const topics = Map.groupBy(rows, ({ topic }) => topic);
  return [intro(rows, among), ...[...topics].map(([topic, own]) => section(topic, own, among))].join("\n");
}

const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;

function intro(rows: readonly SupportRow[], among: readonly Engine[]): string {
  const count = (held: (row: SupportRow) => boolean | undefined) => `${rows.filter(held).length}`;
  const counts = among.map(({ name, title }) => [
    title,
    count((row) => row.supported[name]),
    count((row) => row.private[name]),
  ]);
  return `# Functions

What GoogleSQL's functions and operators are supported on. A function that is not is refused by name when a model is
compiled; it is never passed on to the engine. This file is generated: \`npm run functions\` writes it.

\`ours\` is a function that only Sluice's own connections have: a view that calls it is read by no other client. What says \`yes\` is in the engine's SQL,
or in the database's schema \`googlesql\`; for some arguments it may still be ours. \`sluice run\` names the views that are read by Sluice alone,
\`--materialize-views\` makes tables of them.

${line(["Engine", `of ${rows.length}`, "ours"])}| --- | --- | --- |
${counts.map(line).join("")}`;
}

function section(topic: string, rows: readonly SupportRow[], among: readonly Engine[]): string {
  const head = line(["", ...among.map(({ title }) => title)]) + line(["", ...among].map(() => "---"));
  return `## ${topic}\n\n${head}${rows.map((row) => tableLine(row, among)).join("")}`;
}

function tableLine(row: SupportRow, among: readonly Engine[]): string {
  const { name, aliases, kind } = row;
  const also = aliases.length === 0 ? "" : ` (${aliases.map(code).join(", ")})`;
  const what = kind === "aggregate" || kind === "window" || kind === "table" ? ` ${kind}` : "";
  return line([`${code(name)}${also}${what}`, ...among.map((engine) => cellOf(row, engine))]);
}

function cellOf({ supported, private: own }: SupportRow, { name }: Engine): string {
  if (own[name]) return "ours";
  return supported[name] ? "yes" : "–";
}

const code = (name: string) => `\`${name.replaceAll("|", "\\|")}\``;
