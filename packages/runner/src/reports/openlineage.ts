import { randomUUID } from "node:crypto";
import { appendFile, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { hideSecrets, publicAddress } from "@sluice/engines/secrets";
import type { RunEvent } from "../run/index.ts";
import type { Status, Task } from "../task.ts";

const { version } = createRequire(import.meta.url)("../../package.json") as { readonly version: string };
const producer = `urn:sluice:${version}`;
const schema = (path: string): string => `https://openlineage.io/spec/${path}`;

export interface Lineage {
  /** Listens to a run. */
  readonly onEvent: (event: RunEvent) => void;
  /** Waits until everything is written or sent. Throws where it could not be. */
  flush(): Promise<void>;
}

/** OpenLineage events, one JSON document each: appended to a file, or sent to an http(s) address. */
export function openLineage(where: string, namespace: string): Lineage {
  expectPlace(where);
  const runs = new Map<string, string>();
  const parent = randomUUID();
  let sent: Promise<void> = Promise.resolve();
  const emit = (event: object): void => {
    sent = sent.then(() => deliver(where, event));
    sent.catch(() => undefined);
  };
  return {
    onEvent(event) {
      if (event.kind === "retrying") return;
      const type = event.kind === "started" ? "START" : eventTypes[event.result.status];
      if (type === undefined) return;
      const runId = runs.get(event.task.id) ?? randomUUID();
      runs.set(event.task.id, runId);
      const error = event.kind === "finished" ? event.result.error : null;
      emit(lineageEvent({ task: event.task, type, runId, parent, namespace, error }));
    },
    flush: () => sent,
  };
}

const eventTypes: Readonly<Partial<Record<Status, string>>> = {
  SUCCESSFUL: "COMPLETE",
  WARNED: "COMPLETE",
  FAILED: "FAIL",
  CANCELLED: "ABORT",
};

interface Happening {
  readonly task: Task;
  readonly type: string;
  readonly runId: string;
  readonly parent: string;
  readonly namespace: string;
  readonly error: string | null;
}

function lineageEvent({ task, type, runId, parent, namespace, error }: Happening): object {
  const dataset = (name: string) => ({ namespace, name });
  return {
    eventType: type,
    eventTime: new Date().toISOString(),
    producer,
    schemaURL: schema("2-0-2/OpenLineage.json#/$defs/RunEvent"),
    run: {
      runId,
      facets: { parent: parentFacet(parent), ...(error === null ? {} : { errorMessage: errorFacet(error) }) },
    },
    job: { namespace: "sluice", name: task.id, facets: { jobType: jobTypeFacet(task) } },
    inputs: task.reads.map(dataset),
    outputs: [dataset(task.id)],
  };
}

const facet = (path: string) => ({ _producer: producer, _schemaURL: schema(`facets/${path}`) });

const parentFacet = (runId: string) => ({
  ...facet("1-1-0/ParentRunFacet.json#/$defs/ParentRunFacet"),
  run: { runId },
  job: { namespace: "sluice", name: "run" },
});

const errorFacet = (message: string) => ({
  ...facet("1-0-1/ErrorMessageRunFacet.json#/$defs/ErrorMessageRunFacet"),
  message,
  programmingLanguage: "SQL",
});

const jobTypeFacet = ({ type }: Task) => ({
  ...facet("2-0-3/JobTypeJobFacet.json#/$defs/JobTypeJobFacet"),
  processingType: "BATCH",
  integration: "SLUICE",
  jobType: type.toUpperCase(),
});

async function deliver(where: string, event: object): Promise<void> {
  try {
    await (isAddress(where) ? send(where, event) : append(where, event));
  } catch (error) {
    throw withoutSecrets(error as Error, where);
  }
}

/** Words alone: fetch's errors carry the address. */
const withoutSecrets = ({ message }: Error, where: string): Error =>
  new Error(hideSecrets(message, isAddress(where) ? [where] : []));

async function append(path: string, event: object): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await appendFile(path, `${JSON.stringify(event)}\n`);
}

/** A redirect is not followed: the events say what tables there are, and what went wrong with them. */
async function send(address: string, event: object): Promise<void> {
  const { url, headers } = withLogin(address);
  const init = {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(event),
  };
  const response = await fetch(url, { ...init, redirect: "manual" });
  await response.body?.cancel();
  if (!response.ok)
    throw new Error(`OpenLineage: expected ${publicAddress(address)} to take an event, got ${response.status}`);
}

/** fetch takes no user in an address. */
function withLogin(address: string) {
  const url = new URL(address);
  const person = [url.username, url.password].map(decodeURIComponent).join(":");
  [url.username, url.password] = ["", ""];
  return { url, headers: person === ":" ? {} : { authorization: `Basic ${Buffer.from(person).toString("base64")}` } };
}

const isAddress = (where: string): boolean => /^https?:/i.test(where);

/** A scheme mistyped is no folder, least of all one named by a password. */
function expectPlace(where: string): void {
  if (isAddress(where) ? URL.canParse(where) : !/^[a-z][a-z0-9+.-]+:\//i.test(where)) return;
  throw new Error(
    `--openlineage ${publicAddress(where)}: expected a file's path, or an address that starts with http:// or https://`,
  );
}
