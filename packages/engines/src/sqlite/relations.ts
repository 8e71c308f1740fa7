/** Which relations a piece of the tree speaks of, and whether it can be computed elsewhere. */
import { type Node, relationsOf, some } from "@sluice/googlesql/tree";

type Names = ReadonlySet<string>;

export const isWithin = (names: Names, all: Names): boolean => [...names].every((name) => all.has(name));
export const isApart = (names: Names, others: Names): boolean => ![...names].some((name) => others.has(name));

/** The relations that are defined within. */
export const definedIn = (node: Node): Names => relationsOf(node).made;

/** The relations from outside that it reads. */
export function freeIn(node: Node): Names {
  const { made, read } = relationsOf(node);
  return new Set([...read].filter((name) => !made.has(name)));
}

const isRandom = (node: Node): boolean => node.kind === "call" && (node.fn === "rand" || node.fn === "generate_uuid");

/** What gives another value each time must be computed once, not where it is read. */
export const isVolatile = (node: Node): boolean => some(node, isRandom);

/** Whether it can be computed anywhere: of columns and constants alone. */
export const isPlain = (node: Node): boolean =>
  !some(
    node,
    (part) => isRandom(part) || part.kind === "aggregate" || part.kind === "window" || part.kind === "variable",
  );
