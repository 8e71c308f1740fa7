/** Aggregates: each also in a form for windows, which can take rows back. */
import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { Value } from "@sluice/googlesql/functions/implementation";
import { toSqlite } from "../encode.ts";

/** An aggregate over rows of arguments. `skip` says which rows do not count. */
export interface Aggregator {
  // oxlint-disable-next-line typescript/no-explicit-any -- each has a state of its own.
  readonly start: () => any;
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly step: (state: any, ...args: any[]) => unknown;
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly result: (state: any) => Value;
  /** It counts NULLs of the first argument. */
  readonly nulls?: boolean;
}

/** A window's rows: the state of all, made anew after rows have left. */
interface Frame {
  rows: Value[][];
  first: number;
  state: unknown;
  stale: boolean;
  shown?: SQLInputValue;
}

function resultOf(frame: Frame, { start, step, result }: Aggregator): SQLInputValue {
  if (frame.stale) {
    frame.rows = frame.rows.slice(frame.first);
    frame.first = 0;
    frame.state = start();
    for (const row of frame.rows) frame.state = step(frame.state, ...row);
    frame.stale = false;
  }
  frame.shown ??= toSqlite(result(frame.state));
  return frame.shown;
}

const counts = ({ nulls }: Aggregator, args: readonly Value[]): boolean => nulls === true || args[0] !== null;

function windowed(find: () => Aggregator) {
  return {
    start: (): Frame => ({ rows: [], first: 0, state: find().start(), stale: false }),
    step: (frame: Frame, ...args: Value[]): Frame => {
      const aggregator = find();
      if (!counts(aggregator, args)) return frame;
      frame.rows.push(args);
      if (!frame.stale) frame.state = aggregator.step(frame.state, ...args);
      delete frame.shown;
      return frame;
    },
    inverse: (frame: Frame, ...args: Value[]): Frame => {
      if (!counts(find(), args)) return frame;
      frame.first += 1;
      frame.stale = true;
      delete frame.shown;
      return frame;
    },
    result: (frame: Frame): SQLInputValue => resultOf(frame, find()),
  };
}

function plain(find: () => Aggregator) {
  let aggregator: Aggregator;
  return {
    start: () => (aggregator = find()).start() as unknown,
    step: (state: unknown, ...args: Value[]): unknown =>
      counts(aggregator, args) ? aggregator.step(state, ...args) : state,
    result: (state: unknown): SQLInputValue => toSqlite(aggregator.result(state)),
  };
}

/** `find` is asked when it is called. */
export function registerAggregate(database: DatabaseSync, key: string, find: () => Aggregator): void {
  const options = { varargs: true, useBigIntArguments: true, deterministic: true };
  database.aggregate(`gs_${key}`, { ...options, ...plain(find) } as never);
  database.aggregate(`gs_over_${key}`, { ...options, ...windowed(find) } as never);
}
