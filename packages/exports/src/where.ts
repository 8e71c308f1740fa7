import { extname } from "node:path";
import { csv } from "./csv.ts";
import { ExportError } from "./error.ts";
import type { Exporter } from "./export.ts";
import { parquet } from "./parquet.ts";
import { put } from "./put/index.ts";
import { table } from "./table/index.ts";

type At = (where: string) => Exporter;

const published: At = (url) => table({ url });
const sent: At = (url) => put({ url });
const written: At = (path) => csv({ path });

const byScheme: ReadonlyMap<string, At> = new Map([
  ["http://", sent],
  ["https://", sent],
  ["mysql://", published],
  ["mariadb://", published],
  ["postgres://", published],
  ["postgresql://", published],
]);

/** By the ending of a file's name; a name without one says nothing. */
const byEnding: ReadonlyMap<string, At> = new Map([
  [".csv", written],
  [".parquet", (path) => parquet({ path })],
  ["", written],
]);

/** The export to a place given in one word: an address, or a path whose ending says what to write. Throws ExportError for others. */
export function exporterAt(where: string): Exporter {
  const [scheme] = /^[a-z][a-z0-9+.-]+:(\/\/)?/i.exec(where) ?? [];
  // No more of an address is shown: it may hold a password.
  if (scheme !== undefined) return find(byScheme, scheme, `${scheme}…: expected an address that starts with`)(where);
  return find(byEnding, extname(where), `${where}: expected a path that ends in`)(where);
}

function find(known: ReadonlyMap<string, At>, what: string, expected: string): At {
  const found = known.get(what.toLowerCase());
  if (found !== undefined) return found;
  throw new ExportError("config", `${expected} ${[...known.keys()].filter(Boolean).join(", ")}`);
}
