/** Whole processes, measured from outside: seconds and the most memory they held. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "..");
export const sluice = join(root, "packages/cli/bin/sluice.js");

export interface Figures {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Runs Node with these arguments; throws what the process said if it failed. */
export async function measure(args: readonly string[], environment: Record<string, string> = {}): Promise<Figures> {
  const start = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (text) => (output += text));
  child.stderr.on("data", (text) => (output += text));
  let megabytes = 0;
  const watch = setInterval(() => (megabytes = Math.max(megabytes, peak(child.pid!))), 20);
  const [code] = (await once(child, "close")) as [number];
  clearInterval(watch);
  if (code !== 0) {
    throw new Error(`${args.join(" ")} ended with ${code}:\n${output}`);
  }
  return { seconds: (performance.now() - start) / 1000, megabytes };
}

/** VmHWM: what the kernel says was the most. Linux only; 0 elsewhere. */
function peak(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** The median of some runs, by seconds. */
export async function median(runs: number, once: () => Promise<Figures>): Promise<Figures> {
  const all: Figures[] = [];
  for (let run = 0; run < runs; run++) {
    all.push(await once());
  }
  return all.toSorted((a, b) => a.seconds - b.seconds)[Math.floor(runs / 2)]!;
}

export const show = (what: string, { seconds, megabytes }: Figures): void =>
  console.log(`  ${what.padEnd(44)} ${seconds.toFixed(2).padStart(7)} s ${megabytes.toFixed(0).padStart(6)} MB`);

/** The median of some rounds, each timed alone. */
export async function milliseconds(what: string, rounds: number, work: () => unknown): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  const middle = times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!;
  console.log(`  ${what.padEnd(44)} ${middle.toFixed(2).padStart(7)} ms`);
}
