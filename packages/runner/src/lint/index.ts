/** `sluice lint`: what is allowed, and better otherwise. */
import { type Action, actionsOf, type CompiledGraph } from "@sluice/graph";
import { parse, type Statement } from "@sluice/googlesql";
import type { Analysis } from "../analysis/index.ts";
import { scriptsOf } from "../analysis/scripts.ts";
import { placeOf } from "../locate/index.ts";
import {
  commaJoin,
  groupByPosition,
  limitWithoutOrder,
  notInSubquery,
  orderByPosition,
  orderedTable,
  unusedCte,
} from "./rules/queries.ts";
import { starFromSource, undeclaredDependency, unusedSource } from "./rules/sources.ts";
import { noDescription, noKey, undescribedColumn } from "./rules/words.ts";
import type { Rule, Subject } from "./rule.ts";

export type { Rule } from "./rule.ts";

/** One more is an object here. */
export const rules: readonly Rule[] = [
  noDescription,
  undescribedColumn,
  noKey,
  starFromSource,
  unusedSource,
  undeclaredDependency,
  unusedCte,
  groupByPosition,
  orderByPosition,
  orderedTable,
  limitWithoutOrder,
  commaJoin,
  notInSubquery,
];

export interface LintFinding {
  readonly rule: string;
  readonly name: string;
  readonly fileName: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

/** `-- lint: allow unused-cte` in a file takes a rule away there. */
const allowance = /(?:--|\/\/|#)\s*lint:\s*allow\s+([\w,\- ]+)/g;

export interface LintOptions {
  readonly projectDir: string;
  readonly analysis: Analysis;
  /** A file's text, for what it allows. */
  readonly textOf: (fileName: string) => string;
}

export function lint(
  graph: CompiledGraph,
  { projectDir, analysis, textOf }: LintOptions,
  chosen: readonly Rule[] = rules,
): readonly LintFinding[] {
  const all = actionsOf(graph).filter(({ disabled }) => !disabled);
  const actions = new Map(all.map((action) => [action.name, action]));
  const allowed = new Map(
    [...new Set(all.map(({ fileName }) => fileName))].map((file) => [file, allowancesIn(textOf(file))]),
  );
  const named = (path: readonly string[]): string | undefined => {
    const name = analysis.nameOf(path);
    if (actions.has(name)) return name;
    const full = [...actions.keys()].filter((one) => one === path.join(".") || one.endsWith(`.${path.join(".")}`));
    return path.length > 1 && full.length === 1 ? full[0] : undefined;
  };
  return all.flatMap((action) => {
    const { sql, statements } = readSql(action);
    const subject: Subject = {
      action,
      statements,
      analysed: analysis.actions.get(action.name),
      analysis,
      actions,
      named,
    };
    const open = chosen.filter(({ name }) => !allowed.get(action.fileName)?.has(name));
    return open.flatMap((rule) =>
      rule.check(subject).map(({ message, span }): LintFinding => {
        const place = span && placeOf(sql, span.start, { projectDir, fileName: action.fileName });
        return { rule: rule.name, name: action.name, fileName: action.fileName, ...place, message };
      }),
    );
  });
}

const allowancesIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(allowance)].flatMap(([, names = ""]) => names.split(/[\s,]+/).filter(Boolean)));

/** What makes the action; nothing where it is no GoogleSQL: `check` says so. */
function readSql(action: Action): { readonly sql: string; readonly statements: readonly Statement[] } {
  const sql = scriptsOf(action)[0]?.sql ?? "";
  try {
    return { sql, statements: parse(sql) };
  } catch {
    return { sql, statements: [] };
  }
}
