import type { Analysis, AnalysisProblem } from "@sluice/runner";
import { green, red, yellow } from "../../words/colours.ts";

export function summary({ actions, problems }: Analysis, tests: number): string {
  const count = (severity: AnalysisProblem["severity"]) => problems.filter((one) => one.severity === severity).length;
  const [errors, unchecked] = [count("error"), count("unchecked")];
  const checked = `checked ${actions.size} actions and ${tests} unit tests`;
  const left = unchecked > 0 ? yellow(`, ${unchecked} could not be checked`) : "";
  return `${checked}: ${errors === 0 ? green("nothing is wrong") : red(`${errors} ${errors === 1 ? "error" : "errors"}`)}${left}`;
}
