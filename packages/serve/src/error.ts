/** What the API refuses, in BigQuery's own reasons and codes (https://cloud.google.com/bigquery/docs/error-messages). */
import { GoogleSqlError } from "@sluice/googlesql";

export type ApiReason =
  | "invalid"
  | "invalidQuery"
  | "notFound"
  | "duplicate"
  | "required"
  | "resourceInUse"
  | "accessDenied"
  | "stopped"
  | "notImplemented"
  | "conditionNotMet"
  | "internalError";

const codes: Readonly<Record<ApiReason, number>> = {
  invalid: 400,
  invalidQuery: 400,
  required: 400,
  resourceInUse: 400,
  accessDenied: 401,
  notFound: 404,
  duplicate: 409,
  conditionNotMet: 412,
  stopped: 499,
  internalError: 500,
  notImplemented: 501,
};

export class ApiError extends Error {
  readonly reason: ApiReason;
  readonly code: number;
  /** `query`, or the field that is wrong. */
  readonly location: string | undefined;

  constructor(reason: ApiReason, message: string, options: { location?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = "ApiError";
    this.reason = reason;
    this.code = codes[reason];
    this.location = options.location;
  }
}

/** `what` as BigQuery names it: `Dataset p:d`, `Table p:d.t`, `Job p:j`. */
export const notFound = (what: string): ApiError => new ApiError("notFound", `Not found: ${what}`);
export const duplicate = (what: string): ApiError => new ApiError("duplicate", `Already Exists: ${what}`);
export const invalid = (message: string): ApiError => new ApiError("invalid", message);

export interface ErrorProto {
  readonly reason: string;
  readonly message: string;
  readonly location?: string;
}

export const protoOf = ({ reason, message, location }: ApiError): ErrorProto => ({
  reason,
  message,
  ...(location !== undefined && { location }),
});

/** What went wrong in a query, its place in BigQuery's form: `Unrecognized name: x at [1:8]`. */
export function queryError(cause: unknown, sql: string): ApiError {
  if (cause instanceof ApiError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/was not found|^Not found/i.test(message))
    return new ApiError("notFound", placed(message, cause, sql), { cause });
  if (/already exists/i.test(message)) return new ApiError("duplicate", placed(message, cause, sql), { cause });
  return new ApiError("invalidQuery", placed(message, cause, sql), { location: "query", cause });
}

function placed(message: string, cause: unknown, sql: string): string {
  if (!(cause instanceof GoogleSqlError) || cause.span === undefined) return message;
  const before = sql.slice(0, cause.span.start).split("\n");
  return `${message} at [${before.length}:${(before.at(-1)?.length ?? 0) + 1}]`;
}
