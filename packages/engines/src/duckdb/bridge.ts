/** The JavaScript side of the bridge: one DuckDB function that runs any implementation of functions/. */
import { type DuckDBDataChunk, DuckDBScalarFunction, type DuckDBVector, VARCHAR } from "@duckdb/node-api";
import { findImplementation, tellingTypes } from "./implementations.ts";
import { type Implementation, remember, type Value } from "@sluice/googlesql/functions/implementation";
import { typesText } from "@sluice/googlesql/functions";
import { together } from "@sluice/googlesql/functions/javascript";
import { zip } from "@sluice/googlesql/lists";
import type { Type } from "@sluice/googlesql/types";
import { fromText, toText } from "./wire-values.ts";

/** What the first argument says: `["repeat",["STRING","INT64"],"STRING"]`. */
export interface Signature {
  readonly fn: string;
  readonly args: readonly Type[];
  readonly result: Type;
  /** NULL where it fails. */
  readonly safe: boolean;
}

export const signatureText = ({ fn, args, result, safe }: Signature): string =>
  JSON.stringify([fn, args.map(shortened), shortened(result), ...(safe ? [1] : [])]);

/** Scalars by name alone: signatures are part of every call. */
const shortened = (type: Type): unknown =>
  type.kind === "ARRAY" || type.kind === "STRUCT" || type.kind === "RANGE" ? type : type.kind;

const typeOf = (type: unknown): Type => (typeof type === "string" ? ({ kind: type } as Type) : (type as Type));

type Cell = (row: number) => string | null;
/** For a chunk's columns, the value of a row. */
type Runner = (cells: readonly Cell[]) => (row: number) => string | null;

/** One for each signature, which is a constant of the call. */
const runnerOf = remember((text: string): Runner => {
  const [fn, args, result, safe] = JSON.parse(text) as [string, unknown[], unknown, 1?];
  const signature = { fn, args: args.map(typeOf), result: typeOf(result), safe: safe === 1 };
  const implementation = findImplementation(fn, signature.args, signature.result);
  if (!implementation) throw new Error(`${fn.toUpperCase()} is not known to this version`);
  return runner(signature, implementation);
}, 2000);

/** Some implementations want to know their arguments' types. */
const extra = (implementation: Implementation, { fn, args, result }: Signature): readonly string[] =>
  implementation.typed ? [typesText(tellingTypes(fn, args, result))] : [];

function runner(signature: Signature, implementation: Implementation): Runner {
  const { args, result, safe } = signature;
  const more = extra(implementation, signature);
  return (cells) => {
    const readers = zip(args, cells, (type, cell) => (row: number) => fromText(cell(row), type));
    return (row) => {
      const values: Value[] = [];
      for (const read of readers) {
        const value = read(row);
        if (value === null && !implementation.nulls) return null;
        values.push(value);
      }
      return toText(safe ? orNull(implementation, values, more) : implementation.run(...values, ...more), result);
    };
  };
}

function orNull({ run }: Implementation, values: readonly Value[], more: readonly string[]): Value {
  try {
    return run(...values, ...more);
  } catch {
    return null;
  }
}

/** DuckDB takes an error's message alone, and its stack is most of what it costs. */
function withoutStacks(work: () => void): void {
  const depth = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    work();
  } finally {
    Error.stackTraceLimit = depth;
  }
}

function runAll(input: DuckDBDataChunk, output: DuckDBVector): void {
  const [signature, ...cells] = Array.from({ length: input.columnCount }, (_, i): Cell => {
    const column = input.getColumnVector(i);
    return (row) => column.getItem(row) as string | null;
  });
  const text = signature?.(0) ?? "";
  const run = runnerOf(text)(cells);
  const all = () => {
    for (let row = 0; row < input.rowCount; row += 1) output.setItem(row, run(row));
  };
  if (text.startsWith('["javascript"')) together(all);
  else all();
  output.flush();
}

export const bridgeFunction = (): DuckDBScalarFunction =>
  DuckDBScalarFunction.create({
    name: "googlesql",
    parameterTypes: [VARCHAR],
    varArgsType: VARCHAR,
    returnType: VARCHAR,
    specialHandling: true,
    mainFunction: (info, input, output) => {
      try {
        if (input.rowCount > 0) withoutStacks(() => runAll(input, output));
      } catch (error) {
        info.setError((error as Error).message);
      }
    },
  });

/** Ends the statement with a message. */
export const errorFunction = (): DuckDBScalarFunction =>
  DuckDBScalarFunction.create({
    name: "googlesql_error",
    parameterTypes: [VARCHAR],
    returnType: VARCHAR,
    specialHandling: true,
    mainFunction: (info, input, output) => {
      output.flush();
      info.setError(String(input.getColumnVector(0).getItem(0)));
    },
  });
