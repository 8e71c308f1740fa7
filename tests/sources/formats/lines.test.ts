/** Lines are the same however the bytes are cut into chunks. */
import { array, assert, asyncProperty, constantFrom, integer } from "fast-check";
import { expect, it } from "vitest";
import { asUtf8 } from "../../../packages/sources/src/formats/encoding.ts";
import { linesOf } from "../../../packages/sources/src/formats/text/lines.ts";

async function* cut(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

const sizes = array(integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 });
const pieces = array(constantFrom("a", "é", "\n", "\r", "\r\n", '"', "😀", " "), { maxLength: 12 });

it("all of them, each once, in their order", async () => {
  await assert(
    asyncProperty(pieces, sizes, async (parts, chunks) => {
      const text = parts.join("");
      const found: [number, string, boolean][] = [];
      for await (const { lines, number, open } of linesOf(cut(Buffer.from(text), chunks)))
        lines.forEach((line, i) => found.push([number + i, line.replace(/\r$/, ""), open && i === lines.length - 1]));
      const expected = text.split(/\r\n|\r|\n/);
      const open = expected.at(-1) !== "";
      if (!open) expected.pop();
      expect(found).toEqual(expected.map((line, i) => [i + 1, line, open && i === expected.length - 1]));
    }),
    { seed: 10, numRuns: 2000 },
  );
});

// The bytes are Python's: 'aé東\n'.encode(…).hex().
it.each([
  ["utf-16le", "6100e90071670a00", "aé東\n"],
  ["utf-16be", "006100e96771000a", "aé東\n"],
  ["gb18030", "61a8a6967c0a", "aé東\n"],
  ["shift_jis", "61938c0a", "a東\n"],
])("%s as UTF-8", async (encoding, hex, expected) => {
  for (const size of [1, 2, 3, 100]) {
    const parts: Buffer[] = [];
    for await (const part of asUtf8(cut(Buffer.from(hex.repeat(3), "hex"), [size]), encoding, "file")) parts.push(part);
    expect(Buffer.concat(parts).toString()).toBe(expected.repeat(3));
  }
});
