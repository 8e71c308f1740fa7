import type { Span } from "../ast/index.ts";
import { GoogleSqlError } from "../error.ts";

const at = (span: Span | undefined) => (span ? { span } : {});

/** It is wrong. */
export function invalid(message: string, span?: Span): never {
  throw new GoogleSqlError("invalid", message, at(span));
}

/** It is right, and not done here. */
export function unsupported(what: string, span?: Span): never {
  throw new GoogleSqlError("unsupported", `${what} is not supported here`, at(span));
}
