import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Translation, TranslationCache } from "@sluice/googlesql";

/** Translations below `target/cache`, a file each. Where files can't be read or written, nothing is kept: it is a cache. */
export function translationsIn(projectDir: string): TranslationCache {
  const pathOf = (key: string): string => join(projectDir, "target", "cache", key.slice(0, 2), `${key}.json`);
  return {
    get: (key) => attempt(() => JSON.parse(readFileSync(pathOf(key), "utf8")) as Translation),
    set: (key, translation) => attempt(() => keep(pathOf(key), JSON.stringify(translation))),
  };
}

function keep(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}.tmp`;
  writeFileSync(beside, text);
  renameSync(beside, path);
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
