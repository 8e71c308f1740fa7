import { existsSync } from "node:fs";
import type { Engine } from "./engine.ts";
import { engines } from "./engines.ts";
import { addressOf, engineAt } from "./open.ts";

/** A database that is a file, or will be one. */
export interface DatabaseFile {
  isThere(): boolean;
}

/** The file of an address; undefined where a server has the database, or memory. Throws where it is no address. */
export function fileAt(url: string, among: readonly Engine[] = engines): DatabaseFile | undefined {
  const { files } = engineAt(url, among).traits;
  const { place } = addressOf(url);
  if (!files || place === memory) return undefined;
  return { isThere: () => existsSync(place) };
}

/** The address of an empty database of the same engine that leaves nothing behind; undefined where a server must make one. */
export function inMemory(url: string, among: readonly Engine[] = engines): string | undefined {
  const { name, traits } = engineAt(url, among);
  return traits.files ? `${name}:${memory}` : undefined;
}

const memory = ":memory:";
