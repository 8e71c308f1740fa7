import { createInterface } from "node:readline/promises";
import { readConfig } from "../../config/index.ts";
import { listen } from "../../interrupt.ts";
import { readSettings } from "../../project/settings.ts";
import { targetOf } from "../../targets/index.ts";
import { print } from "../../words/output.ts";
import { completer } from "./completion.ts";
import type { ShellFlags } from "./flags.ts";
import { readHistory, writeHistory } from "./history.ts";
import { openPrompt, type Prompt } from "./prompt.ts";

/** `sluice shell`: statements as they are typed, or piped in. Gives the exit code: 1 where one that was piped in failed. */
export async function shellCommand(flags: ShellFlags): Promise<number> {
  const target = targetOf(flags, await readConfig(flags.project));
  const graph = { projectConfig: readSettings(flags.project) };
  return target.query({ readOnly: !flags.write, tables: false }, (open) =>
    open(graph, async (warehouse) => converse(await openPrompt(warehouse, graph))),
  );
}

async function converse(prompt: Prompt): Promise<number> {
  const interactive = process.stdin.isTTY;
  const lines = createInterface({
    input: process.stdin,
    ...(interactive && { output: process.stdout, completer: completer(() => prompt.names()), history: readHistory() }),
  });
  const interrupt = listen();
  if (interactive) {
    print(`${prompt.label}; \\? for help, \\q to leave`);
    lines.on("history", writeHistory);
    lines.on("SIGINT", () => void (prompt.abandon() || lines.close()));
  }
  const ask = (): void => {
    if (!interactive) return;
    lines.setPrompt(prompt.isOpen() ? "   ...> " : "sluice> ");
    lines.prompt();
  };
  let failed = false;
  try {
    ask();
    for await (const line of lines) {
      if (line.trim() === "\\q" || interrupt.signal.aborted) break;
      failed = !(await prompt.take(line)) || failed;
      ask();
    }
    failed = !(await prompt.end()) || failed;
  } finally {
    interrupt.release();
    lines.close();
  }
  return failed && !interactive ? 1 : 0;
}
