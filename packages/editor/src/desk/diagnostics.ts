/** What is wrong with a project, file by file, as editors show it. */
import type { Diagnostic } from "vscode-languageserver/node";
import type { FileDiagnostics } from "../protocol.ts";
import { textOf } from "./files.ts";
import type { Snapshot } from "./snapshot.ts";
import { type Found, underline } from "./underline.ts";

interface Problem extends Found {
  readonly fileName?: string;
  readonly engine?: string;
}

const severities = { error: 1, warning: 2 } as const;

/** Only files with something wrong are among them. */
export function diagnosticsOf(snapshot: Snapshot): readonly FileDiagnostics[] {
  const byFile = Map.groupBy(problemsOf(snapshot), ({ fileName = "workflow_settings.yaml" }) => fileName);
  return [...byFile].map(([fileName, problems]) => {
    const text = textOf(fileName, snapshot.dir, snapshot.texts);
    return { fileName, diagnostics: once(problems.map((problem) => diagnosticOf(text, problem))) };
  });
}

/** A model that was not checked for want of another is not wrong; of a text that does not compile, that is what is wrong. */
function problemsOf({ problems, analysis }: Snapshot): readonly Problem[] {
  const uncompiled = new Set(problems.map(({ fileName }) => fileName));
  const typed = analysis.problems.filter(({ severity, fileName }) => severity === "error" && !uncompiled.has(fileName));
  return [...problems, ...typed];
}

const diagnosticOf = (text: string, problem: Problem): Diagnostic => ({
  range: underline(text, problem),
  severity: problem.engine === undefined ? severities.error : severities.warning,
  source: "sluice",
  message: problem.engine === undefined ? problem.message : `${problem.message} (on ${problem.engine})`,
});

/** An incremental model is read twice, and says the same thing twice. */
function once(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const keyed = diagnostics.map((one) => [JSON.stringify([one.range, one.message]), one] as const);
  return [...new Map(keyed).values()];
}
