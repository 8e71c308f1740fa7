/** The sensors' raw store, as a collector would have left it after each of four deliveries. */
import { gzipSync } from "node:zlib";
import { faults, rounds } from "../../packages/pipelines/src/sensors/generator.ts";
import { lineOf, payloadOf } from "../../packages/sources/src/collect/record.ts";

const INTERVAL = 5000;
const start = new Date("2026-01-31T07:30:00Z");
const names = [1, 2, 3, 4, 5].map((n) => `Sensor ${n}`);

const nothing = Buffer.from('{"id":"Sensor 1","dt":"2026-02-02T09:11:00","value":null}');
const nul = Buffer.from(String.raw`{"id":"Sensor\u00001","dt":"2026-02-02T09:11:00","value":1}`);

interface Came {
  readonly at: number;
  readonly payload: Uint8Array;
}

/** One after another: 600 rounds from half past seven, then ten of two days later. */
function messages(): readonly Came[] {
  const options = { sensors: names, seed: 12, interval: INTERVAL, faults: new Set(faults) };
  const first = those(rounds({ ...options, start }), start, 600);
  const later = new Date("2026-02-02T09:10:00Z");
  return [...first, ...those(rounds({ ...options, seed: 13, start: later }), later, 10)];
}

const those = (given: ReturnType<typeof rounds>, from: Date, count: number): readonly Came[] =>
  given
    .take(count)
    .flatMap(({ payloads }, round) =>
      payloads.map((payload) => ({ at: from.getTime() + round * INTERVAL + 7, payload })),
    )
    .toArray();

/** Held up on the way, all of them readings of the first delivery: here and there one, and longer the end of an hour of one sensor. */
const heldUp = (_: Came, i: number): boolean => i % 40 === 39;
const heldLong = ({ payload }: Came): boolean =>
  /"Sensor 3","dt":"2026-01-31T07:5[89]/.test(Buffer.from(payload).toString());

/** Of each, what comes: the second brings what was held up, at one moment, and some of the first again. */
export function deliveries(): readonly (readonly Came[])[] {
  const [all, long] = [messages().filter((came) => !heldLong(came)), messages().filter(heldLong)];
  const [second, third] = ["2026-01-31T08:03:00Z", "2026-02-01T00:00:00Z"].map(Date.parse) as [number, number];
  const early = all.filter(({ at }) => at < second);
  const late = early.filter(heldUp).map(({ payload }) => ({ at: second, payload }));
  const again = early.filter((_, i) => i % 50 === 0).map(({ payload }, i) => ({ at: second + i * 9001, payload }));
  const fresh = all.filter(({ at }) => at >= second && at < third);
  return [
    early.filter((message, i) => !heldUp(message, i)),
    [...late, ...fresh, ...again].toSorted((a, b) => a.at - b.at),
    [
      ...all.filter(({ at }) => at >= third),
      { at: Date.parse("2026-02-02T09:11:00Z"), payload: nothing },
      { at: Date.parse("2026-02-02T09:12:00Z"), payload: nul },
    ],
    long.map(({ payload }) => ({ at: Date.parse("2026-02-02T10:00:00Z"), payload })),
  ];
}

/** The delivery's file: its name, below the store, and its bytes. */
export function fileOf(came: readonly Came[], delivery: number): readonly [string, Uint8Array] {
  const lines = came.map(({ at, payload }, i) =>
    lineOf({
      topic: "sensors",
      received_at: new Date(at).toISOString(),
      message_id: `c0ffee0000${delivery}-${i + 1}`,
      ...payloadOf(payload),
    }),
  );
  const ended = new Date(came.at(-1)!.at + 1000).toISOString();
  const folder = `sensors/date=${ended.slice(0, 10)}/hour=${ended.slice(11, 13)}`;
  return [`${folder}/${ended.replaceAll(/[-:.]/g, "")}-collector.ndjson.gz`, gzipSync(lines.join(""))];
}
