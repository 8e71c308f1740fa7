import { WarehouseError, messageOf } from "../../error.ts";

interface Told {
  readonly code?: string;
  readonly constraint?: string;
  readonly detail?: string;
}

/** Our own refusals have no cause. */
const told = (cause: unknown): Told => (cause instanceof WarehouseError ? told(cause.cause) : (cause ?? {}));

/** The server's own indexes of names: what `if not exists` meets when two make the same at once. */
const names = new Set(["pg_namespace_nspname_index", "pg_class_relname_nsp_index", "pg_type_typname_nsp_index"]);

/** Serialization failure, deadlock, and two that make the same schema or table. */
export const isConflict = (cause: unknown): boolean => {
  const { code, constraint } = told(cause);
  return code === "40001" || code === "40P01" || (code === "23505" && names.has(constraint ?? ""));
};

const unavailable = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "ETIMEDOUT",
  "ECONNRESET",
  "EPIPE",
  "57P01",
  "57P03",
  "53300",
]);
const hints: Readonly<Record<string, string>> = {
  ECONNREFUSED: "no server answers there; is it running?",
  ENOENT: "no server answers there; is it running?",
  ENOTFOUND: "there is no such host",
  "28P01": "the password is wrong",
  "28000": "the user may not connect",
  "3D000": "there is no such database; create it first",
};

export function postgresError(label: string, cause: unknown): WarehouseError {
  if (cause instanceof WarehouseError) return cause;
  const { code = "", detail } = told(cause);
  if (code === "57014") return new WarehouseError("cancelled", "[postgres] cancelled", cause);
  if (code === "ERR_INVALID_URL")
    return new WarehouseError(
      "url",
      `[postgres] ${label}: expected postgres://USER:PASSWORD@HOST/DATABASE; a password's /, # and @ are written %2F, %23 and %40`,
      cause,
    );
  if (code === "53100")
    return new WarehouseError("full", `[postgres] ${label}: ${messageOf(cause)}; make room and run again`, cause);
  const hint = hints[code];
  if (hint || unavailable.has(code) || /Connection terminated/.test(messageOf(cause))) {
    return new WarehouseError("unavailable", `[postgres] ${label}: ${hint ?? messageOf(cause)}`, cause);
  }
  return new WarehouseError(
    "statement",
    `[postgres] ${plainly(messageOf(cause))}${detail ? ` (${detail})` : ""}`,
    cause,
  );
}

/** In GoogleSQL's words, where PostgreSQL names its own types. */
const plainly = (message: string): string =>
  message.replace(/^bigint out of range$/, "INT64 overflow").replace(/^numeric field overflow$/, "NUMERIC overflow");
