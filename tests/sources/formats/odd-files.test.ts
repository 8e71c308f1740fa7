/**
 * Odd files, made so that it is known of each record whether it can be loaded: loaded and rejected are all that came, and what is loaded
 * is what was written. `ODD_FILES=5000` makes so many of each kind.
 */
import { gzipSync } from "node:zlib";
import { array, assert, asyncProperty, boolean, constantFrom, oneof, record, type Arbitrary } from "fast-check";
import { describe, expect, it } from "vitest";
import { engines, place } from "../place.ts";

const runs = Number(process.env.ODD_FILES ?? 30);

/** A record as it is written, and its value where it can be loaded. */
type Written = (id: number) => { readonly text: string; readonly value?: string | null };

const texts = constantFrom("a", "é", "東京", "😀", " a ", "-0", "1.10", "null", "\uFEFFx", "a'b", "\\", "0x00");
/** Stands for a byte that is no UTF-8. */
const damage = "\uE000";

interface File {
  readonly written: readonly Written[];
  readonly end: string;
  readonly delimiter: string;
  readonly packed: boolean;
  readonly blankLines: boolean;
}

const file = (records: Arbitrary<Written>): Arbitrary<File> =>
  record({
    written: array(records, { maxLength: 12 }),
    end: constantFrom("\n", "\r\n", "\r"),
    delimiter: constantFrom(",", ";", "\t", "|"),
    packed: boolean(),
    blankLines: boolean(),
  });

/** The delimiter of the file stands as a comma here; no text has one. */
const csvRecords: Arbitrary<Written> = texts.chain((value) =>
  constantFrom<Written>(
    (id) => ({ text: `${id},${value},w`, value }),
    (id) => ({ text: `"${id}","${value}","w"`, value }),
    (id) => ({ text: `${id},"${value}END""${value}",w`, value: `${value}END"${value}` }),
    (id) => ({ text: `${id},,w`, value: null }),
    (id) => ({ text: `${id},"",w`, value: "" }),
    (id) => ({ text: `${id},${value}` }),
    (id) => ({ text: `${id},${value},w,w` }),
    (id) => ({ text: `${id},"${value}"x,w` }),
    () => ({ text: `,${value},w` }),
    () => ({ text: "   " }),
    (id) => ({ text: `${id},${value}${damage},w` }),
    (id) => ({ text: `${id},"${value}END1,2${damage},3",w` }),
    (id) => ({ text: `${id},"${damage}ENDEND${value}",w` }),
  ),
);

const jsonRecords: Arbitrary<Written> = texts.chain((value) => {
  const v = JSON.stringify(value);
  return constantFrom<Written>(
    (id) => ({ text: `{"Id":"${id}","v":${v}}`, value }),
    (id) => ({ text: `{ "v" : ${v} , "Id" : ${id} }`, value }),
    (id) => ({ text: `{"Id":${id},"v":-0}`, value: "-0" }),
    (id) => ({ text: `{"Id":${id},"v":{"v":${v},"V":1}}`, value: `{"v":${v},"V":1}` }),
    (id) => ({ text: `{"Id":${id},"v":null}`, value: null }),
    (id) => ({ text: `{"Id":"${id}"}`, value: null }),
    (id) => ({ text: `{"Id":"${id}","v":"1","V":${v}}` }),
    (id) => ({ text: `{"Id":"${id}","v":"1","v":${v}}` }),
    (id) => ({ text: `{"Id":"${id}","v":"\\ud800"}` }),
    (id) => ({ text: `{"Id":"${id}","v":"${damage}"}` }),
    () => ({ text: `{"v":${v}}` }),
    () => ({ text: `{"Id":null,"v":${v}}` }),
    () => ({ text: "{}" }),
    () => ({ text: "7" }),
    () => ({ text: `[${v}]` }),
    () => ({ text: v }),
  );
});

const lineRecords: Arbitrary<Written> = constantFrom<Written>(
  () => ({ text: "oops" }),
  (id) => ({ text: `{"Id":"${id}",}` }),
  (id) => ({ text: `{"Id":"${id}"}{"Id":"x"}` }),
  (id) => ({ text: `{"Id":"${id}","v":NaN}` }),
);

const good: Written = (id) => ({ text: `{"Id":"${id}","v":"x"}`, value: "x" });
const goodLine: Written = (id) => ({ text: `${id},x,w`, value: "x" });

const bytesOf = (text: string): Buffer =>
  Buffer.concat(
    text.split(damage).flatMap((part, i) => (i === 0 ? [Buffer.from(part)] : [Buffer.from([0xe9]), Buffer.from(part)])),
  );

const kinds: readonly [string, Arbitrary<Written>, Written, (texts: readonly string[], file: File) => string][] = [
  [
    "CSV",
    csvRecords,
    goodLine,
    (lines, { end, delimiter, blankLines }) =>
      ["Id,v,w", ...lines]
        .map((line) => line.replaceAll(",", delimiter).replaceAll("END", end) + end + (blankLines ? end : ""))
        .join(""),
  ],
  [
    "NDJSON",
    oneof(jsonRecords, lineRecords),
    good,
    (lines, { end, blankLines }) => lines.map((line) => line + end + (blankLines ? end : "")).join(""),
  ],
  ["an array", jsonRecords, good, (records, { end }) => `[${records.join(`${end},${end}`)}]`],
];

describe.each(engines)("odd files into %s", (engine) => {
  const here = place(engine);

  it.each(kinds)(
    "of %s: loaded and rejected are all that came",
    async (_, odd, first, whole) => {
      await assert(
        asyncProperty(file(odd), async (given) => {
          const written = [first, ...given.written].map((make, id) => ({ id: String(id), ...make(id) }));
          const content = bytesOf(
            whole(
              written.map(({ text }) => text),
              given,
            ),
          );
          const loadable = written.filter(({ value }) => value !== undefined);
          const report = await here.load(given.packed ? gzipSync(content) : content);
          expect([report.rows, report.rejected]).toEqual([loadable.length, written.length - loadable.length]);
          const rows = await here.rows(`"Id", v`);
          const expected = loadable.map(({ id, value }) => [id, value?.replaceAll("END", given.end) ?? value]);
          expect(rows.toSorted(byId)).toEqual(expected);
          for (const { target } of await here.warehouse.relations())
            await here.warehouse.execute(
              `drop table ${here.warehouse
                .nameOf(target)
                .map((part) => `"${part}"`)
                .join(".")}`,
            );
        }),
        { seed: 20_261_128, numRuns: runs },
      );
    },
    60_000 + runs * 2000,
  );
});

const byId = ([one]: readonly unknown[], [other]: readonly unknown[]): number => Number(one) - Number(other);
