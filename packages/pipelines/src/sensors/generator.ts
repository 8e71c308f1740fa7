/** The sensors on this machine: the brief's topic, payload and pace, and seeded faults of the kinds that real ones have. */
import { random, type Random } from "../random.ts";

export interface GeneratorOptions {
  readonly sensors: readonly string[];
  readonly seed: number;
  /** Milliseconds between two readings of a sensor. */
  readonly interval: number;
  readonly faults: ReadonlySet<Fault>;
  /** When the first round is read. */
  readonly start: Date;
}

/** gaps: silences of over a minute; duplicates: a message twice; clock: steps back; junk: no readings; range: impossible values; unknown: a sensor that no list has. */
export type Fault = (typeof faults)[number];
export const faults = ["gaps", "duplicates", "clock", "junk", "range", "unknown"] as const;

export interface Round {
  readonly payloads: readonly Uint8Array[];
}

const LOW = 0;
const HIGH = 45;

/** How often, by round and sensor. */
const odds = { gaps: 1 / 2000, duplicates: 1 / 200, clock: 1 / 3000, junk: 1 / 300, range: 1 / 250, unknown: 1 / 400 };

/** One round after another: a reading of each sensor. Without end; the same seed gives the same. */
export function* rounds({ sensors, seed, interval, faults: wanted, start }: GeneratorOptions): Generator<Round> {
  const r = random(seed);
  const silent = new Map<string, number>();
  const behind = new Map<string, number>();
  const happens = (fault: Fault): boolean => wanted.has(fault) && r.next() < odds[fault];
  for (let round = 0; ; round++) {
    const at = start.getTime() + round * interval;
    const payloads = sensors.flatMap((sensor): Uint8Array[] => {
      if (happens("gaps")) silent.set(sensor, at + 61_000 + r.integer(0, 600_000));
      if (happens("clock")) behind.set(sensor, r.integer(1000, 90_000));
      if (at < (silent.get(sensor) ?? 0)) return [];
      const value = happens("range") ? r.pick([-40, 99, 1000]) : r.integer(LOW, HIGH);
      const own = happens("unknown") ? `Sensor ${sensors.length + 1}` : sensor;
      const text = reading(own, at - (behind.get(sensor) ?? 0), value, r);
      return [...(happens("junk") ? [junk(r)] : []), text, ...(happens("duplicates") ? [text] : [])];
    });
    yield { payloads };
  }
}

/** Microseconds, as the brief's generator writes them; none where they are zero, as Python leaves them out. */
function reading(id: string, at: number, value: number, r: Random): Uint8Array {
  const micros = (at % 1000) * 1000 + r.integer(0, 999);
  const seconds = new Date(at).toISOString().slice(0, 19);
  const dt = micros === 0 ? seconds : `${seconds}.${String(micros).padStart(6, "0")}`;
  return Buffer.from(JSON.stringify({ id, dt, value }));
}

const junk = (r: Random): Uint8Array =>
  r.pick([
    Buffer.from("not json"),
    Buffer.from("[1, 2]"),
    Buffer.from('{"id":"Sensor 1"}'),
    Buffer.from([0xff, 0xfe, 0x00, 0x80]),
    Buffer.from('{"id":"Sensor 1","dt":"yesterday","value":1}'),
    Buffer.from(""),
  ]);
