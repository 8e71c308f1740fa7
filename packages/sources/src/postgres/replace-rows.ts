/** Rows of a table made again, as the simulators of production systems do it: in one transaction, in by COPY. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { publicAddress } from "@sluice/engines";
import { sourceError } from "../transports/postgres/errors.ts";

export interface Replacement {
  /** Statements that make the table, where it is not there. */
  readonly create: string;
  /** The statement that takes the old rows away. */
  readonly remove: string;
  /** `COPY … FROM STDIN`, and its lines. */
  readonly copy: string;
  readonly lines: Iterable<string>;
}

/** How many rows went. Throws SourceError. */
export async function replaceRows(address: string, { create, remove, copy, lines }: Replacement): Promise<number> {
  const where = { label: publicAddress(address), title: "the table" };
  const client = new Client({ connectionString: address, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("begin");
    await client.query(create);
    const { rowCount } = await client.query(remove);
    await pipeline(Readable.from(lines), client.query(copyFrom(copy)));
    await client.query("commit");
    return rowCount ?? 0;
  } catch (cause) {
    throw sourceError(where, cause);
  } finally {
    await client.end().catch(() => undefined);
  }
}
