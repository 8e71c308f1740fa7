/** Redirects are followed here: fetch would send a key on to whatever address an answer names. */
import { publicAddress } from "@sluice/engines";
import { SourceError } from "../../error.ts";

const MOST_REDIRECTS = 10;
const redirects = new Set([301, 302, 303, 307, 308]);

export const isRedirect = (status: number): boolean => redirects.has(status);

type Headers = Readonly<Record<string, string>>;

/** What says nothing of who asks. */
const harmless = new Set(["accept", "accept-charset", "accept-encoding", "accept-language", "user-agent"]);

/** The answer in the end. Headers stay with the origin that they were given for. */
export async function following(
  address: string,
  given: Headers,
  ask: (url: string, headers: Headers) => Promise<Response>,
): Promise<Response> {
  const login = loginOf(address);
  let [at, headers] = [login.url, { ...login.headers, ...given }];
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const response = await ask(at, headers);
    if (!isRedirect(response.status)) return response;
    await response.body?.cancel();
    const next = nextOf(response, at);
    if (next.origin !== new URL(at).origin) headers = withoutKeys(headers);
    at = next.href;
  }
  throw new SourceError("unavailable", `${publicAddress(address)}: redirected more than ${MOST_REDIRECTS} times`);
}

function nextOf({ status, headers }: Response, from: string): URL {
  const location = headers.get("location");
  const next = location === null ? null : URL.parse(location, from);
  if (next !== null && /^https?:$/.test(next.protocol)) return new URL(loginOf(next.href).url);
  throw new SourceError("unavailable", `${publicAddress(from)}: answered ${status} with no address to go on to`);
}

const withoutKeys = (headers: Headers): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => harmless.has(name.toLowerCase())));

/** `https://user:password@host` as fetch takes it: the address alone, and a header. */
function loginOf(address: string): { readonly url: string; readonly headers: Headers } {
  const url = URL.parse(address);
  if (url === null || (url.username === "" && url.password === "")) return { url: address, headers: {} };
  const person = [url.username, url.password].map(decoded).join(":");
  [url.username, url.password] = ["", ""];
  return { url: url.href, headers: { authorization: `Basic ${Buffer.from(person).toString("base64")}` } };
}

/** A sign that should have been encoded stands for itself. */
const decoded = (text: string): string => text.replaceAll(/(?:%[0-9a-f]{2})+/gi, decodedOr);

function decodedOr(coded: string): string {
  try {
    return decodeURIComponent(coded);
  } catch {
    return coded;
  }
}
