/** Which relations a part of a tree makes, and which it reads. */
import type { Node } from "./nodes.ts";
import { walk } from "./walk.ts";

export interface Relations {
  readonly made: ReadonlySet<string>;
  /** Its own among them. */
  readonly read: ReadonlySet<string>;
}

export function relationsOf(...nodes: readonly Node[]): Relations {
  const made = new Set<string>();
  const read = new Set<string>();
  for (const node of nodes)
    walk(node, (part) => {
      if ("alias" in part) made.add(part.alias);
      if (part.kind === "column" || part.kind === "row") read.add(part.relation);
    });
  return { made, read };
}

/** Reads columns of relations that are not its own. */
export function isCorrelated(node: Node): boolean {
  const { made, read } = relationsOf(node);
  return [...read].some((name) => !made.has(name));
}
