/** What was typed before, the latest first. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

const path = join(homedir(), ".local", "state", "sluice", "history");

export const readHistory = (): string[] => {
  try {
    return existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean) : [];
  } catch {
    return [];
  }
};

/** For its owner alone: queries may hold what others should not read. That it can't be kept hinders nobody. */
export function writeHistory(lines: readonly string[]): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, lines.slice(0, 1000).join("\n"), { mode: 0o600 });
  } catch {
    // A home that can't be written to.
  }
}
