/** The JavaScript side of the bridge: one DuckDB function that runs any implementation of functions/. */
import { DuckDBScalarFunction, VARCHAR } from "@duckdb/node-api";
import { findImplementation, tellingTypes } from "./implementations.ts";
import { type Implementation, remember, type Value } from "../functions/implementation.ts";
import { typesText } from "../functions/index.ts";
import type { Type } from "../types.ts";
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
  JSON.stringify([fn, args.map(packed), packed(result), ...(safe ? [1] : [])]);

/** Scalars by name alone: signatures are part of every call. */
const packed = (type: Type): unknown =>
  type.kind === "ARRAY" || type.kind === "STRUCT" || type.kind === "RANGE" ? type : type.kind;

const unpacked = (type: unknown): Type => (typeof type === "string" ? ({ kind: type } as Type) : (type as Type));

interface Runner {
  readonly signature: Signature;
  readonly implementation: Implementation;
}

const runnerOf = remember((text: string): Runner => {
  const [fn, args, result, safe] = JSON.parse(text) as [string, unknown[], unknown, 1?];
  const signature = { fn, args: args.map(unpacked), result: unpacked(result), safe: safe === 1 };
  const implementation = findImplementation(fn, signature.args, signature.result);
  if (!implementation) throw new Error(`${fn.toUpperCase()} is not known to this version`);
  return { signature, implementation };
}, 2000);

function run(row: readonly (string | null)[]): string | null {
  const { signature, implementation } = runnerOf(row[0]!);
  const args: Value[] = [];
  for (let i = 0; i < signature.args.length; i += 1) {
    const value = fromText(row[i + 1], signature.args[i]!);
    if (value === null && !implementation.nulls) return null;
    args.push(value);
  }
  const all = [...args, ...extra(implementation, signature)];
  return toText(
    signature.safe ? orNull(() => implementation.run(...all)) : implementation.run(...all),
    signature.result,
  );
}

function orNull(run: () => Value): Value {
  try {
    return run();
  } catch {
    return null;
  }
}

/** Some implementations want to know their arguments' types. */
const extra = (implementation: Implementation, { fn, args, result }: Signature): readonly string[] =>
  implementation.typed ? [typesText(tellingTypes(fn, args, result))] : [];

export const bridgeFunction = (): DuckDBScalarFunction =>
  DuckDBScalarFunction.create({
    name: "googlesql",
    parameterTypes: [VARCHAR],
    varArgsType: VARCHAR,
    returnType: VARCHAR,
    specialHandling: true,
    mainFunction: (info, input, output) => {
      const columns = Array.from({ length: input.columnCount }, (_, i) => input.getColumnVector(i));
      try {
        for (let row = 0; row < input.rowCount; row += 1)
          output.setItem(row, run(columns.map((column) => column.getItem(row) as string | null)));
        output.flush();
      } catch (error) {
        info.setError((error as Error).message);
      }
    },
  });

/** Ends the statement with a message. Not DuckDB's error(), which is volatile: TRY takes no such thing. */
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
