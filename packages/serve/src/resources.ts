/** Resources of the API as it writes them, common to all. */
import { createHash } from "node:crypto";

export const etagOf = (body: object): string =>
  createHash("sha1").update(JSON.stringify(body)).digest("base64url").slice(0, 22);

/** A page of a list: at most `maxResults`, from a token that is the place of its first. */
export function pageOf<T>(
  all: readonly T[],
  { maxResults, pageToken }: { readonly maxResults?: string | undefined; readonly pageToken?: string | undefined },
  most = 1000,
): { readonly items: readonly T[]; readonly nextPageToken?: string } {
  const from = Number(pageToken ?? 0) || 0;
  const size = maxResults === undefined ? most : Math.max(0, Number(maxResults));
  const items = all.slice(from, from + size);
  return { items, ...(from + size < all.length && { nextPageToken: String(from + size) }) };
}

/** Without what is undefined or null: a patch takes a field away with null. */
export const withoutNulls = <T extends object>(body: T): T =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null && value !== undefined)) as T;
