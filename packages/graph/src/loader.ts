import path from "node:path";
import vm from "node:vm";
import type { Core, Module, Require } from "./core.ts";
import type { Project } from "./project.ts";
import { resolveModule } from "./resolve.ts";

export interface Loader {
  /** As core names a project's files: from its root. */
  readonly require: Require;
  /** The JavaScript that a file became, for positions in stack traces. */
  readonly generated: (file: string) => string | undefined;
  /** The innermost file whose loading threw this error. */
  readonly failedFile: (error: unknown) => string | undefined;
  /** The file that is being evaluated. */
  readonly current: () => string | undefined;
  readonly lastLoaded: () => string | undefined;
}

/** A `require` that passes every file of a project through core's compiler. */
export function createLoader(
  { dir, content }: Pick<Project, "dir" | "content">,
  context: vm.Context,
  core: () => Core,
): Loader {
  const find = (name: string, folder: string) => resolveModule(name, folder, { dir, content });
  const modules = new Map<string, Module>();
  const generated = new Map<string, string>();
  const failed = new Map<unknown, string>();
  const running: string[] = [];

  const requireFrom =
    (folder: string): Require =>
    (name) =>
      name === "path" ? path : name === "@dataform/core" ? core() : load(find(name, folder));

  function load(file: string): unknown {
    const module = modules.get(file) ?? { exports: {} };
    if (modules.has(file)) return module.exports;
    modules.set(file, module);
    running.push(file);
    try {
      evaluate(file, module);
    } catch (error) {
      if (!failed.has(error)) failed.set(error, file);
      throw error;
    } finally {
      running.pop();
    }
    return module.exports;
  }

  function evaluate(file: string, module: Module): void {
    const source = content.read(file);
    if (path.extname(file) === ".json") module.exports = parseJson(context, source);
    else run(file, core().compiler(source, file), module);
  }

  function run(file: string, code: string, module: Module): void {
    generated.set(file, code);
    const folder = path.dirname(file);
    const body = vm.compileFunction(STRICT + code, parameters, {
      filename: file,
      parsingContext: context,
      columnOffset: -STRICT.length,
    });
    body.call(module.exports, module.exports, requireFrom(folder), module, file, folder);
  }

  return {
    require: (name) => (name === "@dataform/core" ? core() : load(fromRoot(dir, name, find))),
    generated: (file) => generated.get(file),
    failedFile: (error) => failed.get(error),
    current: () => running.at(-1),
    lastLoaded: () => [...modules.keys()].at(-1),
  };
}

/** As the official CLI runs it: a name that nothing declares is an error, and goes from no file to another. */
const STRICT = '"use strict";';

const parameters = ["exports", "require", "module", "__filename", "__dirname"];

/** Only an extension is a package: no look through node_modules for each of a thousand models. */
function fromRoot(dir: string, name: string, find: (name: string, folder: string) => string): string {
  try {
    return find(path.resolve(dir, name), dir);
  } catch {
    return find(name, dir);
  }
}

function parseJson(context: vm.Context, source: string): unknown {
  const json = vm.runInContext("JSON", context) as JSON;
  return json.parse(source);
}
