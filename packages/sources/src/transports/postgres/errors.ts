/** What went wrong on the production database, in one line. */
import { SourceError, type SourceReason } from "../../error.ts";

export interface Where {
  /** Without secrets. */
  readonly label: string;
  /** What is read there: `table entity`. */
  readonly title: string;
}

type Words = readonly [reason: SourceReason, says: (told: Told, where: Where) => string];

interface Told {
  readonly message: string;
  readonly code?: string;
}

const down: Words = ["unavailable", () => "no server answers there: is it running, are host and port right?"];
const ended: Words = ["truncated", () => "the connection ended in the middle; nothing was loaded: run it again"];

const byCode: Readonly<Record<string, Words>> = {
  ECONNREFUSED: down,
  ENOENT: down,
  EHOSTUNREACH: down,
  ETIMEDOUT: down,
  ENOTFOUND: ["unavailable", () => "there is no such host"],
  EAI_AGAIN: ["unavailable", () => "there is no such host"],
  ECONNRESET: ended,
  EPIPE: ended,
  "57P01": ended,
  "57P02": ended,
  "57P03": ["unavailable", () => "the server is starting up or shutting down: run it again in a moment"],
  "53300": ["unavailable", () => "the server has no connection left: run it again later"],
  "57014": ["unavailable", () => "a statement took longer than it may: raise timeout, or index the column of windowBy"],
  "25P03": ended,
  "28P01": ["unavailable", () => "the password is wrong, or there is no such user"],
  "28000": ["unavailable", ({ message }) => message],
  "3D000": ["missing", () => "there is no such database"],
  "3F000": ["missing", ({ message }) => message],
  "42P01": ["missing", ({ message }, { title }) => `expected ${title}, and it is not there: ${message}`],
  "42703": ["unexpected", ({ message }, { title }) => `${title}: ${message}`],
  "42501": ["unreadable", ({ message }) => `${message}: grant select to this user`],
};

const words = ({ code = "", message }: Told): Words =>
  byCode[code] ??
  (/timeout/i.test(message) ? down : undefined) ??
  (/Connection terminated|connection error|socket|not queryable/i.test(message) ? ended : undefined) ?? [
    "unreadable",
    (told, { title }) => `${title} can't be read: ${told.message}`,
  ];

export function sourceError(where: Where, cause: unknown): SourceError {
  if (cause instanceof SourceError) return cause;
  const told = cause as Told;
  const [reason, says] = words(told);
  return new SourceError(reason, `${where.label}: ${says(told, where).replaceAll(/\s*\n\s*/g, " ")}`, cause);
}
