import { createWriteStream } from "node:fs";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import ky, { HTTPError, TimeoutError } from "ky";
import { SourceError } from "../error.ts";

export interface Request {
  readonly url: string;
  /** Values may be secrets: they are sent, and never printed. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The environment's variable that holds the key: named where the server says 401 or 403. */
  readonly credential?: string;
  /** Bytes of one answer, at most. */
  readonly maxBytes?: number;
  /** Milliseconds until the answer begins, for one try. */
  readonly timeout?: number;
  readonly retries?: number;
  /** Milliseconds before the first retry; doubled each time, with jitter. */
  readonly backoff?: number;
  readonly signal?: AbortSignal | undefined;
}

const BODY_TRIES = 3;

/** The answer's body into a file. 429, 5xx, timeouts and lost connections are tried again; Retry-After is honoured. */
export async function download(request: Request, path: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    const response = await get(request);
    try {
      return await save(response, request, path);
    } catch (cause) {
      if (cause instanceof SourceError || request.signal?.aborted) throw cause;
      if (tries === BODY_TRIES) throw cutOff(request, cause);
    }
  }
}

async function get(request: Request): Promise<Response> {
  const { url, headers, timeout = 30_000, retries = 4, backoff = 500, signal } = request;
  try {
    return await ky.get(url, {
      ...(headers && { headers }),
      ...(signal && { signal }),
      timeout,
      retry: {
        limit: retries,
        statusCodes: [408, 429, 500, 502, 503, 504],
        afterStatusCodes: [429, 503],
        maxRetryAfter: 120_000,
        delay: (attempt) => backoff * 2 ** (attempt - 1),
        jitter: true,
        retryOnTimeout: true,
      },
    });
  } catch (cause) {
    throw unavailable(request, cause);
  }
}

async function save(response: Response, request: Request, path: string): Promise<void> {
  const type = response.headers.get("content-type") ?? "";
  if (type.includes("text/html")) {
    await response.body?.cancel();
    throw new SourceError("format", `${label(request.url)}: expected data, got an HTML page: is the address right?`);
  }
  if (!response.body) throw new SourceError("empty", `${label(request.url)}: the answer is empty`);
  await pipeline(Readable.fromWeb(response.body), capped(request), createWriteStream(path));
}

function capped({ url, maxBytes = 1 << 30 }: Request): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      const over = bytes > maxBytes;
      done(
        over
          ? new SourceError(
              "unexpected",
              `${label(url)}: the answer is over ${maxBytes} bytes: raise maxBytes if that is right`,
            )
          : null,
        chunk,
      );
    },
  });
}

function unavailable(request: Request, cause: unknown): SourceError {
  const where = label(request.url);
  if (cause instanceof HTTPError) {
    const { status, statusText } = cause.response;
    return new SourceError(
      "unavailable",
      `${where}: expected 200, got ${status} ${statusText}${hint(request, status)}`,
      cause,
    );
  }
  const why = cause instanceof TimeoutError ? "no answer in time" : reasonOf(cause);
  return new SourceError("unavailable", `${where}: ${why}: is the server there?`, cause);
}

const hint = ({ credential }: Request, status: number): string =>
  credential && (status === 401 || status === 403) ? `: is ${credential} set, and right?` : "";

const cutOff = ({ url }: Request, cause: unknown): SourceError =>
  new SourceError("truncated", `${label(url)}: the answer was cut off ${BODY_TRIES} times: ${reasonOf(cause)}`, cause);

const reasonOf = (error: unknown): string => {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message ? cause.message : message;
};

/** An address as it may be printed: no user, no password, no query (keys are sent there too). */
export function label(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
