/** The STRUCT types that no notation says: of ARRAY_ZIP's elements, and of REGEXP_EXTRACT_GROUPS. */
import { type Field, isScalar, STRING, structOf, type Type } from "../types.ts";

interface Argument {
  readonly type: Type;
  readonly alias?: string;
  readonly text?: string;
}

export function structResult(args: readonly Argument[]): Type | undefined {
  const arrays = args.filter(({ type }) => type.kind === "ARRAY");
  if (arrays.length > 0) return structOf(arrays.map(zipped));
  const groups = groupsOf(args[1]?.text ?? "");
  return groups.length === 0 ? undefined : structOf(groups.map(groupField));
}

function zipped({ type, alias }: Argument): Field {
  const { element } = type as Extract<Type, { kind: "ARRAY" }>;
  return alias === undefined ? { type: element } : { name: alias, type: element };
}

/** Capturing groups by their names, in order; "" for those without. */
function groupsOf(pattern: string): readonly string[] {
  const pieces = pattern.matchAll(/\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?P?<(\w+)>|(?!\?))/gs);
  return [...pieces].filter(([piece]) => piece.startsWith("(")).map(([, name]) => name ?? "");
}

/** `(?<year__INT64>…)` is cast, and named `year`. */
function groupField(group: string): Field {
  const [, name, kind] = /^(.*?)(?:__([A-Z]+[0-9]*))?$/.exec(group) ?? [];
  if (kind === undefined || !isScalar(kind)) return group === "" ? { type: STRING } : { name: group, type: STRING };
  return name ? { name, type: { kind } } : { type: { kind } };
}
