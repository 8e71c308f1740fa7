import { createWriteStream } from "node:fs";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import ky from "ky";
import { SourceError } from "../../error.ts";
import { cutOff, refuseOtherStatus, unavailable } from "./failures.ts";
import { fetchIntact, unpackersOf } from "./intact.ts";
import type { HttpRequest } from "./options.ts";
import { following, isRedirect } from "./redirects.ts";

const BODY_TRIES = 3;

/**
 * The answer's body into a file; when it was last changed, where the server says it. 429, 5xx, timeouts and lost connections are
 * tried again; Retry-After is honoured.
 */
export async function download(request: HttpRequest, path: string): Promise<Date | undefined> {
  for (let tries = 1; ; tries++) {
    const response = await get(request);
    try {
      await save(response, request, path);
      return changedAt(response);
    } catch (cause) {
      if (cause instanceof SourceError || request.signal?.aborted) throw cause;
      if (tries === BODY_TRIES) throw cutOff(request, tries, cause);
    }
  }
}

async function get(request: HttpRequest): Promise<Response> {
  const { url, headers = {} } = request;
  try {
    return await following(url, headers, (at, sent) => ask(at, sent, request));
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    throw unavailable(request, cause);
  }
}

function ask(url: string, headers: Readonly<Record<string, string>>, request: HttpRequest): Promise<Response> {
  const { timeout = 30_000, retries = 4, backoff = 500, signal } = request;
  return ky.get(url, {
    headers,
    fetch: fetchIntact,
    ...(signal && { signal }),
    redirect: "manual",
    throwHttpErrors: (status) => !isRedirect(status),
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
}

async function save(response: Response, request: HttpRequest, path: string): Promise<void> {
  try {
    await saveChecked(response, request, path);
  } catch (error) {
    await response.body?.cancel().catch(() => undefined);
    throw error;
  }
}

async function saveChecked(response: Response, request: HttpRequest, path: string): Promise<void> {
  const type = response.headers.get("content-type") ?? "";
  if (type.includes("text/html"))
    throw new SourceError("format", `${request.label}: expected data, got an HTML page: is the address right?`);
  if (!response.body || response.status === 204)
    throw new SourceError("empty", `${request.label}: the answer is empty`);
  refuseOtherStatus(request, response);
  const unpackers = unpackersOf(response, request.label);
  await pipeline([Readable.fromWeb(response.body), ...unpackers, capped(request), createWriteStream(path)]);
}

function changedAt({ headers }: Response): Date | undefined {
  const said = new Date(headers.get("last-modified") ?? "");
  return Number.isNaN(said.getTime()) ? undefined : said;
}

function capped({ label, maxBytes = 1 << 30 }: HttpRequest): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      const over = bytes > maxBytes;
      done(
        over
          ? new SourceError(
              "unexpected",
              `${label}: the answer is over ${maxBytes} bytes: raise maxBytes if that is right`,
            )
          : null,
        chunk,
      );
    },
  });
}
