import type { Action } from "./actions.ts";
import { GraphError } from "./error.ts";
import type { Target } from "./graph.ts";
import { nearest } from "./nearest.ts";

/** The actions that `name`, `schema.name` or `database.schema.name` means; `*` stands for any characters. */
export function matchName(pattern: string, actions: readonly Action[]): Action[] {
  const byTarget = actions.filter((action) => matches(pattern, action.target));
  const found = byTarget.length > 0 ? byTarget : actions.filter((action) => matches(pattern, action.canonicalTarget));
  if (found.length === 0) throw unknown(pattern, "action", namesLike(pattern, actions));
  if (found.length > 1 && !pattern.includes("*")) throw ambiguous(pattern, found);
  return found;
}

/** The actions with a tag, or with all of `a&b`. */
export function matchTags(pattern: string, actions: readonly Action[]): Action[] {
  const known = new Set(actions.flatMap((action) => action.tags));
  const wanted = pattern.split("&").map((tag) => tag.trim());
  for (const tag of wanted) if (!known.has(tag)) throw unknown(tag, "tag", known);
  return actions.filter((action) => wanted.every((tag) => action.tags.includes(tag)));
}

function matches(pattern: string, { database = "", schema = "", name }: Target): boolean {
  const parts = [database, schema, name];
  const test = toRegExp(pattern);
  return test.test(parts.slice(-pattern.split(".").length).join("."));
}

function toRegExp(pattern: string): RegExp {
  const source = pattern.split("*").map((text) => text.replaceAll(/[^\w]/g, "\\$&"));
  return new RegExp(`^${source.join(".*")}$`);
}

function namesLike(pattern: string, actions: readonly Action[]): Set<string> {
  const parts = pattern.split(".").length;
  return new Set(actions.map(({ name }) => name.split(".").slice(-parts).join(".")));
}

function unknown(text: string, kind: string, known: Iterable<string>): GraphError {
  const near = nearest(text.replaceAll("*", ""), known);
  const hint = near === undefined ? "" : `; did you mean "${near}"?`;
  return new GraphError("selection", [{ message: `no ${kind} matches "${text}"${hint}` }]);
}

function ambiguous(pattern: string, found: readonly Action[]): GraphError {
  const names = found.map(({ name }) => name).join(", ");
  return new GraphError("selection", [{ message: `"${pattern}" is ambiguous: it may be one of ${names}` }]);
}
