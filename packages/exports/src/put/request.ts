/** One batch to where it is taken: redirects are followed here, since fetch would take the rows with it to any host. */
import ky from "ky";
import { ExportError } from "../error.ts";
import { loginOf, redirectedTo } from "./address.ts";
import type { PutOptions } from "./options.ts";

const MOST_REDIRECTS = 5;
/** 303 is none of them: it says to GET something else, and whether the rows were taken is not said. */
const redirects = new Set([301, 302, 307, 308]);

export interface Batch {
  readonly body: string;
  readonly key: string;
}

/** Throws ky's errors, and ExportError where it is sent on to a place that is not to be called. */
export async function putBatch(options: PutOptions, url: URL, batch: Batch): Promise<void> {
  const login = loginOf(url);
  let at = login.url;
  let authorization = options.token ? `Bearer ${options.token}` : login.authorization;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const response = await ask(options, at, batch, authorization);
    const location = response.headers.get("location");
    await response.body?.cancel();
    if (response.ok) return;
    if (location === null) throw new ExportError("refused", `${at.href}: a redirect without an address`);
    const next = redirectedTo(location, at, options.live);
    if (next.origin !== at.origin) authorization = undefined;
    at = next;
  }
  throw new ExportError("refused", `${url.href}: redirected more than ${MOST_REDIRECTS} times`);
}

function ask(
  options: PutOptions,
  url: URL,
  { body, key }: Batch,
  authorization: string | undefined,
): Promise<Response> {
  const { retries = 5, timeout = 30_000, backoff = 500 } = options;
  return ky.put(url, {
    body,
    headers: {
      "content-type": "application/json",
      "idempotency-key": key,
      ...(authorization ? { authorization } : {}),
    },
    redirect: "manual",
    throwHttpErrors: (status) => !redirects.has(status),
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
}
