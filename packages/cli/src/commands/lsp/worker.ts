/** The thread that reads a project for its editor, its config included. */
import { parentPort, workerData } from "node:worker_threads";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CompiledGraph, Problem, Texts } from "@sluice/graph";
import { type Reading, work } from "@sluice/editor/work";
import { type Config, configFiles, emptyConfig, readConfig } from "../../config/index.ts";
import { messageOf } from "../../errors.ts";
import { analysisOf } from "../../project/analysis.ts";
import { declaredAs } from "../../project/index.ts";
import { engineOf } from "../../targets/index.ts";

const { dir } = workerData as { readonly dir: string };

interface Configured {
  readonly config: Config;
  readonly problems: readonly Problem[];
}

async function configured(graph: CompiledGraph): Promise<Configured> {
  try {
    return { config: await readConfig(dir, (name) => declaredAs(name, graph)), problems: [] };
  } catch (error) {
    return { config: emptyConfig(dir), problems: [problemOf(messageOf(error))] };
  }
}

/** `sluice.config.ts:3:7: words`. */
function problemOf(text: string): Problem {
  const [, fileName, line, message] = /^([\w./-]+):(\d+)(?::\d+)?: (.*)$/s.exec(text) ?? [];
  const config = configFiles.find((name) => existsSync(join(dir, name)));
  if (message === undefined) return { ...(config && { fileName: config }), message: text };
  return { ...(fileName && { fileName }), line: Number(line), message };
}

async function read(graph: CompiledGraph, texts: Texts): Promise<Reading> {
  const { config, problems } = await configured(graph);
  const engine = await engineOf({}, config).catch(() => undefined);
  const analysis = await analysisOf({ dir, graph, config }, engine === undefined ? [] : [engine], texts);
  return { analysis, problems };
}

if (parentPort) work({ port: parentPort, dir, read });
