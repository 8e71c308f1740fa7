/** What earlier runs did, for whoever asks how it went over time: `target/run_history.ndjson`, a line a run. */
import { readFile } from "node:fs/promises";
import type { RunResult } from "../run/result.ts";
import { writeWhole } from "./files.ts";

export interface PastRun extends Pick<RunResult, "startedAt" | "status" | "warehouse" | "durationMs"> {
  readonly actions: readonly {
    /** `project.dataset.table`. */
    readonly name: string;
    readonly status: string;
    readonly rows: number | null;
    readonly durationMs: number;
  }[];
}

/** So many runs are kept. */
const most = 100;

const pathIn = (projectDir: string): string => `${projectDir}/target/run_history.ndjson`;

/** The latest last. What can't be read is left out: it is of use to people alone. */
export async function runHistory(projectDir: string): Promise<readonly PastRun[]> {
  const text = await readFile(pathIn(projectDir), "utf8").catch(() => "");
  return text.split("\n").flatMap((line) => {
    try {
      return line === "" ? [] : [JSON.parse(line) as PastRun];
    } catch {
      return [];
    }
  });
}

export async function keepHistory(
  projectDir: string,
  { startedAt, status, warehouse, durationMs, actions }: RunResult,
): Promise<void> {
  const past: PastRun = {
    startedAt,
    status,
    warehouse,
    durationMs: Math.round(durationMs),
    actions: actions.map(({ target: { database, schema, name }, ...one }) => ({
      name: [database, schema, name].filter(Boolean).join("."),
      status: one.status,
      rows: one.rows,
      durationMs: Math.round(one.durationMs),
    })),
  };
  const all = [...(await runHistory(projectDir)), past].slice(-most);
  await writeWhole(pathIn(projectDir), all.map((one) => `${JSON.stringify(one)}\n`).join(""));
}
