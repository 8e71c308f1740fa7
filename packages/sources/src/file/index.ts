import { resolve } from "node:path";
import { unrefined } from "../refine.ts";
import type { Definition, Source } from "../source.ts";
import { deliver } from "./deliver.ts";

/** A JSON array, NDJSON, CSV or Parquet file, each also gzipped. */
export const file = (definition: Definition, path: string): Source => ({
  definition,
  where: path,
  open: ({ directory = "." }) => deliver(resolve(directory, path), path, unrefined(definition)),
});
