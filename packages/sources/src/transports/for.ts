/** A transport with options that plain words can say. */
import { transports } from "./index.ts";
import type { PlainOptions, Transport } from "./transport.ts";

/** The one of this address, with these options. Throws where it has none of them. */
export function transportFor(address: string, options: PlainOptions): Transport {
  const scheme = /^([a-z0-9+.-]+):/i.exec(address)?.[1]?.toLowerCase() ?? "file";
  const made = transports.find(({ schemes }) => schemes.includes(scheme))?.with?.(options);
  if (made !== undefined) return made;
  throw new Error("expected headers only with an http(s) url, windowBy only with that of a database");
}
