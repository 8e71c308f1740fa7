/** A bucket of S3, or of what speaks as S3 does, as a raw store: `s3://BUCKET/PREFIX`. */
import { setTimeout as sleep } from "node:timers/promises";
import { SaxesParser } from "saxes";
import { SourceError } from "../error.ts";
import type { RawStore, StoredFile } from "./store.ts";

export interface S3Options {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  readonly region?: string | undefined;
  /** Of a server that is not Amazon's: `http://127.0.0.1:9000`. The bucket is then the first part of the path. */
  readonly endpoint?: string | undefined;
  /** Milliseconds to keep trying a server that answers 5xx or not at all. */
  readonly patience?: number;
}

interface Bucket {
  readonly label: string;
  readonly prefix: string;
  /** The request's answer; throws unless it is 2xx, or 404 where `absent`. */
  ask(path: string, init: { method: string; body?: Uint8Array }, absent?: boolean): Promise<Response>;
}

export function s3Store(address: string, options: S3Options): RawStore {
  const bucket = bucketAt(address, options);
  const keyOf = (name: string): string => `/${encoded(bucket.prefix + name)}`;
  return {
    label: bucket.label,
    list: (prefix, after) => listAll(bucket, prefix, after),
    read: async (name) => new Uint8Array(await (await bucket.ask(keyOf(name), { method: "GET" })).arrayBuffer()),
    write: async (name, content) => void (await bucket.ask(keyOf(name), { method: "PUT", body: content })),
    remove: async (name) => void (await bucket.ask(keyOf(name), { method: "DELETE" }, true)),
  };
}

const encoded = (key: string): string => key.split("/").map(encodeURIComponent).join("/");

function bucketAt(address: string, options: S3Options): Bucket {
  const { host: name, pathname } = new URL(address);
  const region = options.region ?? "us-east-1";
  const base = options.endpoint
    ? `${options.endpoint.replace(/\/$/, "")}/${name}`
    : `https://${name}.s3.${region}.amazonaws.com`;
  const { accessKeyId, secretAccessKey, sessionToken } = options;
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
  // Retries are ours: theirs end after some seconds.
  const client = import("aws4fetch").then(
    ({ AwsClient }) => new AwsClient({ ...credentials, region, service: "s3", retries: 0 }),
  );
  const label = `s3://${name}${pathname === "/" ? "" : pathname}`;
  const prefix = pathname.replace(/^\//, "").replace(/([^/])$/, "$1/");
  const ask: Bucket["ask"] = (path, init, absent = false) =>
    patiently(options.patience ?? 120_000, async () => {
      const response = await (await client).fetch(base + path, { ...init, redirect: "error" });
      if (response.ok || (absent && response.status === 404)) return response;
      throw refusal(response.status, `${label}${path.split("?")[0]}`, await response.text());
    });
  return { label, prefix, ask };
}

const refusal = (status: number, where: string, body: string): SourceError => {
  const said = /<Message>([^<]*)<\/Message>/.exec(body)?.[1] ?? "";
  const reason = status === 404 ? "missing" : "unavailable";
  return new SourceError(reason, `${where}: the store answered ${status}${said ? ` (${said})` : ""}`, { status });
};

/** Tries again, at growing distances, what a server may yet do. A plain no is final. */
async function patiently<T>(patience: number, work: () => Promise<T>): Promise<T> {
  const until = Date.now() + patience;
  for (let wait = 250; ; wait = Math.min(wait * 2, 8000)) {
    try {
      return await work();
    } catch (error) {
      if (isFinal(error) || Date.now() + wait > until) throw error;
    }
    await sleep(wait);
  }
}

function isFinal(error: unknown): boolean {
  const { cause } = error as { cause?: { status?: number } };
  return cause?.status !== undefined && cause.status < 500 && cause.status !== 429;
}

async function listAll(bucket: Bucket, prefix: string, after: string | undefined): Promise<readonly StoredFile[]> {
  const found: StoredFile[] = [];
  for (let token: string | undefined, more = true; more;) {
    const query = new URLSearchParams({ "list-type": "2", prefix: bucket.prefix + prefix });
    if (token !== undefined) query.set("continuation-token", token);
    else if (after !== undefined) query.set("start-after", bucket.prefix + after);
    const page = readListing(await (await bucket.ask(`/?${query.toString()}`, { method: "GET" })).text());
    found.push(...page.files.map(({ name, bytes }) => ({ name: name.slice(bucket.prefix.length), bytes })));
    [token, more] = [page.next, page.next !== undefined];
  }
  return found.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

interface Listing {
  readonly files: readonly StoredFile[];
  readonly next: string | undefined;
}

/** `<Contents><Key>…</Key><Size>…</Size></Contents>…<NextContinuationToken>…`. */
function readListing(xml: string): Listing {
  const files: { name: string; bytes: number }[] = [];
  let [text, next] = ["", undefined as string | undefined];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name }) => {
    text = "";
    if (name === "Contents") files.push({ name: "", bytes: 0 });
  });
  parser.on("text", (part) => (text += part));
  parser.on("closetag", ({ name }) => {
    const file = files.at(-1);
    if (name === "Key" && file) file.name = text;
    if (name === "Size" && file) file.bytes = Number(text);
    if (name === "NextContinuationToken") next = text;
  });
  parser.write(xml).close();
  return { files, next };
}
