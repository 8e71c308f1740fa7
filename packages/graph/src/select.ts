import type { Action } from "./actions.ts";
import { GraphError, type Problem } from "./error.ts";
import { matchName, matchTags } from "./pattern.ts";
import { targetName } from "./target.ts";

/**
 * Which actions to run. A term is `name`, `schema.name`, `database.schema.name` (each may hold `*`) or `tag:a`; `+` before
 * it adds all that it needs, `+` after it all that needs it. A tag `a&b` asks for both. Without terms and tags: everything.
 */
export interface Selection {
  readonly actions?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  /** Terms to take out again, after everything else. */
  readonly exclude?: readonly string[] | undefined;
  /** As the official flags do: first all dependencies of what is selected, then all dependents of that. */
  readonly includeDeps?: boolean | undefined;
  readonly includeDependents?: boolean | undefined;
}

/** The selected actions in their given order. A term that matches nothing is an error. */
export function select(actions: readonly Action[], selection: Selection): Action[] {
  const included = new Set(named(actions, selection));
  if (selection.includeDeps) extend(included, dependenciesIn(actions));
  if (selection.includeDependents) extend(included, dependentsIn(actions));
  for (const action of all(selection.exclude ?? [], (term) => matchTerm(term, actions))) included.delete(action);
  return actions.filter((action) => included.has(action));
}

function named(actions: readonly Action[], { actions: terms = [], tags = [] }: Selection): readonly Action[] {
  if (terms.length === 0 && tags.length === 0) return actions;
  return all([...terms, ...tags.map((tag) => `tag:${tag}`)], (term) => matchTerm(term, actions));
}

/** Collects what every term gives, and what is wrong with any. */
function all(terms: readonly string[], match: (term: string) => Iterable<Action>): Action[] {
  const problems: Problem[] = [];
  const found = terms.flatMap((term) => {
    try {
      return [...match(term)];
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new GraphError("selection", problems);
  return found;
}

function matchTerm(term: string, actions: readonly Action[]): Set<Action> {
  const [, before, tag, name = "", after] = /^(\+?)(tag:)?(.*?)(\+?)$/s.exec(term.trim()) ?? [];
  const found = tag ? matchTags(name, actions) : matchName(name, actions);
  const needed = new Set(found);
  const needing = new Set(found);
  if (before) extend(needed, dependenciesIn(actions));
  if (after) extend(needing, dependentsIn(actions));
  return new Set([...needed, ...needing]);
}

type Neighbours = (action: Action) => readonly Action[];

function extend(included: Set<Action>, neighbours: Neighbours): void {
  // A set visits what is added while it is walked.
  for (const action of included) for (const next of neighbours(action)) included.add(next);
}

function dependenciesIn(actions: readonly Action[]): Neighbours {
  const byName = new Map(actions.map((action) => [action.name, action]));
  return (action) => action.dependencies.flatMap((target) => byName.get(targetName(target)) ?? []);
}

function dependentsIn(actions: readonly Action[]): Neighbours {
  const dependents = new Map<string, Action[]>();
  for (const action of actions) {
    for (const target of action.dependencies) {
      const name = targetName(target);
      dependents.set(name, [...(dependents.get(name) ?? []), action]);
    }
  }
  return ({ name }) => dependents.get(name) ?? [];
}
