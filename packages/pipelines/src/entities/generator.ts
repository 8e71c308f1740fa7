/** The production system of the brief: a month's rows, the same each time that it is made. */
import { pythonRandom } from "./mersenne.ts";

export interface Month {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  /** RANDOM_MAIN_CONTROLLER: rows are so many times as dense, and values so many times as large. */
  readonly controller: number;
}

export interface Entity {
  /** Milliseconds, UTC. */
  readonly createdAt: number;
  readonly value: number;
}

/**
 * Seeded by year plus month; of each row first its value is drawn, then the seconds until the next. That is what gives the brief's own
 * totals: 7,374 rows that sum to 61,862 in 2022 at a controller of 1.
 */
export function* entities({ year, month, controller }: Month): Generator<Entity> {
  const { randint } = pythonRandom(year + month);
  const peak = Math.min(13 - month, month);
  const density = peak * controller;
  const [shortest, longest] = [Math.trunc(10_000 / density), Math.trunc(20_000 / density)];
  if (shortest === 0) throw new RangeError(`controller ${controller}: expected 1666 at most, for delays of a second`);
  const end = Date.UTC(year, month, 1);
  for (let at = Date.UTC(year, month - 1, 1); at < end;) {
    const low = density * (isWeekend(at) ? 2 : 1);
    yield { createdAt: at, value: randint(low, 2 * low) };
    at += randint(shortest, longest) * 1000;
  }
}

const isWeekend = (at: number): boolean => [0, 6].includes(new Date(at).getUTCDay());
