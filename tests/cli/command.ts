import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa, type Options } from "execa";
import { afterAll } from "vitest";

const root = join(import.meta.dirname, "..", "..");
export const node = join(root, "node_modules", ".bin", "node");
export const binary = join(root, "packages", "cli", "bin", "sluice.js");

const made: string[] = [];
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

export function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), "sluice-cli-"));
  made.push(dir);
  return dir;
}

export function write(dir: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), content);
  }
}

const settings = "defaultProject: warehouse\ndefaultDataset: shop\ndefaultAssertionDataset: checks\n";

/** A project of these files, by their path; the settings are given unless a file says otherwise. */
export function project(files: Readonly<Record<string, string>>): string {
  const dir = tempDir();
  write(dir, { "workflow_settings.yaml": settings, ...files });
  return dir;
}

const plain = { NO_COLOR: "1", SLUICE_WAREHOUSE: "", CI: "" };

/** Starts the real command. */
export const start = (cwd: string, args: readonly string[], options: Options = {}) =>
  execa(node, [binary, ...args], { cwd, reject: false, env: plain, ...options });

/** Runs the real command to its end. */
export async function sluice(cwd: string, ...args: readonly string[]) {
  const { exitCode, stdout, stderr } = await start(cwd, args);
  return { code: exitCode, out: String(stdout), err: String(stderr) };
}
