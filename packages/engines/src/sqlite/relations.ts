/** Which relations a piece of the tree speaks of. */
type Names = ReadonlySet<string>;

export const isWithin = (names: Names, all: Names): boolean => [...names].every((name) => all.has(name));
export const isApart = (names: Names, others: Names): boolean => ![...names].some((name) => others.has(name));

function collect(node: unknown, used: Set<string>, defined: Set<string>): void {
  if (typeof node !== "object" || node === null || node instanceof Uint8Array) return;
  if (Array.isArray(node)) {
    for (const item of node) collect(item, used, defined);
    return;
  }
  const { kind, relation, alias } = node as Readonly<Record<string, unknown>>;
  if ((kind === "column" || kind === "row") && typeof relation === "string") used.add(relation);
  if (typeof alias === "string") defined.add(alias);
  for (const item of Object.values(node)) collect(item, used, defined);
}

/** The relations that are defined within. */
export function definedIn(node: unknown): Names {
  const defined = new Set<string>();
  collect(node, new Set(), defined);
  return defined;
}

/** The relations from outside that it reads. */
export function freeIn(node: unknown): Names {
  const [used, defined] = [new Set<string>(), new Set<string>()];
  collect(node, used, defined);
  return new Set([...used].filter((name) => !defined.has(name)));
}

const KINDS = new Set(["aggregate", "window", "variable"]);

/** Whether it can be computed anywhere: of columns and constants alone. */
export function isPlain(node: unknown): boolean {
  if (typeof node !== "object" || node === null || node instanceof Uint8Array) return true;
  if (Array.isArray(node)) return node.every(isPlain);
  const { kind, fn } = node as Readonly<Record<string, unknown>>;
  if (KINDS.has(String(kind)) || fn === "rand" || fn === "generate_uuid") return false;
  return Object.values(node).every(isPlain);
}

/** Within queries below, aggregates are theirs. */
export function hasAggregate(expr: unknown): boolean {
  if (typeof expr !== "object" || expr === null || expr instanceof Uint8Array) return false;
  if (Array.isArray(expr)) return expr.some(hasAggregate);
  const node = expr as { readonly kind?: unknown };
  if (node.kind === "aggregate") return true;
  if (node.kind === "query") return false;
  return Object.values(node).some(hasAggregate);
}
