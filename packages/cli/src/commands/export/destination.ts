import { csv, type Exporter, put, table } from "@sluice/exports";

/** The exporter for a place given on the command line. */
export function exporterAt(where: string): Exporter {
  if (/^https?:/.test(where)) return put({ url: where });
  return /^[a-z]+:\/\//.test(where) ? table({ url: where }) : csv({ path: where });
}
