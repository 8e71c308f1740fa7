/** What gives another value each time must be computed once, not where it is read. */
const VOLATILE = new Set(["rand", "generate_uuid"]);

export function isVolatile(node: unknown): boolean {
  if (typeof node !== "object" || node === null || node instanceof Uint8Array) return false;
  if (Array.isArray(node)) return node.some(isVolatile);
  const { kind, fn } = node as { readonly kind?: unknown; readonly fn?: unknown };
  return (kind === "call" && VOLATILE.has(String(fn))) || Object.values(node).some(isVolatile);
}
