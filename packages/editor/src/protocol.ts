/** What the server asks the thread that reads a project, and what it hears. All of it is plain data. */
import type { Diagnostic } from "vscode-languageserver/node";

/** What is wrong with the project: answered by a list of FileDiagnostics. */
export interface Question {
  readonly kind: "check";
}

export interface Asked {
  readonly id: number;
  readonly question: Question;
  /** Changes whenever a file or a text has: what was read of the same one still holds. */
  readonly revision: number;
  /** Of the documents that are open, by path relative to the project. */
  readonly texts: ReadonlyMap<string, string>;
}

export type Answered =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: string };

export interface FileDiagnostics {
  readonly fileName: string;
  readonly diagnostics: readonly Diagnostic[];
}
