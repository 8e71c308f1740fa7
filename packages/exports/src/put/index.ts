import { createHash } from "node:crypto";
import { publicAddress } from "@sluice/engines/secrets";
import { HTTPError } from "ky";
import { ExportError, messageOf } from "../error.ts";
import type { Exporter, Mart } from "../export.ts";
import { guarded } from "../guard.ts";
import { addressOf } from "./address.ts";
import type { PutOptions } from "./options.ts";
import { putBatch } from "./request.ts";

export type { PutOptions } from "./options.ts";

/**
 * PUTs the rows as JSON arrays of objects, a batch a request, in order. A batch has the same `Idempotency-Key` at every try and in
 * every run, so that a receiver that honours it takes each row once. 429, 5xx, timeouts and lost connections are tried again.
 */
export function put(options: PutOptions): Exporter {
  return {
    kind: "put",
    write: (mart) => guarded({ addresses: [options.url], keys: [options.token] }, () => sendAll(options, mart)),
  };
}

async function sendAll(options: PutOptions, mart: Mart) {
  if (!options.url)
    throw new ExportError(
      "config",
      `${mart.name}: no address to send to: is a variable that its config reads not set?`,
    );
  const url = addressOf(options);
  const batches = batchesOf(mart, options.batch ?? 100);
  for (const [at, body] of batches.entries()) {
    const key = createHash("sha256").update(`${mart.name}\n${body}`).digest("hex");
    await putBatch(options, url, { body, key }).catch((cause: unknown) => {
      throw failure(options.url, `batch ${at + 1} of ${batches.length}`, cause);
    });
  }
  return { to: publicAddress(options.url), rows: mart.rows.length };
}

function batchesOf(mart: Mart, size: number): string[] {
  const names = mart.columns.map((column) => column.name);
  const records = mart.rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at]])));
  return Array.from({ length: Math.ceil(records.length / size) }, (_, at) =>
    JSON.stringify(records.slice(at * size, (at + 1) * size)),
  );
}

function failure(url: string, which: string, cause: unknown): ExportError {
  const where = publicAddress(url);
  if (cause instanceof HTTPError) {
    const { status, statusText } = cause.response;
    return new ExportError("refused", `${where}: ${which} was refused: expected 2xx, got ${status} ${statusText}`, {
      cause,
    });
  }
  if (cause instanceof ExportError) return new ExportError(cause.reason, `${which}: ${cause.message}`, { cause });
  return new ExportError("connection", `${where}: ${which} was not delivered: ${messageOf(cause)}`, { cause });
}
