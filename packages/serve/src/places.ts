/** Where `gs://BUCKET/NAME` and `file://` are on this machine. */
import { existsSync, globSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { invalid, notFound } from "./error.ts";
import type { World } from "./world.ts";

/** A path; `gs://` leads below the folder of buckets, and never out of it. */
export function fileOf({ buckets }: Pick<World, "buckets">, uri: string): string {
  if (uri.startsWith("file://")) return fileURLToPath(uri);
  const [, bucket, name] = /^gs:\/\/([^/]+)\/(.+)$/.exec(uri) ?? [];
  if (bucket === undefined || name === undefined)
    throw invalid(`Invalid source URI: ${uri}: expected gs://BUCKET/NAME or file:///PATH`);
  const path = resolve(buckets, bucket, name);
  if (relative(resolve(buckets), path).startsWith(".."))
    throw invalid(`Invalid source URI: ${uri}: it leads out of the folder of buckets`);
  return path;
}

/** With `*` in it, all that fit. Throws where there is none. */
export function filesOf(world: Pick<World, "buckets">, uri: string): readonly string[] {
  const path = fileOf(world, uri);
  const found = uri.includes("*") ? globSync(path).toSorted() : [path].filter((one) => existsSync(one));
  if (found.length === 0) throw notFound(`URI ${uri}`);
  return found.map((one) => join(one));
}
