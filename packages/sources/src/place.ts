/** Where a source comes from: a path, or an address. */
import { fileURLToPath } from "node:url";
import { publicAddress } from "@sluice/engines";
import { SourceError } from "./error.ts";

export interface Place {
  readonly scheme: string;
  /** As it was given, secrets and all: to go there, never to be printed. Of a file, its path. */
  readonly address: string;
  /** As people may read it, and `_source` keeps it. */
  readonly label: string;
}

/** A path, unless it begins with one of these schemes. Throws where it begins with another. */
export function placeAt(where: string, name: string, schemes: readonly string[]): Place {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(where)?.[1]?.toLowerCase();
  if (scheme === "file") return path(fromFileUrl(where));
  if (scheme && schemes.includes(scheme)) return { scheme, address: where, label: publicAddress(where) };
  if (!/^[a-z][a-z0-9+.-]+:\//i.test(where)) return path(where);
  const known = schemes.map((one) => `${one}:`).join(", ");
  throw new SourceError(
    "missing",
    `${name}: expected a path, or an address that begins with ${known}; got ${scheme}:…`,
  );
}

const path = (where: string): Place => ({ scheme: "file", address: where, label: where });

/** `file:///data/x.csv`; or a relative path after `file:`. */
function fromFileUrl(where: string): string {
  if (!/^file:\//i.test(where)) return where.slice("file:".length);
  try {
    return fileURLToPath(where);
  } catch (cause) {
    throw new SourceError("missing", `${where}: expected file:///path: ${(cause as Error).message}`, cause);
  }
}
