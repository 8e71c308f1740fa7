import { SourceError } from "../error.ts";
import { folderStore } from "./folder.ts";
import { s3Store } from "./s3.ts";
import type { RawStore } from "./store.ts";

export type { RawStore, StoredFile } from "./store.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The store at a folder's path, or at `s3://BUCKET/PREFIX` with the usual AWS_… variables. */
export function rawStoreAt(where: string, environment: Environment): RawStore {
  return where.startsWith("s3://") ? s3Store(where, s3Options(environment)) : folderStore(where);
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
