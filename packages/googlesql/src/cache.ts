/** Translations kept from one run to the next: by content, so it is always safe to delete them. */
import { createHash } from "node:crypto";
import { codeBelow } from "./code.ts";
import type { Column } from "./types.ts";

/** What a translated statement is to the one who runs it. Plain JSON. */
export interface Translation {
  /** The engine's statements, in order. */
  readonly statements: readonly string[];
  /** Of the query's result, or of the table that is made. */
  readonly columns?: readonly Column[];
}

export interface TranslationCache {
  get(key: string): Promise<Translation | undefined> | Translation | undefined;
  /** False where it was not worth keeping. */
  set(key: string, translation: Translation): Promise<boolean | void> | boolean | void;
}

/** Everything that a translation depends on, as one short name: this package's code too. */
export const cacheKey = (parts: readonly unknown[]): string =>
  createHash("sha256")
    .update(JSON.stringify([codeBelow(import.meta.dirname), ...parts], plain))
    .digest("hex");

const plain = (_key: string, value: unknown): unknown => {
  if (typeof value === "bigint") return `${value}n`;
  if (value instanceof Map) return [...value];
  return value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value;
};
