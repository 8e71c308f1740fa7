/** Jobs: what was asked for, and how it went. */
import { randomUUID } from "node:crypto";
import type { Column } from "@sluice/googlesql";
import { ApiError, type ErrorProto, notFound, protoOf } from "../error.ts";
import { etagOf } from "../resources.ts";
import { schemaOf } from "../schema.ts";
import type { World } from "../world.ts";

export interface Answer {
  readonly columns: readonly Column[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** What the work of a job gives. */
export interface Outcome {
  readonly answer?: Answer;
  readonly statistics: object;
  /** Added to its configuration: where its rows are. */
  readonly configuration?: object;
}

export interface Job {
  readonly id: string;
  readonly project: string;
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly created: number;
  state: "RUNNING" | "DONE";
  ended?: number;
  error?: ErrorProto;
  outcome?: Outcome;
  /** Settled when it is done, well or not. */
  done: Promise<void>;
}

export interface Jobs {
  start(
    project: string,
    id: string | undefined,
    configuration: Job["configuration"],
    work: () => Promise<Outcome>,
  ): Job;
  /** Throws notFound. */
  get(project: string, id: string): Promise<Job>;
  all(): readonly Job[];
  forget(id: string): Promise<void>;
}

/** Answers are kept for the latest so many jobs: clients read them at once. */
const most = 200;

export function createJobs({ state, inTurn, now }: World): Jobs {
  const known = new Map<string, Job>();

  function start(
    project: string,
    wanted: string | undefined,
    configuration: Job["configuration"],
    work: () => Promise<Outcome>,
  ): Job {
    const id = wanted ?? `job_${randomUUID()}`;
    if (known.has(id)) throw new ApiError("duplicate", `Already Exists: Job ${project}:${id}`);
    const job: Job = {
      id,
      project,
      configuration,
      created: now().getTime(),
      state: "RUNNING",
      done: Promise.resolve(),
    };
    known.set(id, job);
    job.done = inTurn(() => perform(job, work));
    for (const [old, { state: how }] of known) if (known.size > most && how === "DONE") known.delete(old);
    return job;
  }

  async function perform(job: Job, work: () => Promise<Outcome>): Promise<void> {
    try {
      if (!job.error) job.outcome = await work();
    } catch (cause) {
      job.error = protoOf(cause instanceof ApiError ? cause : new ApiError("invalid", messageOf(cause), { cause }));
    }
    job.state = "DONE";
    job.ended = now().getTime();
    await state.put("job", job.id, jobResource(job)).catch(() => undefined);
  }

  return {
    start,
    get: async (project, id) => {
      const job = known.get(id) ?? (await restored(id));
      if (job === undefined) throw notFound(`Job ${project}:${id}`);
      return job;
    },
    all: () => [...known.values()].toReversed(),
    forget: async (id) => {
      known.delete(id);
      await state.remove("job", id);
    },
  };

  /** Of an earlier process: how it went, not its rows. */
  async function restored(id: string): Promise<Job | undefined> {
    const kept = await inTurn(() => state.get<ReturnType<typeof jobResource>>("job", id));
    if (kept === undefined) return undefined;
    const { configuration, statistics, status, jobReference } = kept;
    return {
      id,
      project: jobReference.projectId,
      configuration,
      created: Number(statistics.creationTime),
      state: "DONE",
      ended: Number(statistics.endTime),
      ...(status.errorResult && { error: status.errorResult }),
      outcome: { statistics },
      done: Promise.resolve(),
    };
  }
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** As the API writes it. */
export function jobResource(job: Job) {
  const { id, project, configuration, created, state, ended, error, outcome } = job;
  const body = {
    kind: "bigquery#job",
    id: `${project}:US.${id}`,
    jobReference: { projectId: project, jobId: id, location: "US" },
    configuration: { ...configuration, ...outcome?.configuration } as Readonly<Record<string, unknown>>,
    status: { state, ...(error && { errorResult: error, errors: [error] }) } as {
      readonly state: string;
      readonly errorResult?: ErrorProto;
    },
    statistics: {
      creationTime: String(created),
      startTime: String(created),
      ...(ended !== undefined && { endTime: String(ended) }),
      totalBytesProcessed: "0",
      ...outcome?.statistics,
    } as Readonly<Record<string, unknown>>,
    user_email: "anonymous@example.com",
  };
  return { ...body, etag: etagOf(body) };
}

/** What a query's answer begins with, whatever page is asked for. */
export const answerHead = ({ id, project, outcome }: Job) => ({
  jobReference: { projectId: project, jobId: id, location: "US" },
  jobComplete: true,
  totalBytesProcessed: "0",
  cacheHit: false,
  ...(outcome?.answer && {
    schema: schemaOf(outcome.answer.columns),
    totalRows: String(outcome.answer.rows.length),
  }),
});
