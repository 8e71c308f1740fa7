/** CSV whose columns the schema names: a file with that header, and without the lines to leave out. */
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { TableSchema } from "../schema.ts";

interface Layout {
  readonly schema?: TableSchema;
  readonly fieldDelimiter?: string;
  readonly skipLeadingRows?: number | string;
}

export const delimiterOf = (given = ","): string => (given === "\\t" || given === "tab" ? "\t" : given);

export async function withHeader(path: string, { schema, fieldDelimiter, skipLeadingRows = 0 }: Layout) {
  const folder = await mkdtemp(join(tmpdir(), "sluice-serve-"));
  const made = join(folder, "named.csv");
  const header = (schema?.fields ?? []).map(({ name }) => `"${name}"`).join(delimiterOf(fieldDelimiter));
  await pipeline(createReadStream(path), without(Number(skipLeadingRows), `${header}\n`), createWriteStream(made));
  return { path: made, remove: () => rm(folder, { recursive: true, force: true }) };
}

function without(lines: number, header: string): Transform {
  let left = lines;
  return new Transform({
    construct(done) {
      this.push(header);
      done();
    },
    transform(chunk: Buffer, _, done) {
      let from = 0;
      while (left > 0) {
        const end = chunk.indexOf(10, from);
        if (end < 0) return done();
        from = end + 1;
        left -= 1;
      }
      done(null, chunk.subarray(from));
    },
  });
}
