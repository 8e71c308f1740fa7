/** 300 tables of `select 1`, from the start of the process to its end. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measure, median, show, sluice } from "./measure.ts";

export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "sluice-bench-"));
  try {
    mkdirSync(join(folder, "definitions"));
    writeFileSync(
      join(folder, "workflow_settings.yaml"),
      "defaultProject: p\ndefaultDataset: d\ndefaultLocation: EU\n",
    );
    for (let table = 0; table < 300; table++) {
      writeFileSync(join(folder, `definitions/t${table}.sqlx`), `config { type: "table" }\nselect 1 as one\n`);
    }
    const database = join(folder, "w.duckdb");
    const fresh = () => {
      rmSync(database, { force: true });
      rmSync(join(folder, "target"), { recursive: true, force: true });
      return measure([sluice, "run", folder, "--warehouse", `duckdb:${database}`]);
    };
    show("300 tables, first run (wanted: under 3 s)", await median(3, fresh));
    show(
      "300 tables, again",
      await median(3, () => measure([sluice, "run", folder, "--warehouse", `duckdb:${database}`])),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
