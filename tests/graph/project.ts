import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";

const made: string[] = [];
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

/** A folder of its own, until the test file ends. */
export function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), "sluice-graph-"));
  made.push(dir);
  return dir;
}

export const settings = "defaultProject: warehouse\ndefaultDataset: shop\ndefaultAssertionDataset: checks\n";

/** A project of these files, by their path; the settings are given unless a file says otherwise. */
export function writeProject(files: Readonly<Record<string, string>>): string {
  const dir = tempDir();
  for (const [path, content] of Object.entries({ "workflow_settings.yaml": settings, ...files })) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
  return dir;
}

export function fixture(name: string): string {
  return join(import.meta.dirname, "projects", name);
}

/** A copy that the official CLI takes: it wants core in the project's own node_modules. */
export function officialCopy(project: string): string {
  const dir = tempDir();
  const core = dirname(createRequire(import.meta.url).resolve("@dataform/core"));
  cpSync(project, dir, { recursive: true });
  cpSync(core, join(dir, "node_modules", "@dataform", "core"), { recursive: true });
  writeFileSync(join(dir, "package.json"), "{}");
  return dir;
}
