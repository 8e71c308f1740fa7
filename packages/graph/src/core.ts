import { Console } from "node:console";
import { readFileSync } from "node:fs";
import vm from "node:vm";
import type { CompiledTest, Target } from "./graph.ts";

/** What we use of @dataform/core. */
export interface Core {
  readonly compiler: (code: string, path: string) => string;
  readonly main: (request: Uint8Array) => Uint8Array;
  readonly session: {
    compile: () => object;
    compileError: (error: Error, fileName?: string) => void;
    readonly tests?: readonly CoreTest[];
    readonly indexedActions: { find(target: Target): readonly unknown[] };
  };
  readonly version: string;
}

/** What we use of core's own objects. Queries are text, or functions of a context. */
export type Query = string | ((context: object) => string);

export interface CoreTest {
  readonly proto: { -readonly [field in keyof CompiledTest]: CompiledTest[field] };
  readonly testTarget?: Target;
  readonly contextableQuery: Query;
  /** By the target of the `ref`, as JSON. */
  readonly contextableInputs: ReadonlyMap<string, Query>;
  compile: () => object;
}

export type Require = (name: string) => unknown;
export interface Module {
  exports: unknown;
}

/** The globals that the official sandbox gives to a project. */
export function createContext(): Record<string, unknown> {
  const globals = {
    Buffer,
    URL,
    TextEncoder,
    TextDecoder,
    setTimeout,
    clearTimeout,
    // A project's own output must not mix with ours on standard output.
    console: new Console(process.stderr, process.stderr),
    process: { env: {}, argv: [], platform: process.platform, version: process.version, cwd: () => "/" },
  };
  const context = vm.createContext(globals);
  vm.runInContext("globalThis.global = globalThis; Error.stackTraceLimit = 50;", context);
  return context;
}

const scripts = new Map<string, vm.Script>();

/** Core, evaluated anew in `context`; its 770 kB are parsed once. */
export function loadCore(context: vm.Context, corePath: string, require: Require): Core {
  const script = scripts.get(corePath) ?? new vm.Script(wrap(readFileSync(corePath, "utf8")), { filename: corePath });
  scripts.set(corePath, script);
  const module: Module = { exports: {} };
  const run = script.runInContext(context) as (
    exports: unknown,
    require: Require,
    module: Module,
    file: string,
  ) => void;
  run(module.exports, require, module, corePath);
  const core = module.exports as Core;
  // Core takes only bytes of its own world.
  const bytes = vm.runInContext("(bytes) => Uint8Array.from(bytes)", context) as (bytes: Uint8Array) => Uint8Array;
  return { ...core, main: (request) => core.main(bytes(request)) };
}

function wrap(code: string): string {
  return `(function (exports, require, module, __filename) {${code}\n})`;
}
