import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import type { CompiledGraph, Target } from "@sluice/graph";
import { type JitAdapter, plainStruct } from "./adapter.ts";
import { quoted } from "../sql/text.ts";

interface Request {
  readonly adapter: JitAdapter;
  readonly graph: CompiledGraph;
  readonly target: Target;
  readonly dependencies: readonly Target[];
  readonly incremental: boolean;
}

/** What the code of a just-in-time action is called with. */
export function jitContextOf({ adapter, graph, target, dependencies, incremental }: Request) {
  const known = [target, ...dependencies];
  const resolveName = (...reference: readonly unknown[]): string => resolveIn(known, reference);
  return {
    adapter,
    data: plainStruct(graph.jitData),
    request: { target, dependencies },
    target,
    name: () => target.name,
    schema: () => target.schema,
    database: () => target.database,
    self: () => quoted(target),
    ref: resolveName,
    resolve: resolveName,
    incremental: () => incremental,
    when: (condition: boolean, yes: string, no = "") => (condition ? yes : no),
  };
}

/** `ref("name")`, `ref("schema", "name")`, `ref(["schema", "name"])`, `ref({schema, name})`, among the declared dependencies. */
function resolveIn(known: readonly Target[], reference: readonly unknown[]): string {
  const wanted = targetOf(reference.length === 1 ? reference[0] : reference);
  const found = known.filter((one) => matches(one, wanted));
  const name = [wanted.database, wanted.schema, wanted.name].filter(Boolean).join(".");
  if (found.length > 1)
    throw new Error(`Ambiguous Action name: ${name}. Did you mean one of: ${found.map(quoted).join(", ")}.`);
  if (found[0] === undefined) {
    throw new Error(
      `Undeclared dependency referenced: ${name}.\nJiT action must have its dependencies declared explicitly.`,
    );
  }
  return quoted(found[0]);
}

function targetOf(reference: unknown): Target {
  if (typeof reference === "string") return { name: reference };
  if (!Array.isArray(reference)) return reference as Target;
  const [name, schema, database] = (reference as string[]).toReversed();
  return { name: name ?? "", ...(schema ? { schema } : {}), ...(database ? { database } : {}) };
}

const matches = (one: Target, wanted: Target): boolean =>
  one.name === wanted.name &&
  (!wanted.schema || wanted.schema === one.schema) &&
  (!wanted.database || wanted.database === one.database);

/** Relative names, and names below the project's root (`includes/dates`), as compiled files have them. */
export function requireFrom(projectDir: string): (name: string) => unknown {
  const root = resolve(projectDir);
  const load = createRequire(join(root, "index.js"));
  return (name) => load(name.startsWith("includes/") || name.startsWith("definitions/") ? join(root, name) : name);
}
