import type { Target } from "@sluice/graph";

/** `` `project.dataset.name` ``, one literal, as references compile to. */
export function quoted(target: Target): string {
  return `\`${[target.database, target.schema, target.name].filter(Boolean).join(".")}\``;
}

export const column = (name: string): string => `\`${name}\``;

/** A STRING literal of GoogleSQL. */
export function literal(text: string): string {
  const escaped = text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n").replaceAll("\r", "\\r");
  return `"${escaped}"`;
}

/** One script. The semicolon stands on a line of its own: a statement may end in a comment. */
export function scriptOf(statements: readonly string[]): string {
  return statements
    .map((statement) => statement.trim().replace(/;\s*$/, ""))
    .filter((statement) => statement !== "")
    .map((statement) => `${statement}\n;`)
    .join("\n");
}

/** `(Q)`, with the bracket on a line of its own for the same reason. */
export const nested = (query: string): string => `(${query.trim()}\n)`;
