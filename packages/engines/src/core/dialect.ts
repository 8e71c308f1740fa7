/** An engine's dialect, from what its folder says. */
import { GoogleSqlError } from "@sluice/googlesql/error";
import type { EngineDialect } from "../engine.ts";
import { version } from "../version.ts";
import type { Syntax } from "./context.ts";
import { createRenderer, type Overrides } from "./renderer.ts";
import { statement } from "./statements.ts";

export interface DialectOptions extends Omit<
  EngineDialect,
  "render" | "supported" | "private" | "declare" | "version"
> {
  readonly syntax: Overrides;
}

export function createDialect({ syntax, ...dialect }: DialectOptions): EngineDialect {
  const render = createRenderer({ ...syntax, schemas: dialect.traits.schemas });
  return {
    ...dialect,
    version,
    declare: syntax.declare,
    render: (node) => named(dialect.name, () => statement(node, render)),
    supported: supportedBy(render.syntax),
    private: privateTo(render.syntax),
  };
}

/** The registry's functions. */
function supportedBy(syntax: Syntax): ReadonlySet<string> {
  return new Set([...spelledBy(syntax), ...(syntax.library?.names ?? [])]);
}

/** What the engine's SQL says, of some arguments at least. */
function spelledBy({ natives, aggregates, windows, rewritten }: Syntax): ReadonlySet<string> {
  const own = [natives, aggregates, windows].flatMap((functions) => Object.keys(functions));
  return new Set([...own.filter((name) => !name.startsWith("$")), ...rewritten]);
}

function privateTo(syntax: Syntax): ReadonlySet<string> {
  const spelled = spelledBy(syntax);
  return new Set([...(syntax.library?.names ?? [])].filter((name) => !spelled.has(name)));
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
