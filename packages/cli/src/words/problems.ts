import type { AnalysisProblem } from "@sluice/runner";
import { dim, red } from "./colours.ts";

/** `file:line:column: message`, as editors and CI read it. */
export function problemLines(problems: readonly AnalysisProblem[]): readonly string[] {
  const lines = problems.map(({ severity, fileName, line, column, message, engine }) => {
    const place = [fileName, line, column].filter((part) => part !== undefined).join(":");
    const where = engine === undefined ? "" : ` (on ${engine})`;
    return severity === "error"
      ? `${place}: ${red("error")}: ${message}${where}`
      : dim(`${place}: not checked: ${message}`);
  });
  // One text on several engines is one line where they agree on the words.
  return [...new Set(lines)];
}
