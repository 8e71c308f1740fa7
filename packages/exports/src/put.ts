import { createHash } from "node:crypto";
import ky, { HTTPError } from "ky";
import { ExportError, messageOf } from "./error.ts";
import type { Exporter, Mart } from "./export.ts";

export interface PutOptions {
  readonly url: string;
  /** Sent as a bearer token; never printed. */
  readonly token?: string | undefined;
  /** Rows a request. */
  readonly batch?: number;
  /** Without it nothing leaves this machine: only loopback addresses are called. */
  readonly live?: boolean;
  readonly retries?: number;
  /** Milliseconds for one try. */
  readonly timeout?: number;
  /** Milliseconds before the first retry; doubled each time, with jitter. */
  readonly backoff?: number;
}

/**
 * PUTs the rows as JSON arrays of objects, a batch a request, in order. A batch has the same `Idempotency-Key` at every try and in
 * every run, so that a receiver that honours it takes each row once. 429, 5xx, timeouts and lost connections are tried again.
 */
export function put(options: PutOptions): Exporter {
  return {
    kind: "put",
    async write(mart) {
      if (!options.url)
        throw new ExportError(
          "config",
          `${mart.name}: no address to send to: is a variable that its config reads not set?`,
        );
      guard(options);
      const batches = batchesOf(mart, options.batch ?? 100);
      for (const [at, batch] of batches.entries()) {
        await send(options, mart, batch, `batch ${at + 1} of ${batches.length}`);
      }
      return { to: options.url, rows: mart.rows.length };
    },
  };
}

function guard({ url, live }: PutOptions): void {
  const { hostname } = parse(url);
  if (!live && !["localhost", "127.0.0.1", "[::1]"].includes(hostname)) {
    throw new ExportError(
      "config",
      `${url}: not called, since its config does not say live: true. Set it, or send to a local address with --to`,
    );
  }
}

function parse(url: string): URL {
  try {
    return new URL(url);
  } catch (cause) {
    throw new ExportError("config", `"${url}" is no URL: expected https://host/path`, { cause });
  }
}

function batchesOf(mart: Mart, size: number): string[] {
  const names = mart.columns.map((column) => column.name);
  const records = mart.rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at]])));
  return Array.from({ length: Math.ceil(records.length / size) }, (_, at) =>
    JSON.stringify(records.slice(at * size, (at + 1) * size)),
  );
}

async function send(options: PutOptions, mart: Mart, body: string, which: string): Promise<void> {
  const { url, token, retries = 5, timeout = 30_000, backoff = 500 } = options;
  try {
    await ky.put(url, {
      body,
      headers: {
        "content-type": "application/json",
        "idempotency-key": createHash("sha256").update(`${mart.name}\n${body}`).digest("hex"),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      timeout,
      retry: {
        limit: retries,
        methods: ["put"],
        statusCodes: [408, 429, 500, 502, 503, 504],
        afterStatusCodes: [429, 503],
        delay: (attempt) => backoff * 2 ** (attempt - 1),
        jitter: true,
        retryOnTimeout: true,
      },
    });
  } catch (cause) {
    throw failure(url, which, cause);
  }
}

function failure(url: string, which: string, cause: unknown): ExportError {
  if (cause instanceof HTTPError) {
    const { status, statusText } = cause.response;
    return new ExportError("refused", `${url}: ${which} was refused: expected 2xx, got ${status} ${statusText}`, {
      cause,
    });
  }
  return new ExportError("connection", `${url}: ${which} was not delivered: ${messageOf(cause)}`, { cause });
}
