/** What a rule is: what it looks at, and what it says. */
import type { Action } from "@sluice/graph";
import type { Span, Statement } from "@sluice/googlesql";
import type { Analysis, AnalysedAction } from "../analysis/index.ts";

export interface Finding {
  readonly message: string;
  /** In the action's own SQL; absent where it is about the whole of it. */
  readonly span?: Span;
}

/** One action, and what is around it. */
export interface Subject {
  readonly action: Action;
  /** The statements that make it, as written. None where they can't be parsed: `check` says why. */
  readonly statements: readonly Statement[];
  readonly analysed: AnalysedAction | undefined;
  readonly analysis: Analysis;
  /** Actions by full name. */
  readonly actions: ReadonlyMap<string, Action>;
  /** The full name of the action that a path in its SQL means; undefined where it is none of the project's. */
  readonly named: (path: readonly string[]) => string | undefined;
}

export interface Rule {
  /** `unused-cte`. */
  readonly name: string;
  /** Why, in one sentence: the line of the documentation. */
  readonly why: string;
  readonly check: (subject: Subject) => readonly Finding[];
}

export const isModel = ({ type }: Action): boolean =>
  ["table", "view", "incremental", "materializedView"].includes(type);
