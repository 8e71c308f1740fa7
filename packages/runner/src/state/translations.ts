import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Translation, TranslationCache } from "@sluice/googlesql";

/** A shorter one is made again sooner than its file is written. */
const worthAFile = 1500;

/** Translations below `target/cache`, a file each. Where files can't be read or written, nothing is kept: it is a cache. */
export function translationsIn(projectDir: string): TranslationCache {
  const pathOf = (key: string): string => join(projectDir, "target", "cache", key.slice(0, 2), `${key}.json`);
  return {
    get: (key) => unlessItFails(() => JSON.parse(readFileSync(pathOf(key), "utf8")) as Translation),
    set: (key, translation) => {
      const text = JSON.stringify(translation);
      return text.length >= worthAFile && unlessItFails(() => keep(pathOf(key), text)) !== undefined;
    },
  };
}

/** Half a file is no JSON, and so as good as none. */
function keep(path: string, text: string): true {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return true;
}

function unlessItFails<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
