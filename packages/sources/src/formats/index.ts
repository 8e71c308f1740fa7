import type { Definition } from "../definition.ts";
import { SourceError } from "../error.ts";
import { headOf } from "./bytes.ts";
import { csv } from "./csv/index.ts";
import { encodingOf } from "./encoding.ts";
import type { Contents, Expected, Format, Head } from "./format.ts";
import { array } from "./json/array.ts";
import { attributes } from "./json/attributes.ts";
import { json } from "./json/document.ts";
import { ndjson } from "./json/ndjson.ts";
import { type LocalFile, localFile } from "./local-file.ts";
import { parquet } from "./parquet.ts";
import { xml } from "./xml/index.ts";
import { seenIn } from "./xml/shape.ts";

/** All there are, the most certain first. One more is its folder, and a line here. */
export const formats: readonly Format[] = [parquet(), xml(), json(), attributes(), array(), ndjson(), csv()];

type Wanted = Expected & Pick<Definition, "format" | "encoding">;

/** A file of any of the formats, also gzipped. `label` is what people know it by. */
export async function openFile(path: string, label: string, wanted: Wanted, among = formats): Promise<Contents> {
  const file = await decoded(await localFile(path, label), wanted);
  const head = await headOf(file);
  return formatOf(label, head, wanted, among).open(file, head, wanted);
}

async function decoded(file: LocalFile, { encoding: said }: Wanted): Promise<LocalFile> {
  const encoding = encodingOf((await headOf(file)).bytes, said, file.label);
  return { ...file, ...(encoding !== undefined && { encoding }) };
}

/** Which it is, by its first bytes. */
export function formatOf(label: string, head: Head, wanted: Wanted, among = formats): Format {
  if (head.text === "") throw new SourceError("empty", `${label}: is empty; expected JSON, CSV or Parquet`);
  const own = [wanted.format ?? []].flat();
  const found = among
    .map((one) => own.find(({ name }) => name === one.name) ?? one)
    .find((one) => one.fits(head, wanted));
  if (found) return found;
  throw new SourceError("format", `${label}: ${whatIsWrong(head.text, wanted)}`);
}

function whatIsWrong(text: string, { key, required = [] }: Expected): string {
  if (text.startsWith("<")) return `${seenIn(text)}; expected JSON, CSV, Parquet or rows of XML`;
  if (text.includes("\0"))
    return "is no text (or UTF-16 without a mark: encoding: utf-16le); expected JSON, CSV or Parquet";
  const wanted = [...key, ...required];
  const columns = wanted.length > 0 ? ` with ${wanted.join(", ")}` : "";
  const begin = JSON.stringify(/^[^\r\n]{0,60}/.exec(text)?.[0]);
  return `expected JSON, Parquet, or CSV${columns}; it begins with ${begin}`;
}
