import { SourceError } from "../error.ts";
import { folderStore } from "./folder.ts";
import { s3Store } from "./s3.ts";
import type { RawStore } from "./store.ts";

export type { RawStore, StoredFile } from "./store.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The store at a folder's path, or at `s3://BUCKET/PREFIX` with the usual AWS_… variables. `patience`: milliseconds for which a bucket that
 * answers 5xx or not at all is tried again; by default two minutes, 0 for who tries again himself.
 */
export function rawStoreAt(where: string, environment: Environment, patience?: number): RawStore {
  if (!where.startsWith("s3://")) return folderStore(where);
  return s3Store(where, { ...s3Options(environment), ...(patience !== undefined && { patience }) });
}

function s3Options(environment: Environment) {
  const needed = (name: string): string => {
    const value = environment[name];
    if (value) return value;
    throw new SourceError("unavailable", `expected ${name} in the environment, for a raw store on S3`);
  };
  return {
    accessKeyId: needed("AWS_ACCESS_KEY_ID"),
    secretAccessKey: needed("AWS_SECRET_ACCESS_KEY"),
    sessionToken: environment.AWS_SESSION_TOKEN,
    region: environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION,
    endpoint: environment.AWS_ENDPOINT_URL_S3 ?? environment.AWS_ENDPOINT_URL,
  };
}
