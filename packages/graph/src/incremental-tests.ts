import type { Core, CoreTest, Query } from "./core.ts";
import type { Target } from "./graph.ts";
import { errorsOf } from "./test-inputs.ts";

interface CoreTable {
  readonly proto: { readonly type?: string };
  readonly contextableQuery: Query;
}

type Session = Core["session"];

/**
 * Lets unit tests be of incremental tables, which core refuses. An input for the table itself stands for the rows that are
 * there already: with it `incremental()` is true and `self()` is that input, without it the table is built from scratch.
 */
export function allowIncrementalTests(session: Session): void {
  for (const test of session.tests ?? []) {
    const compile = test.compile.bind(test);
    test.compile = () => {
      const table = incrementalOf(test, session);
      return errorsOf(test, session, () => (table === undefined ? compile() : compileTest(test, table, session)));
    };
  }
}

function incrementalOf({ testTarget }: CoreTest, { indexedActions }: Session): CoreTable | undefined {
  const [found, other] = testTarget === undefined ? [] : (indexedActions.find(testTarget) as CoreTable[]);
  return other === undefined && found?.proto.type === "incremental" ? found : undefined;
}

function compileTest(test: CoreTest, table: CoreTable, session: Session): object {
  const { proto } = test;
  const fail = (message: string) => session.compileError(new Error(message), proto.fileName);
  proto.testQuery = give(table.contextableQuery, contextOf(test, fail));
  proto.expectedOutputQuery = give(test.contextableQuery, { test });
  if (proto.testQuery.trim() === "") fail("Test query is empty.");
  if (proto.expectedOutputQuery.trim() === "") fail("Expected query is empty.");
  return proto;
}

const give = (query: Query, context: object): string => (typeof query === "string" ? query : query(context));

function contextOf(test: CoreTest, fail: (message: string) => void): object {
  const inputs = [...test.contextableInputs].map(([key, query]) => ({ target: JSON.parse(key) as Target, query }));
  const inputFor = (target: Target): string | undefined => {
    const input = inputs.find((one) => means(one.target, target));
    return input && `(${give(input.query, { test })})`;
  };
  const rows = inputFor(test.testTarget ?? { name: "" });
  const resolve = (...reference: readonly unknown[]): string => {
    const target = targetOf(reference);
    const input = inputFor(target);
    if (input === undefined)
      fail(
        missing(
          target,
          inputs.map((one) => one.target),
        ),
      );
    return input ?? "";
  };
  const incremental = rows !== undefined;
  return {
    ...unsaid,
    ref: resolve,
    resolve,
    self: () => rows ?? "",
    incremental: () => incremental,
    when: (condition: boolean, yes: string, no = "") => (condition ? yes : no),
  };
}

/** A unit test's query has no place in the warehouse: what a model says of its own comes to nothing. */
const names = [
  "name",
  "type",
  "schema",
  "database",
  "where",
  "config",
  "preOps",
  "postOps",
  "disabled",
  "dependencies",
  "tags",
];
const unsaid = Object.fromEntries(names.map((name) => [name, () => ""]));

const missing = (target: Target, provided: readonly Target[]): string =>
  `Input for dataset "${JSON.stringify(target)}" has not been provided. Provided inputs: ${JSON.stringify(provided)}`;

/** `ref("a")`, `ref("schema", "a")`, `ref(["schema", "a"])`, `ref({ schema, name })`. */
function targetOf(reference: readonly unknown[]): Target {
  const [first] = reference;
  if (reference.length === 1 && typeof first === "object" && !Array.isArray(first)) return first as Target;
  const [name = "", schema, database] = (reference.flat() as string[]).toReversed();
  return { name, ...(schema ? { schema } : {}), ...(database ? { database } : {}) };
}

const means = (one: Target, other: Target): boolean =>
  one.name === other.name &&
  (!one.schema || !other.schema || one.schema === other.schema) &&
  (!one.database || !other.database || one.database === other.database);
