/** A thousand models, each of which reads the one before it, compiled in this process. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { compileProject } from "@sluice/graph";
import { milliseconds } from "./measure.ts";

const MODELS = 1000;
const ROUNDS = 5;

export async function bench(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), "sluice-bench-"));
  try {
    write(dir, "workflow_settings.yaml", "defaultProject: p\ndefaultDataset: d\ndefaultLocation: EU\n");
    for (let n = 0; n < MODELS; n++) write(dir, `definitions/area_${n % 20}/model_${n}.sqlx`, model(n));
    await milliseconds(`${MODELS} models compiled (wanted: under 2,000)`, ROUNDS, () => compileProject({ dir }));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const model = (n: number): string =>
  [
    'config { type: "table", description: "One row.", tags: ["t"], assertions: { uniqueKey: ["a"] } }',
    `js { const column = "a${n}"; }`,
    "select 1 as a, '${column}' as b",
    n > 0 ? `from \${ref("model_${n - 1}")}` : "",
  ].join("\n");

function write(dir: string, name: string, content: string): void {
  mkdirSync(dirname(join(dir, name)), { recursive: true });
  writeFileSync(join(dir, name), content);
}
