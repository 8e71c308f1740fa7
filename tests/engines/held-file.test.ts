/** A file that one process holds, however many ask at once, and however it ends. */
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { holdFile } from "@sluice/engines";
import { execa } from "execa";
import { afterEach, beforeEach, expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const node = join(root, "node_modules", ".bin", "node");
const module = join(root, "packages", "engines", "src", "held-file.ts");

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "sluice-held-"))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Says that it is there, asks when the file `go` is, says what it got, and keeps it. */
const asker = (path: string, go: string) =>
  execa(
    node,
    [
      "--input-type=module",
      "-e",
      `const { existsSync } = await import("node:fs");
       const { holdFile } = await import(${JSON.stringify(module)});
       console.log("ready");
       while (!existsSync(${JSON.stringify(go)}));
       const held = await holdFile(${JSON.stringify(path)});
       console.log(held ? "held" : "busy");
       setTimeout(() => held?.release(), 60_000);`,
    ],
    { reject: false },
  );

const said = async ({ stdout }: ReturnType<typeof asker>): Promise<string> => {
  const [data] = (await once(stdout, "data")) as [Buffer];
  return String(data).trim();
};

test("of twelve processes that ask at one instant, one has it; when that is killed it is free", async () => {
  for (let round = 0; round < 2; round++) {
    const path = join(folder, `lock-${round}`);
    const go = join(folder, `go-${round}`);
    const children = Array.from({ length: 12 }, () => asker(path, go));
    await Promise.all(children.map(said));
    const saying = Promise.all(children.map(said));
    writeFileSync(go, "");
    const answers = await saying;
    expect(answers.toSorted()).toEqual([...Array.from({ length: 11 }, () => "busy"), "held"]);
    expect(await holdFile(path)).toBeUndefined();
    for (const child of children) child.kill("SIGKILL");
    await Promise.all(children);
    const next = await holdFile(path);
    expect(next).toBeDefined();
    next?.release();
  }
}, 120_000);

test("within a process, too, and again when it is released", async () => {
  const path = join(folder, "lock");
  const all = await Promise.all(Array.from({ length: 3 }, () => holdFile(path)));
  const held = all.filter((one) => one !== undefined);
  expect(held).toHaveLength(1);
  held[0]?.release();
  await sleep(1);
  const again = await holdFile(path);
  expect(again).toBeDefined();
  again?.release();
});

test("what is no lock's file is left as it is, and said", async () => {
  const path = join(folder, "lock");
  const text = "something else ".repeat(100);
  writeFileSync(path, text);
  await expect(holdFile(path)).rejects.toThrow("file is not a database");
});
