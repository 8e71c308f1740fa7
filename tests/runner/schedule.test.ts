import { describe, expect, test } from "vitest";
import { schedule } from "../../packages/runner/src/run/schedule.ts";
import type { Status } from "../../packages/runner/src/task.ts";

const tasksOf = (edges: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(edges).map(([id, after]) => ({ id, after }));

interface Asked {
  readonly threads?: number;
  readonly outcome?: Readonly<Record<string, Status>>;
  readonly stopAfter?: string;
}

/** Runs tasks that take no time; tells what ran, in which order, what was skipped and why, and how many ran at once. */
async function trace(edges: Readonly<Record<string, readonly string[]>>, asked: Asked = {}) {
  const ran: string[] = [];
  const skipped: Record<string, string | undefined> = {};
  let running = 0;
  let most = 0;
  await schedule({
    tasks: tasksOf(edges),
    threads: asked.threads ?? 4,
    perform: async ({ id }) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
      ran.push(id);
      return asked.outcome?.[id] ?? "SUCCESSFUL";
    },
    skip: ({ id }, cause) => (skipped[id] = cause),
    stopped: () => asked.stopAfter !== undefined && ran.includes(asked.stopAfter),
  });
  return { ran, skipped, most };
}

describe("schedule", () => {
  test("what is needed comes first", async () => {
    const { ran } = await trace({ d: ["b", "c"], b: ["a"], c: ["a"], a: [] });
    expect(ran).toEqual(["a", "b", "c", "d"]);
  });

  test("no more at once than threads, and no fewer where there is work", async () => {
    const five = { a: [], b: [], c: [], d: [], e: [] };
    expect((await trace(five, { threads: 2 })).most).toBe(2);
    expect((await trace(five, { threads: 9 })).most).toBe(5);
  });

  test("a failure skips all that comes after it, and nothing else", async () => {
    const edges = { a: [], b: ["a"], c: ["b"], d: ["c", "e"], e: [] };
    const { ran, skipped } = await trace(edges, { outcome: { b: "FAILED" } });
    expect(ran.toSorted()).toEqual(["a", "b", "e"]);
    expect(skipped).toEqual({ c: "b", d: "b" });
  });

  test.each(["DISABLED", "WARNED"] as const)("%s is no failure", async (status) => {
    expect((await trace({ a: [], b: ["a"] }, { outcome: { a: status } })).ran).toEqual(["a", "b"]);
  });

  test("once stopped, nothing more starts", async () => {
    const { ran, skipped } = await trace({ a: [], b: ["a"], c: ["b"] }, { stopAfter: "a" });
    expect(ran).toEqual(["a"]);
    expect(skipped).toEqual({ b: undefined, c: undefined });
  });

  test("a dependency named twice is waited for once", async () => {
    expect((await trace({ a: [], b: ["a", "a"] })).ran).toEqual(["a", "b"]);
  });

  test("a chain of thousands", async () => {
    const edges = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`t${at}`, at ? [`t${at - 1}`] : []]));
    expect((await trace(edges)).ran).toHaveLength(5000);
  });
});
