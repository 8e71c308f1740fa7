import { randomUUID } from "node:crypto";
import { appendFile, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname } from "node:path";
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
  if (!/^https?:/.test(where)) {
    await mkdir(dirname(where), { recursive: true });
    return appendFile(where, `${JSON.stringify(event)}\n`);
  }
  const headers = { "content-type": "application/json" };
  const response = await fetch(where, { method: "POST", headers, body: JSON.stringify(event) });
  if (!response.ok) throw new Error(`OpenLineage: expected ${where} to take an event, got ${response.status}`);
}
