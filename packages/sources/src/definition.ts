/** What a source brings, wherever it comes from. */
import type { Column, Target } from "@sluice/engines";
import type { Format } from "./formats/format.ts";
import type { Refinement } from "./refinement.ts";
import type { Transport } from "./transports/transport.ts";

export interface Definition {
  /** As the command line names it: `votes`. */
  readonly name: string;
  /** Default `raw.<name>`. */
  readonly target?: Target;
  /** Columns that name a row. Without a key there is nothing to merge by. */
  readonly key: readonly string[];
  /** Default: merge where there is a key, else replace. */
  readonly mode?: "merge" | "replace" | "append";
  readonly tags?: readonly string[];
  /** Columns that the raw table has even where none came. */
  readonly columns?: readonly string[];
  /** Columns whose text is cast as GoogleSQL casts it; a record with a value that can't be is rejected. Default: text stays text. */
  readonly types?: Readonly<Record<string, ColumnType>>;
  /** Columns that must come: without them it is not this source's data. */
  readonly required?: readonly string[];
  /** How it is written, as far as looking does not tell: `json({ records: "result.records" })`, `csv({ delimiter: ";" })`. Of several kinds of files, one for each. */
  readonly format?: Format | readonly Format[];
  /** Of its text, as the WHATWG's standard names them: `latin1`, `utf-16le`. Default: by a file's mark, else UTF-8. */
  readonly encoding?: string;
  /** How it travels, as far as its address does not tell: `http({ headers })`. For places of that transport's schemes; any other will do too. */
  readonly transport?: Transport;
  /** Records checked, or put into one form, before they are loaded. */
  readonly refine?: Refinement;
}

export type ColumnType = Exclude<Column["type"]["kind"], "ARRAY" | "STRUCT" | "RANGE">;

export const targetOf = ({ name, target }: Definition): Target => target ?? { schema: "raw", name };

/** Sources go by their name, `votes`, and by their table's, `raw.votes`. */
export function goesBy(definition: Definition, name: string): boolean {
  const { database = "", schema, name: table } = targetOf(definition);
  return [definition.name, `${schema}.${table}`, `${database}.${schema}.${table}`].includes(name);
}
