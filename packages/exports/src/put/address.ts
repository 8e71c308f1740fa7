/** Where rows may be sent. */
import { publicAddress } from "@sluice/engines/secrets";
import { ExportError } from "../error.ts";
import type { PutOptions } from "./options.ts";

/** The address that the config names. Throws where it is none, or is not to be called. */
export function addressOf({ url, live }: PutOptions): URL {
  const parsed = URL.parse(url);
  if (parsed === null || !isHttp(parsed)) {
    throw new ExportError("config", `"${publicAddress(url)}" is no URL to PUT to: expected https://host/path`);
  }
  if (!live && !isLocal(parsed)) {
    throw new ExportError(
      "config",
      `${publicAddress(url)}: not called, since its config does not say live: true. Set it, or send to a local address with --to`,
    );
  }
  return parsed;
}

/** Where an answer points on: no further than the config lets rows go, and never from https to plain text. */
export function redirectedTo(location: string, from: URL, live: boolean | undefined): URL {
  const to = URL.parse(location, from.href);
  const why = to === null || !isHttp(to) ? "which is no address to PUT to" : refusalOf(from, to, live);
  if (to !== null && why === undefined) return loginOf(to).url;
  const where = to === null ? "somewhere" : publicAddress(to.href);
  throw new ExportError(
    "refused",
    `${publicAddress(from.href)}: it redirects to ${where}, ${why}; no rows were sent there`,
  );
}

function refusalOf(from: URL, to: URL, live: boolean | undefined): string | undefined {
  if (!live && !isLocal(to)) return "which is not called, since its config does not say live: true";
  return from.protocol === "https:" && to.protocol === "http:" ? "which is not encrypted" : undefined;
}

/** What `https://user:password@host` stands for. fetch takes no such address. */
export interface Login {
  readonly url: URL;
  readonly authorization: string | undefined;
}

export function loginOf(url: URL): Login {
  const bare = new URL(url.href);
  [bare.username, bare.password] = ["", ""];
  if (url.username === "" && url.password === "") return { url: bare, authorization: undefined };
  const person = [url.username, url.password].map(decoded).join(":");
  return { url: bare, authorization: `Basic ${Buffer.from(person).toString("base64")}` };
}

const isHttp = ({ protocol }: URL): boolean => protocol === "http:" || protocol === "https:";

const isLocal = ({ hostname }: URL): boolean => ["localhost", "127.0.0.1", "[::1]"].includes(hostname);

/** A sign that should have been encoded stands for itself. */
const decoded = (text: string): string => text.replaceAll(/(?:%[0-9a-f]{2})+/gi, decodedOr);

function decodedOr(coded: string): string {
  try {
    return decodeURIComponent(coded);
  } catch {
    return coded;
  }
}
