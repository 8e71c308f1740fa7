/** Whether a node of one of these kinds is in a tree. */
export function holds(node: unknown, kinds: ReadonlySet<string>): boolean {
  if (typeof node !== "object" || node === null || node instanceof Uint8Array) return false;
  const { kind } = node as { kind?: string };
  return (kind !== undefined && kinds.has(kind)) || Object.values(node).some((part) => holds(part, kinds));
}
