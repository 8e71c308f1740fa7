/** What the partner's API answers: seeded samples, most of them in France, with the dirt of the real one. */
import { random, type Random } from "../random.ts";

export interface Reading {
  readonly id: string;
  /** Naive, UTC. */
  readonly timestamp: string;
  readonly lat: number;
  readonly lon: number;
  readonly temperature: number | null;
  readonly country: string;
}

/** Shares as in a real answer of 1,000: 902 in France, 98 in Germany, 14 without a temperature. */
const GERMAN = 0.098;
const MUTE = 0.014;

/** `count` readings taken in the hour before `at`; the same seed gives the same ones. */
export function readings(seed: number, count: number, at: Date): Reading[] {
  const r = random(seed);
  return Array.from({ length: count }, () => reading(r, at));
}

function reading(r: Random, at: Date): Reading {
  const german = r.next() < GERMAN;
  const [south, north, west, east] = german ? [47.5, 54.9, 6.1, 14.9] : [42.4, 50.9, -4.6, 8.1];
  const between = (low: number, high: number) => round(low + r.next() * (high - low));
  return {
    id: uuid(r),
    timestamp: new Date(at.getTime() - r.integer(0, 3_599_000)).toISOString().slice(0, 19).replace("T", " "),
    lat: between(south, north),
    lon: between(west, east),
    temperature: r.next() < MUTE ? null : round(between(-5, 38)),
    country: german ? "Germany" : "France",
  };
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

function uuid(r: Random): string {
  const hex = (digits: number) => Array.from({ length: digits }, () => r.integer(0, 15).toString(16)).join("");
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${r.pick(["8", "9", "a", "b"])}${hex(3)}-${hex(12)}`;
}
