/** An engine's dialect, from what its folder says. */
import { GoogleSqlError } from "@sluice/googlesql/error";
import type { EngineDialect } from "../engine.ts";
import { createRenderer, type Overrides } from "./renderer.ts";
import { statement } from "./statements.ts";

export interface DialectOptions extends Omit<EngineDialect, "render" | "supported" | "declare"> {
  readonly syntax: Overrides;
  /** The registry's functions that it has, beside the window functions. */
  readonly functions: readonly string[];
}

export function createDialect({ syntax, functions, ...dialect }: DialectOptions): EngineDialect {
  const render = createRenderer({ ...syntax, schemas: dialect.traits.schemas });
  return {
    ...dialect,
    declare: syntax.declare,
    render: (node) => named(dialect.name, () => statement(node, render)),
    supported: new Set([...functions, ...Object.keys(render.syntax.windows)]),
  };
}

/** With the engine's name in what it does not support. */
function named(engine: string, work: () => readonly string[]): readonly string[] {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof GoogleSqlError) || cause.reason !== "unsupported") throw cause;
    throw new GoogleSqlError("unsupported", `${cause.message} on ${engine}`, { cause });
  }
}
