/**
 * Functions in LANGUAGE js: each in a context of its own that has JavaScript and nothing else, neither clock nor chance, and a limit
 * of time for a call. Only texts go in and out, so that no object of ours is within its reach. Values are converted as BigQuery
 * documents it («Encoding SQL types in JavaScript»).
 */
import { type Context, createContext, Script } from "node:vm";
import { zip } from "../lists.ts";
import type { Type } from "../types.ts";
import { GoogleSqlError } from "../error.ts";
import { type Implementations, lenient, remember, type Value } from "./implementation.ts";
import { fromPlain, toPlain } from "./javascript-values.ts";
import { SURROUNDINGS } from "./javascript-surroundings.ts";

/** What the call's first argument says, as JSON. */
export interface JavaScriptFunction {
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly type: Type }[];
  readonly returns: Type;
  readonly body: string;
}

/** Seconds: what takes longer is stopped. */
const LIMIT = 5;

/** It takes and gives JSON; what it throws it tells. */
type Call = (input: string) => string;

/** As the function's own text ends it: no object of its context is read here but this. */
interface Outcome {
  readonly value?: unknown;
  readonly error?: string;
}

const prepared = remember((definition: string): ((values: readonly Value[]) => Value) => {
  const { name, parameters, returns, body } = JSON.parse(definition) as JavaScriptFunction;
  const types = parameters.map(({ type }) => type);
  const call = inside(name, () =>
    made(name, JSON.stringify([types, returns]), parameters.map((one) => one.name).join(", "), body),
  );
  const limited = limiting();
  return (values) => {
    const input = JSON.stringify(zip(types, values, (type, value) => toPlain(value, type)));
    const { value, error } = JSON.parse(inside(name, () => limited(() => call(input)))) as Outcome;
    if (error !== undefined) throw new GoogleSqlError("runtime", `in function ${name}: ${error}`);
    return fromPlain(value, returns);
  };
}, 100);

function made(name: string, types: string, names: string, body: string): Call {
  const context = createContext(Object.create(null) as Context, {
    name,
    codeGeneration: { strings: false, wasm: false },
  });
  const surround = new Script(SURROUNDINGS).runInContext(context) as (types: string, body: unknown) => Call;
  const own: unknown = new Script(`(function (${names}) {\n${body}\n})`, { filename: name }).runInContext(context);
  return surround(types, own);
}

function inside<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const isLate = (error as { code?: unknown } | null)?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
    const words = isLate ? `it took longer than ${LIMIT} seconds` : String(error);
    throw new GoogleSqlError("runtime", `in function ${name}: ${words}`);
  }
}

let isLimited = false;

/** Calls within `work` have one limit together: to watch each of them takes a third of a millisecond. */
export function together<T>(work: () => T): T {
  isLimited = true;
  try {
    return inside("in JavaScript", () => inTime(work));
  } finally {
    isLimited = false;
  }
}

/** Calls that come one by one are watched at first. After that, whoever waits for the thread that they run in can end it. */
function limiting() {
  let watched = 200;
  return <T>(work: () => T): T => (isLimited || (watched -= 1) < 0 ? work() : inTime(work));
}

const watch = new Script("work()");

/** In a context that holds `work` alone, and that functions can't reach. */
function inTime<T>(work: () => T): T {
  return watch.runInContext(createContext({ work }), { timeout: LIMIT * 1000 }) as T;
}

export const javascript: Implementations = lenient({
  javascript: (definition: string, ...values: Value[]) => prepared(definition)(values),
});
