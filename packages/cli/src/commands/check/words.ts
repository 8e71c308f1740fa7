import type { Analysis, AnalysisProblem } from "@sluice/runner";
import { dim, green, red, yellow } from "../../words/colours.ts";

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

export function summary({ actions, problems }: Analysis, tests: number): string {
  const count = (severity: AnalysisProblem["severity"]) => problems.filter((one) => one.severity === severity).length;
  const [errors, unchecked] = [count("error"), count("unchecked")];
  const checked = `checked ${actions.size} actions and ${tests} unit tests`;
  const left = unchecked > 0 ? yellow(`, ${unchecked} could not be checked`) : "";
  return `${checked}: ${errors === 0 ? green("nothing is wrong") : red(`${errors} ${errors === 1 ? "error" : "errors"}`)}${left}`;
}
