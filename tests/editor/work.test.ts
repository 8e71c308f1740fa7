/** The thread's work, without an editor around it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MessageChannel } from "node:worker_threads";
import { analyseProject } from "@sluice/runner";
import { work } from "@sluice/editor/work";
import { expect, it } from "vitest";

it("texts count in place of files, and each answer is of the texts that were asked for", async () => {
  const dir = mkdtempSync(join(tmpdir(), "sluice-editor-"));
  mkdirSync(join(dir, "definitions"));
  writeFileSync(join(dir, "workflow_settings.yaml"), "defaultDataset: shop\n");
  writeFileSync(join(dir, "definitions/one.sqlx"), 'config { type: "table" }\nselect 1 as a');
  const { port1: ours, port2: port } = new MessageChannel();
  work({
    port,
    dir,
    read: async (graph, texts) => ({ analysis: analyseProject(graph, { projectDir: dir, texts }), problems: [] }),
  });
  const answers: unknown[] = [];
  const heard = new Promise<void>((resolve) => {
    ours.on("message", (answer: unknown) => {
      if (answer !== "ready" && answers.push(answer) === 2) resolve();
    });
  });
  const reader = 'config { type: "view" }\nselect b from ${ref("one")}';
  const ask = (id: number, text: string): void => {
    const texts = new Map([["definitions/two.sqlx", text]]);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
    ours.postMessage({ id, revision: id, question: { kind: "check" }, texts });
  };
  ask(1, reader);
  ask(2, reader.replace("b from", "a from"));
  await heard;
  ours.close();
  rmSync(dir, { recursive: true });
  expect(answers).toMatchObject([
    {
      id: 1,
      value: [
        {
          fileName: "definitions/two.sqlx",
          diagnostics: [{ range: { start: { line: 1, character: 7 }, end: { line: 1, character: 8 } } }],
        },
      ],
    },
    { id: 2, value: [] },
  ]);
});
