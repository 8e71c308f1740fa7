/** Small deliveries written for one test, and what a run says of them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Delivered } from "./golden.ts";

/** Writes a file into a folder of this test file's own; its path. */
export function fileWriter(): (name: string, content: string | Uint8Array) => string {
  const folder = mkdtempSync(join(tmpdir(), "sluice-dirt-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (name, content) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
}

/** The assertions that warned, each with how many rows it found. */
export const warned = ({ result }: Delivered): Record<string, number | null | undefined> =>
  Object.fromEntries(
    result.actions.filter(({ status }) => status === "WARNED").map(({ target, rows }) => [target.name, rows]),
  );
