import { join } from "node:path";
import { GraphError } from "./error.ts";
import type { Texts } from "./files.ts";
import type { CompiledGraph } from "./graph.ts";
import { allowIncrementalTests } from "./incremental-tests.ts";
import { compilationProblems, fatalProblem } from "./problems.ts";
import { openProject, type Extension, type Project } from "./project.ts";
import { encodeRequest, type Overrides } from "./request.ts";
import { wrongOptions } from "./options.ts";
import { createSandbox, type Sandbox } from "./sandbox.ts";

export interface CompileOptions extends Overrides {
  /** The project's folder: where workflow_settings.yaml is. */
  readonly dir: string;
  /** Texts that are not saved yet, in place of the files of these paths, or beside those that are there. */
  readonly texts?: Texts;
}

/** Compiles a Dataform project in this process, to the JSON that `dataform compile --json` prints. */
export function compileProject(options: CompileOptions): CompiledGraph {
  const project = openProject(options.dir, options.texts);
  const sandbox = createSandbox(project);
  const graph = runCore(project, sandbox, options);
  const errors = graph.graphErrors?.compilationErrors ?? [];
  if (errors.length > 0)
    throw new GraphError("compile", compilationProblems(errors, { project, sandbox, graph }), { graph });
  const wrong = wrongOptions(graph);
  if (wrong.length > 0) throw new GraphError("compile", wrong, { graph });
  return graph;
}

function runCore(project: Project, sandbox: Sandbox, overrides: Overrides): CompiledGraph {
  try {
    const extension = readSettings(project, sandbox);
    const take = captureGraph(sandbox);
    sandbox.core.main(encodeRequest({ dir: project.dir, files: project.files, overrides, extension }));
    return take();
  } catch (error) {
    const problem = fatalProblem(error, { project, sandbox });
    throw new GraphError(problem.fileName === project.settingsFile ? "project" : "compile", [problem], {
      cause: error,
    });
  }
}

interface Settings {
  dataformCoreVersion?: string;
  extension?: Extension;
}

/** Hands the settings to core. Without their version: core throws unless it is its own to the digit. */
function readSettings({ dir, settingsFile }: Project, sandbox: Sandbox): Extension | undefined {
  const loaded = sandbox.require(join(dir, settingsFile));
  if (settingsFile === "dataform.json") {
    sandbox.global["dataformJson"] = loaded;
    return undefined;
  }
  const { asJson } = loaded as { asJson?: Settings | null };
  delete asJson?.dataformCoreVersion;
  sandbox.global["workflowSettingsYaml"] = loaded;
  return asJson?.extension;
}

/** Core's `main` gives encoded bytes; the graph itself passes through the session. */
function captureGraph({ core }: Sandbox): () => CompiledGraph {
  const { session } = core;
  const compile = session.compile.bind(session);
  let graph: object = {};
  session.compile = () => {
    allowIncrementalTests(session);
    return (graph = compile());
  };
  return () => JSON.parse(JSON.stringify(graph)) as CompiledGraph;
}
